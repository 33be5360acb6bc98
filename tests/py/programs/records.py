"""Objects with properties, class methods and static methods."""
import sys

ROUNDS = {"tiny": 350, "short": 300000, "long": 4000000}


class Celsius:
    made = 0

    def __init__(self, degrees):
        self._degrees = 0.0
        self.changes = 0
        self.degrees = degrees
        Celsius.made += 1

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._degrees = value
        self.changes += 1

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.degrees = (value - 32) * 5 / 9

    @classmethod
    def from_kelvin(cls, kelvin):
        return cls(kelvin - 273.15)

    @staticmethod
    def is_freezing(degrees):
        return degrees <= 0


class Interval:
    def __init__(self, low, high):
        self.low = low
        self.high = high

    @property
    def width(self):
        return self.high - self.low

    @property
    def middle(self):
        return self.low + self.width / 2

    def __contains__(self, value):
        return self.low <= value < self.high

    def __iter__(self):
        return iter(range(self.low, self.high))

    def __repr__(self):
        return f"Interval({self.low}, {self.high})"


def temperatures(rounds):
    thermometer = Celsius(20.0)
    freezing = refused = 0
    for i in range(rounds):
        try:
            thermometer.degrees = thermometer.degrees + (i % 21 - 10) * 0.25
            if i % 1000 == 999:
                thermometer.degrees = -300.0
        except ValueError:
            refused += 1
        if Celsius.is_freezing(thermometer.degrees):
            freezing += 1
        if i % 50 == 0:
            thermometer.fahrenheit = thermometer.fahrenheit - 1
        if i % 100 == 0:
            thermometer = Celsius.from_kelvin(280.0 + i % 7)
    return freezing, refused, Celsius.made, thermometer.changes, thermometer.degrees


def intervals(rounds):
    spans = [Interval(i, i * 2 + 3) for i in range(8)]
    inside = 0
    middles = 0.0
    for i in range(rounds):
        span = spans[i & 7]
        if i % 16 in span:
            inside += 1
        middles += span.middle
        if i % 500 == 0:
            span.low, span.high = span.low + 1, span.high + 2
    return inside, middles, spans[2], sum(sum(span) for span in spans)


def main(size):
    rounds = ROUNDS[size]
    *counts, degrees = temperatures(rounds)
    print(*counts, f"{degrees:.6f}")
    inside, middles, span, total = intervals(rounds)
    print(inside, middles, span, total)


if __name__ == "__main__":
    main(sys.argv[1])
