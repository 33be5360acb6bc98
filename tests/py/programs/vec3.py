"""A ray marcher: small vectors with operators, spheres on a floor, shades as characters."""
import math
import sys

# Width and height of the picture.
PICTURE = {"tiny": (8, 4), "short": (110, 58), "long": (350, 190)}
SHADES = " .:-=+*#%@"


class Vec3:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vec3(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vec3(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vec3(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vec3(-self.x, -self.y, -self.z)

    def __eq__(self, other):
        return (self.x, self.y, self.z) == (other.x, other.y, other.z)

    def __repr__(self):
        return f"Vec3({self.x:.6f}, {self.y:.6f}, {self.z:.6f})"

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def length(self):
        return math.sqrt(self.dot(self))

    def unit(self):
        return self * (1.0 / self.length())


class Sphere:
    def __init__(self, centre, radius):
        self.centre = centre
        self.radius = radius

    def distance(self, point):
        return (point - self.centre).length() - self.radius


class Floor:
    def __init__(self, height):
        self.height = height

    def distance(self, point):
        return point.y - self.height


class Scene:
    def __init__(self, things, light):
        self.things = things
        self.light = light.unit()

    def distance(self, point):
        return min(thing.distance(point) for thing in self.things)

    def normal(self, point):
        step = 0.001
        here = self.distance(point)
        return Vec3(self.distance(point + Vec3(step, 0.0, 0.0)) - here,
                    self.distance(point + Vec3(0.0, step, 0.0)) - here,
                    self.distance(point + Vec3(0.0, 0.0, step)) - here).unit()

    def march(self, origin, direction):
        travelled = 0.0
        for _ in range(48):
            gap = self.distance(origin + direction * travelled)
            if gap < 0.001:
                return travelled
            travelled += gap
            if travelled > 20.0:
                break
        return None

    def shade(self, origin, direction):
        travelled = self.march(origin, direction)
        if travelled is None:
            return 0.0
        point = origin + direction * travelled
        normal = self.normal(point)
        brightness = max(0.0, normal.dot(self.light))
        if self.march(point + 0.02 * normal, self.light) is not None:
            brightness *= 0.3
        return 0.1 + 0.9 * brightness


def main(size):
    width, height = PICTURE[size]
    scene = Scene([Sphere(Vec3(0.0, 0.0, 5.0), 1.0), Sphere(Vec3(1.4, 0.5, 4.2), 0.5), Floor(-1.0)],
                  Vec3(1.0, 1.5, -1.0))
    eye = Vec3(0.0, 0.2, 0.0)
    total = 0.0
    lines = []
    for row in range(height):
        line = ""
        for column in range(width):
            direction = Vec3((column + 0.5) / width - 0.5, (0.5 - (row + 0.5) / height) * 0.75, 0.8).unit()
            brightness = scene.shade(eye, direction)
            total += brightness
            line += SHADES[min(9, int(brightness * 10))]
        lines.append(line)
    for line in lines[::max(1, height // 16)]:
        print(line[::max(1, width // 48)].rstrip())
    print(f"{total:.6f}")
    print(scene.normal(Vec3(0.0, 1.0, 5.0)), -Vec3(1.0, 2.0, 3.0) == Vec3(-1.0, -2.0, -3.0))


if __name__ == "__main__":
    main(sys.argv[1])
