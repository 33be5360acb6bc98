# workload
"""A world of towns and people, saved and loaded with pickle in several protocols."""
import io
import pickle
import sys
from collections import OrderedDict, deque

SAVES = {"tiny": 1, "short": 280, "long": 3000}


class Good:
    """One object for each name, also after loading."""

    known = {}

    def __new__(cls, name):
        if name not in cls.known:
            good = super().__new__(cls)
            good.name = name
            cls.known[name] = good
        return cls.known[name]

    def __reduce__(self):
        return Good, (self.name,)


class Person:
    __slots__ = ("name", "age", "friends", "mood")

    def __init__(self, name, age):
        self.name = name
        self.age = age
        self.friends = []
        self.mood = 0.5


class Town:
    def __init__(self, name):
        self.name = name
        self.people = []
        self.store = {}
        self.roads = []
        self.log = deque(maxlen=8)
        self.open_file = None

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["open_file"]
        state["version"] = 3
        return state

    def __setstate__(self, state):
        assert state.pop("version") == 3
        self.__dict__.update(state)
        self.open_file = None


class Journal(list):
    """A list with a title."""

    def __init__(self, title, entries=()):
        super().__init__(entries)
        self.title = title


class World:
    def __init__(self, size):
        self.clock = 0
        self.towns = OrderedDict()
        self.journal = Journal("deeds")
        state = 7
        people = []
        for i in range(size):
            town = Town(f"Town {i}")
            self.towns[town.name] = town
            for j in range(5):
                state = state * 16807 % 2147483647
                person = Person(f"P{i}.{j}", state % 90)
                people.append(person)
                town.people.append(person)
                person.friends.append(people[state // 90 % len(people)])
            for name in ("salt", "wool", "iron"):
                state = state * 16807 % 2147483647
                town.store[Good(name)] = state % 1000
        towns = list(self.towns.values())
        for i, town in enumerate(towns):
            town.roads = [towns[(i + 1) % size], towns[(i * 3 + 1) % size]]

    def step(self):
        self.clock += 1
        for town in self.towns.values():
            for person in town.people:
                person.age += self.clock % 4 == 0
                person.mood = (person.mood * 3 + person.friends[0].mood + 0.25) / 4.5
            good = Good(("salt", "wool", "iron")[self.clock % 3])
            moved = town.store[good] // 10
            town.store[good] -= moved
            town.roads[self.clock % 2].store[good] += moved
            town.log.append((self.clock, good.name, moved))
        self.journal.append({"clock": self.clock, "raw": bytes([self.clock % 256, 1]), "big": 3 ** (self.clock % 90)})
        del self.journal[:-40]

    def summary(self):
        people = [person for town in self.towns.values() for person in town.people]
        goods = sum(sum(town.store.values()) for town in self.towns.values())
        return (
            self.clock,
            sum(person.age for person in people),
            f"{sum(person.mood for person in people):.9f}",
            goods,
            len(self.journal),
            self.journal.title,
            self.journal[-1]["big"] % 1000007 if self.journal else 0,
        )


class ExternalPickler(pickle.Pickler):
    """Goods are named, not stored."""

    def persistent_id(self, thing):
        if isinstance(thing, Good):
            return "good", thing.name
        return None


class ExternalUnpickler(pickle.Unpickler):
    def persistent_load(self, identifier):
        kind, name = identifier
        assert kind == "good"
        return Good(name)


def check_links(world):
    towns = world.towns.values()
    everyone = {id(person) for town in towns for person in town.people}
    for town in towns:
        assert all(road is world.towns[road.name] for road in town.roads)
        assert all(id(friend) in everyone for person in town.people for friend in person.friends)
        assert set(town.store) == {Good("salt"), Good("wool"), Good("iron")}
        assert town.log.maxlen == 8 and town.open_file is None


def numbers_and_texts(rounds):
    rows = [
        (i, -i * 1000, i / 7, f"row {i}", f"ünï {i % 5}", b"\x00" * (i % 9), None, i % 2 == 0, 10 ** (i % 30), {i, i + 1})
        for i in range(40)
    ]
    length = 0
    for i in range(rounds):
        for protocol in (0, 2, 4, 5):
            text = pickle.dumps(rows, protocol=protocol)
            assert pickle.loads(text) == rows
            length += len(text) if protocol == 0 else 0
    return length > 0


def main(size):
    world = World(4 if size == "tiny" else 20)
    for number in range(SAVES[size]):
        world.step()
        protocol = 2 + number % 4
        before = world.summary()
        if number % 3 == 2:
            stream = io.BytesIO()
            ExternalPickler(stream, protocol).dump(world)
            stream.seek(0)
            world = ExternalUnpickler(stream).load()
        else:
            world = pickle.loads(pickle.dumps(world, protocol))
        assert world.summary() == before, (world.summary(), before)
    check_links(world)
    print(*world.summary())
    print([person.name for person in world.towns["Town 2"].people[0].friends], list(world.towns["Town 1"].log)[-2:])
    print(numbers_and_texts(SAVES[size]))
    try:
        pickle.dumps(lambda: 1)
    except (pickle.PicklingError, AttributeError) as error:
        print("refused", "lambda" in str(error))


if __name__ == "__main__":
    main(sys.argv[1])
