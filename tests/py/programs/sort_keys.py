"""Sorting by keys, in several orders, and sorting by hand."""
import sys

LENGTH = {"tiny": 150, "short": 28000, "long": 210000}


class Person:
    def __init__(self, name, age, height):
        self.name = name
        self.age = age
        self.height = height

    def __repr__(self):
        return f"{self.name}:{self.age}:{self.height:.2f}"


def people(count):
    names = ["Ada", "Bo", "Cyr", "Dee", "Eli", "Fay", "Gus"]
    result = []
    state = 99
    for i in range(count):
        state = (state * 48271) % 2147483647
        result.append(Person(names[state % 7] + str(i % 13), state // 7 % 90, 1.5 + state % 61 / 100))
    return result


def quicksort(items):
    if len(items) <= 1:
        return items
    pivot = items[len(items) // 2]
    left = [x for x in items if x < pivot]
    right = [x for x in items if x > pivot]
    return quicksort(left) + [x for x in items if x == pivot] + quicksort(right)


def insertion_sort(items):
    items = items[:]
    for i in range(1, len(items)):
        item = items[i]
        j = i - 1
        while j >= 0 and items[j] > item:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = item
    return items


def merge_sort(items, key):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle], key), merge_sort(items[middle:], key)
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if key(right[j]) < key(left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def main(size):
    crowd = people(LENGTH[size])
    print(sorted(crowd, key=lambda p: p.age)[:3])
    print(sorted(crowd, key=lambda p: (p.name, -p.age))[:3])
    print(sorted(crowd, key=lambda p: p.height, reverse=True)[:3])
    by_age = merge_sort(crowd, lambda p: p.age)
    print([p.age for p in by_age] == sorted(p.age for p in crowd), by_age == sorted(crowd, key=lambda p: p.age))
    numbers = [p.age * 1000 + len(p.name) * 17 + i % 100 for i, p in enumerate(crowd)]
    print(quicksort(numbers) == sorted(numbers), insertion_sort(numbers[:200]) == sorted(numbers[:200]))
    crowd.sort(key=lambda p: p.name[::-1])
    print(crowd[0], crowd[-1], min(crowd, key=lambda p: (p.height, p.name)))


if __name__ == "__main__":
    main(sys.argv[1])
