# workload
"""Spheres and a floor, with shadows and mirrors, drawn with small vector objects."""
import math
import sys

SIZES = {"tiny": (6, 4), "short": (132, 80), "long": (400, 270)}


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def length(self):
        return math.sqrt(self.dot(self))

    def unit(self):
        return self * (1.0 / self.length())

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance


class Color(Vector):
    """A vector of light."""

    __slots__ = ()

    def __mul__(self, factor):
        return Color(self.x * factor, self.y * factor, self.z * factor)

    def __add__(self, other):
        return Color(self.x + other.x, self.y + other.y, self.z + other.z)

    def bytes(self):
        return tuple(max(0, min(255, int(part * 255.0 + 0.5))) for part in (self.x, self.y, self.z))


class Material:
    def __init__(self, color, shine=0.0, mirror=0.0):
        self.color = color
        self.shine = shine
        self.mirror = mirror

    def color_at(self, point):
        return self.color


class Checkered(Material):
    def __init__(self, color, other, mirror=0.0):
        super().__init__(color, 0.0, mirror)
        self.other = other

    def color_at(self, point):
        if (math.floor(point.x) + math.floor(point.z)) % 2 == 0:
            return self.color
        return self.other


class Sphere:
    def __init__(self, center, radius, material):
        self.center = center
        self.radius = radius
        self.material = material

    def hit(self, ray):
        offset = self.center - ray.origin
        along = offset.dot(ray.direction)
        rest = self.radius * self.radius - offset.dot(offset) + along * along
        if rest < 0.0:
            return None
        root = math.sqrt(rest)
        for distance in (along - root, along + root):
            if distance > 1e-4:
                return distance
        return None

    def normal(self, point):
        return (point - self.center) * (1.0 / self.radius)


class Plane:
    def __init__(self, point, up, material):
        self.point = point
        self.up = up
        self.material = material

    def hit(self, ray):
        slope = ray.direction.dot(self.up)
        if abs(slope) < 1e-9:
            return None
        distance = (self.point - ray.origin).dot(self.up) / slope
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return self.up


class Scene:
    def __init__(self):
        self.things = []
        self.lights = []
        self.background = Color(0.2, 0.3, 0.5)
        self.rays = 0

    def nearest(self, ray):
        self.rays += 1
        best, found = math.inf, None
        for thing in self.things:
            distance = thing.hit(ray)
            if distance is not None and distance < best:
                best, found = distance, thing
        return best, found

    def in_shadow(self, point, light):
        toward = light - point
        far = toward.length()
        distance, thing = self.nearest(Ray(point, toward.unit()))
        return thing is not None and distance < far

    def trace(self, ray, depth):
        distance, thing = self.nearest(ray)
        if thing is None:
            return self.background * (1.0 - abs(ray.direction.y))
        point = ray.at(distance)
        normal = thing.normal(point)
        material = thing.material
        base = material.color_at(point)
        total = base * 0.1
        for light, strength in self.lights:
            if self.in_shadow(point, light):
                continue
            toward = (light - point).unit()
            bright = normal.dot(toward)
            if bright > 0.0:
                total = total + base * (bright * strength)
            if material.shine:
                glance = ray.direction.mirrored(normal).dot(toward)
                if glance > 0.0:
                    total = total + Color(1.0, 1.0, 1.0) * (glance ** 20 * material.shine)
        if material.mirror and depth > 0:
            bounced = self.trace(Ray(point, ray.direction.mirrored(normal)), depth - 1)
            total = total * (1.0 - material.mirror) + bounced * material.mirror
        return total


def make_scene():
    scene = Scene()
    scene.things.append(Plane(Vector(0, -1, 0), Vector(0, 1, 0), Checkered(Color(0.9, 0.9, 0.9), Color(0.1, 0.1, 0.1), 0.2)))
    scene.things.append(Sphere(Vector(0, 0, 5), 1.0, Material(Color(0.9, 0.2, 0.2), 0.8, 0.3)))
    for i in range(5):
        angle = i * 2 * math.pi / 5
        place = Vector(math.cos(angle) * 2.2, -0.6, 5 + math.sin(angle) * 2.2)
        scene.things.append(Sphere(place, 0.4, Material(Color(0.2 * i, 0.8, 1.0 - 0.2 * i), 0.5)))
    scene.lights.append((Vector(-4, 6, 0), 0.7))
    scene.lights.append((Vector(5, 3, 1), 0.4))
    return scene


def main(size):
    width, height = SIZES[size]
    scene = make_scene()
    eye = Vector(0, 0.5, -1)
    rows = []
    for row in range(height):
        line = []
        for column in range(width):
            x = (column + 0.5) / width * 2 - 1
            y = (0.5 - (row + 0.5) / height) * 2 * height / width
            line.append(scene.trace(Ray(eye, Vector(x, y, 1.5).unit()), 3).bytes())
        rows.append(line)
    checksum = 0
    for line in rows:
        for red, green, blue in line:
            assert 0 <= red <= 255 and 0 <= green <= 255 and 0 <= blue <= 255
            checksum = (checksum * 31 + red + green * 3 + blue * 7) % 1000003
    print("rays", scene.rays, "checksum", checksum)
    for line in rows[:: max(1, height // 12)]:
        print("".join(" .:-=+*#%@"[sum(pixel) * 10 // 766] for pixel in line[:: max(1, width // 30)]))


if __name__ == "__main__":
    main(sys.argv[1])
