"""Dictionaries with int, string and tuple keys that grow, shrink and are merged."""
import sys

ROUNDS = {"tiny": 400, "short": 700000, "long": 7000000}


def histogram(rounds):
    counts = {}
    value = 17
    for _ in range(rounds):
        value = (value * 29 + 11) % 1021
        if value in counts:
            counts[value] += 1
        else:
            counts[value] = 1
    return len(counts), max(counts.values()), sum(key * count for key, count in counts.items())


def cache(rounds):
    """Keeps the last hundred keys that were asked for."""
    known = {}
    hits = 0
    key = 1
    for i in range(rounds):
        key = (key * 17 + i) % 149
        if key in known:
            hits += 1
            known[key] = known.pop(key) + 1
        else:
            known[key] = 0
            if len(known) > 100:
                del known[next(iter(known))]
    return hits, len(known), list(known)[:4]


def graph(rounds):
    """Breadth first through a graph with tuples as nodes."""
    width = 40
    height = max(4, rounds // 400)
    start = (0, 0)
    distance = {start: 0}
    frontier = [start]
    while frontier:
        following = []
        for x, y in frontier:
            for node in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
                if 0 <= node[0] < width and 0 <= node[1] < height and (node[0] * 7 + node[1] * 3) % 5 and node not in distance:
                    distance[node] = distance[x, y] + 1
                    following.append(node)
        frontier = following
    return len(distance), max(distance.values()), sum(distance.values())


def merge(rounds):
    total = {}
    for i in range(rounds // 50):
        part = {f"key{(i + j) % 60}": i * j for j in range(12)}
        for key, value in part.items():
            total[key] = total.get(key, 0) + value
        if i % 20 == 0:
            total.update({"last": i}, marker=len(total))
    return sum(total.values()), total["marker"], total["last"]


def invert(rounds):
    squares = {i: i * i % 97 for i in range(rounds // 8)}
    roots = {}
    for number, square in squares.items():
        roots.setdefault(square, []).append(number)
    longest = max(roots.items(), key=lambda item: (len(item[1]), item[0]))
    return len(roots), longest[0], len(longest[1]), {k: len(v) for k, v in list(roots.items())[:4]}


def main(size):
    rounds = ROUNDS[size]
    print("histogram", *histogram(rounds))
    print("cache", *cache(rounds))
    print("graph", *graph(rounds))
    print("merge", *merge(rounds))
    print("invert", *invert(rounds))


if __name__ == "__main__":
    main(sys.argv[1])
