"""__eq__, __lt__ and the others; reflection; hashing; sorting by them."""


class Version:
    def __init__(self, text):
        self.parts = tuple(int(part) for part in text.split("."))

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        return self < other or self == other

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return ".".join(map(str, self.parts))


def run(rounds):
    versions = [Version(f"{i % 3}.{i % 7}.{i % 2}") for i in range(50)]
    less = equal = greater = 0
    for i in range(rounds):
        a, b = versions[i % 50], versions[i * 7 % 50]
        if a < b:
            less += 1
        elif a == b:
            equal += 1
        elif a > b:
            greater += 1
        if a >= b and a <= b and a != b:
            less += 1000
    return less, equal, greater, sorted(versions)[:4], max(versions), len(set(versions)), versions.index(Version("1.1.1"))


class Loose:
    """Equal to everything, and says so as something other than a bool."""

    def __eq__(self, other):
        return "yes"

    def __ne__(self, other):
        return []


class OnlyEq:
    def __eq__(self, other):
        return True


def membership(rounds):
    found = 0
    for i in range(rounds):
        if Loose() in [i, i + 1]:
            found += 1
        if Version("1.0") in (Version("1.1"), Version("1.0")):
            found += 1
    return found


print(run(600), membership(300))
print(Loose() == 1, 1 == Loose(), Loose() != 1, not Loose() != 1, Version("1.2") == "1.2", Version("1") != Version("1"), Version("2") > Version("1.9"))
plain = object()
print(plain == plain, plain == object(), plain != plain)
for action in (lambda: Version("1") < 1, lambda: Version("1") > "x", lambda: {OnlyEq()}, lambda: hash(OnlyEq()), lambda: object() < object(), lambda: max(1, "a"), lambda: sorted([Version("1"), 2])):
    try:
        print(action())
    except TypeError as error:
        print(error)
