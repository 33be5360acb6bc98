"""Planets around the sun, each pulled by all others; energy and momentum are kept."""
import math
import sys

STEPS = {"tiny": 600, "short": 60000, "long": 700000}

SOLAR_MASS = 4.0 * math.pi * math.pi
DAYS = 365.24


class Body:
    def __init__(self, name, position, velocity, mass):
        self.name = name
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = [v * DAYS for v in velocity]
        self.mass = mass * SOLAR_MASS


def solar_system():
    return [
        Body("sun", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0),
        Body("jupiter",
             (4.84143144246472090, -1.16032004402742839, -0.103622044471123109),
             (0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023),
             0.000954791938424326609),
        Body("saturn",
             (8.34336671824457987, 4.12479856412430479, -0.403523417114321381),
             (-0.00276742510726411395, 0.00499852801234917238, 0.0000230417297573763929),
             0.000285885980666130812),
        Body("uranus",
             (12.8943695621391310, -15.1111514016986312, -0.223307578892655734),
             (0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556),
             0.0000436624404335156298),
        Body("neptune",
             (15.3796971148509165, -25.9193146099879641, 0.179258772950371181),
             (0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870),
             0.0000515138902046611451),
    ]


def momentum(bodies):
    px = py = pz = 0.0
    for body in bodies:
        px += body.vx * body.mass
        py += body.vy * body.mass
        pz += body.vz * body.mass
    return px, py, pz


def hold_still(bodies):
    """Gives the sun the opposite of everyone's momentum."""
    px, py, pz = momentum(bodies)
    sun = bodies[0]
    sun.vx -= px / sun.mass
    sun.vy -= py / sun.mass
    sun.vz -= pz / sun.mass


def pairs_of(items):
    return [(a, b) for i, a in enumerate(items) for b in items[i + 1:]]


def energy(bodies, pairs):
    total = sum(0.5 * b.mass * (b.vx ** 2 + b.vy ** 2 + b.vz ** 2) for b in bodies)
    for a, b in pairs:
        distance = math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2)
        total -= a.mass * b.mass / distance
    return total


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            squared = dx * dx + dy * dy + dz * dz
            pull = dt / (squared * math.sqrt(squared))
            to_a = b.mass * pull
            to_b = a.mass * pull
            a.vx -= dx * to_a
            a.vy -= dy * to_a
            a.vz -= dz * to_a
            b.vx += dx * to_b
            b.vy += dy * to_b
            b.vz += dz * to_b
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def main(size):
    bodies = solar_system()
    pairs = pairs_of(bodies)
    hold_still(bodies)
    print(f"before {energy(bodies, pairs):.9f}")
    advance(bodies, pairs, 0.01, STEPS[size])
    print(f"after  {energy(bodies, pairs):.9f}")
    print("momentum vanishes", all(abs(p) < 1e-9 for p in momentum(bodies)))
    for body in bodies:
        print(f"{body.name:8} {body.x:14.9f} {body.y:14.9f} {body.z:14.9f}")
    print(repr(bodies[1].x), repr(bodies[4].vy))


if __name__ == "__main__":
    main(sys.argv[1])
