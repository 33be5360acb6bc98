# workload
"""Baskets of a shop: Counter, defaultdict, OrderedDict, deque, ChainMap and namedtuple at work."""
import sys
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from itertools import combinations, groupby, islice

BASKETS = {"tiny": 12, "short": 15000, "long": 160000}

Item = namedtuple("Item", "name group price")
Sale = namedtuple("Sale", ["day", "customer", "item", "count"], defaults=[1])

ITEMS = [
    Item("bread", "bakery", 320),
    Item("rolls", "bakery", 60),
    Item("cake", "bakery", 1250),
    Item("milk", "dairy", 129),
    Item("butter", "dairy", 289),
    Item("cheese", "dairy", 599),
    Item("apples", "fruit", 249),
    Item("pears", "fruit", 299),
    Item("rice", "dry", 199),
    Item("pasta", "dry", 149),
    Item("coffee", "dry", 899),
    Item("tea", "dry", 459),
]


class Cache:
    """Keeps what was asked for last."""

    def __init__(self, capacity, make):
        self.capacity = capacity
        self.make = make
        self.kept = OrderedDict()
        self.hits = 0

    def get(self, key):
        if key in self.kept:
            self.hits += 1
            self.kept.move_to_end(key)
            return self.kept[key]
        value = self.kept[key] = self.make(key)
        if len(self.kept) > self.capacity:
            self.kept.popitem(last=False)
        return value


def sales(baskets):
    state = 31337
    for number in range(baskets):
        state = (state * 48271) % 2147483647
        customer = f"c{state % 97 % 40:02}"
        for _ in range(1 + state // 97 % 5):
            state = (state * 48271) % 2147483647
            item = ITEMS[min(state % 12, state // 12 % 12)]
            if state % 3:
                yield number, Sale(number // 10, customer, item)
            else:
                yield number, Sale(number // 10, customer, item, state // 144 % 6 + 1)


def analyse(baskets):
    counts = Counter()
    turnover = defaultdict(int)
    by_customer = defaultdict(lambda: defaultdict(list))
    together = Counter()
    for _, group in groupby(sales(baskets), key=lambda pair: pair[0]):
        names = set()
        for _, sale in group:
            counts[sale.item.name] += sale.count
            turnover[sale.item.group] += sale.count * sale.item.price
            by_customer[sale.customer][sale.item.group].append(sale.count)
            names.add(sale.item.name)
        together.update(combinations(sorted(names), 2))
    return counts, turnover, by_customer, together


def moving_best(baskets, width):
    """The best-selling item of the last `width` sales, whenever it changes."""
    window = deque()
    counts = Counter()
    changes = []
    best = None
    for _, sale in sales(baskets):
        window.append(sale)
        counts[sale.item.name] += sale.count
        if len(window) > width:
            old = window.popleft()
            counts[old.item.name] -= old.count
        if len(window) == width:
            top = max(counts, key=lambda name: (counts[name], name))
            if top != best:
                best = top
                changes.append(top)
    return changes


def stock(counts):
    opening = Counter({item.name: 500 * (i + 1) for i, item in enumerate(ITEMS)})
    left = opening.copy()
    left.subtract(counts)
    short = -left
    kept = +left
    assert opening - counts == kept
    assert sum(opening.values()) == sum(left.values()) + sum(counts.values())
    both = kept | Counter(bread=3, tea=10 ** 9)
    common = opening & counts
    return len(kept), sorted(short), both["tea"], sum(common.values())


def prices(baskets):
    base = {item.name: item.price for item in ITEMS}
    promotions = {}
    special = {"cake": 999}
    chain = ChainMap(special, promotions, base)
    total = 0
    for number, sale in sales(baskets):
        if number % 50 == 0:
            promotions[sale.item.name] = sale.item.price * 9 // 10
        elif number % 50 == 25:
            promotions.clear()
        total += chain[sale.item.name] * sale.count
    return total, len(chain), chain.new_child({"tea": 1})["tea"]


def main(size):
    baskets = BASKETS[size]
    counts, turnover, by_customer, together = analyse(baskets)
    print("most sold", counts.most_common(3))
    print("pairs", sorted(together.items(), key=lambda pair: (-pair[1], pair[0]))[:3], len(together))
    for group in sorted(turnover):
        print(f"{group:8} {turnover[group] / 100:14,.2f}")
    assert sum(sum(map(sum, groups.values())) for groups in by_customer.values()) == sum(counts.values())
    loyal = max(by_customer, key=lambda name: (sum(map(len, by_customer[name].values())), name))
    print("customers", len(by_customer), "loyal", loyal, sorted((g, sum(c)) for g, c in by_customer[loyal].items()))
    changes = moving_best(baskets, 25)
    print("best changes", len(changes), Counter(changes).most_common(1) if changes else None)
    print("stock", *stock(counts))
    print("prices", *prices(baskets))

    cache = Cache(16, lambda key: key[0] * 3 + len(key[1]))
    total = sum(cache.get((sale.count, sale.customer)) for _, sale in sales(baskets))
    print("cache", total, cache.hits, list(islice(cache.kept.items(), 2)))
    first = next(sales(1))[1]
    print(first._replace(count=9)._asdict()["count"], first._fields, Sale(*first) == first)


if __name__ == "__main__":
    main(sys.argv[1])
