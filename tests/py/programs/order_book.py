# workload
"""A market: orders, trades and accounts as dataclasses, enumerations and a matching engine."""
import sys
from bisect import insort
from collections import deque
from dataclasses import asdict, astuple, dataclass, field, replace
from enum import Enum, IntFlag
from typing import ClassVar, Dict, List, Optional

ORDERS = {"tiny": 8, "short": 25000, "long": 300000}


class Side(Enum):
    BUY = "buy"
    SELL = "sell"

    @property
    def opposite(self):
        return Side.SELL if self is Side.BUY else Side.BUY


class Flags(IntFlag):
    NONE = 0
    IMMEDIATE = 1
    HIDDEN = 2
    TEST = 4


@dataclass(frozen=True)
class Key:
    symbol: str
    side: Side


@dataclass
class Order:
    number: int
    owner: str
    key: Key
    price: int
    size: int
    flags: Flags = Flags.NONE
    filled: int = field(default=0, compare=False)
    made: ClassVar[int] = 0

    def __post_init__(self):
        if self.size <= 0:
            raise ValueError(f"size {self.size}")
        Order.made += 1

    @property
    def open(self):
        return self.size - self.filled


@dataclass(order=True)
class Level:
    rank: int
    price: int = field(compare=False)
    orders: deque = field(default_factory=deque, compare=False, repr=False)


@dataclass(frozen=True)
class Trade:
    symbol: str
    price: int
    size: int
    buyer: str
    seller: str


@dataclass
class Account:
    name: str
    cash: int = 0
    holdings: Dict[str, int] = field(default_factory=dict)

    def book(self, symbol, size, price):
        self.cash -= size * price
        self.holdings[symbol] = self.holdings.get(symbol, 0) + size


@dataclass
class Book:
    symbol: str
    levels: Dict[Side, List[Level]] = field(default_factory=lambda: {Side.BUY: [], Side.SELL: []})
    last: Optional[int] = None

    def crosses(self, order, price):
        return order.price >= price if order.key.side is Side.BUY else order.price <= price

    def add(self, order):
        levels = self.levels[order.key.side]
        for level in levels:
            if level.price == order.price:
                level.orders.append(order)
                return
        rank = -order.price if order.key.side is Side.BUY else order.price
        insort(levels, Level(rank, order.price, deque([order])))

    def match(self, order):
        levels = self.levels[order.key.side.opposite]
        while order.open and levels and self.crosses(order, levels[0].price):
            level = levels[0]
            while order.open and level.orders:
                resting = level.orders[0]
                size = min(order.open, resting.open)
                order.filled += size
                resting.filled += size
                self.last = level.price
                buyer, seller = (order, resting) if order.key.side is Side.BUY else (resting, order)
                yield Trade(self.symbol, level.price, size, buyer.owner, seller.owner)
                if not resting.open:
                    level.orders.popleft()
            if not level.orders:
                levels.pop(0)


class Market:
    def __init__(self, symbols, owners):
        self.books = {symbol: Book(symbol) for symbol in symbols}
        self.accounts = {owner: Account(owner) for owner in owners}
        self.trades = []
        self.refused = 0

    def submit(self, order):
        if Flags.TEST in order.flags:
            self.refused += 1
            return
        book = self.books[order.key.symbol]
        for trade in book.match(order):
            self.trades.append(trade)
            self.accounts[trade.buyer].book(trade.symbol, trade.size, trade.price)
            self.accounts[trade.seller].book(trade.symbol, -trade.size, trade.price)
        if order.open and not order.flags & Flags.IMMEDIATE:
            book.add(order)


def orders(count):
    state = 5
    sides = [Side.BUY, Side.SELL]
    for number in range(count):
        state = (state * 48271) % 2147483647
        symbol = ("ABC", "XYZ", "QRS")[state % 3]
        side = sides[state // 3 % 2]
        price = 1000 + state // 6 % 60 + (-20 if side is Side.BUY else 0)
        flags = Flags(state // 360 % 4) if state // 360 % 9 < 4 else Flags.NONE
        if state % 101 == 0:
            flags |= Flags.TEST
        yield Order(number, f"o{state // 40 % 12}", Key(symbol, side), price, state // 5 % 90 + 1, flags)


def main(size):
    count = ORDERS[size]
    market = Market(["ABC", "XYZ", "QRS"], [f"o{i}" for i in range(12)])
    by_key = {}
    for order in orders(count):
        by_key[order.key] = by_key.get(order.key, 0) + 1
        market.submit(order)
    assert Order.made == count
    assert sum(account.cash for account in market.accounts.values()) == 0
    for symbol in market.books:
        assert sum(account.holdings.get(symbol, 0) for account in market.accounts.values()) == 0
    print("trades", len(market.trades), "volume", sum(trade.size for trade in market.trades), "refused", market.refused)
    for symbol, book in market.books.items():
        buys, sells = book.levels[Side.BUY], book.levels[Side.SELL]
        assert not buys or not sells or buys[0].price < sells[0].price
        print(symbol, book.last, len(buys), len(sells), sum(order.open for level in buys for order in level.orders))
    print({f"{key.symbol}-{key.side.value}": number for key, number in sorted(by_key.items(), key=lambda pair: str(pair[0]))})
    richest = max(market.accounts.values(), key=lambda account: (account.cash, account.name))
    print(richest.name, richest.cash, sorted(asdict(richest)["holdings"].items()))
    distinct = set(market.trades)
    checksum = sum(hash(trade.size * 31 + trade.price) for trade in distinct) % 1000003
    print("distinct", len(distinct), checksum)
    if market.trades:
        trade = market.trades[0]
        print(trade, astuple(replace(trade, size=0)), replace(trade) == trade)
    try:
        Order(0, "x", Key("ABC", Side.BUY), 1, 0)
    except ValueError as error:
        print("refused", error, Level(3, 5) < Level(4, 1), repr(Flags.IMMEDIATE | Flags.HIDDEN)[:7])


if __name__ == "__main__":
    main(sys.argv[1])
