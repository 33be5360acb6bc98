"""Accounts, money and a ledger: inheritance, super() and operators."""
import sys

ROUNDS = {"tiny": 300, "short": 150000, "long": 2000000}


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __mul__(self, factor):
        return Money(self.cents * factor)

    def __neg__(self):
        return Money(-self.cents)

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __le__(self, other):
        return self.cents <= other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0

    def __str__(self):
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100:,}.{abs(self.cents) % 100:02}"


class RefusedError(Exception):
    pass


class Account:
    def __init__(self, owner, opening):
        self.owner = owner
        self.balance = opening
        self.entries = 0

    def limit(self):
        return Money(0)

    def deposit(self, amount):
        self.balance = self.balance + amount
        self.entries += 1

    def withdraw(self, amount):
        if self.balance - amount < -self.limit():
            raise RefusedError(self.owner)
        self.balance = self.balance - amount
        self.entries += 1

    def close_month(self):
        pass


class Savings(Account):
    def __init__(self, owner, opening, percent):
        super().__init__(owner, opening)
        self.percent = percent

    def close_month(self):
        super().close_month()
        self.deposit(Money(self.balance.cents * self.percent // 1200))


class Checking(Account):
    FEE = Money(150)

    def __init__(self, owner, opening, overdraft):
        super().__init__(owner, opening)
        self.overdraft = overdraft
        self.fees = Money(0)

    def limit(self):
        return self.overdraft

    def withdraw(self, amount):
        super().withdraw(amount)
        if self.balance < Money(0):
            self.balance = self.balance - self.FEE
            self.fees = self.fees + self.FEE


class Student(Checking):
    FEE = Money(25)

    def limit(self):
        return super().limit() + Money(5000)


class Ledger:
    def __init__(self):
        self.refused = {}
        self.moved = Money(0)

    def transfer(self, source, target, amount):
        try:
            source.withdraw(amount)
        except RefusedError as error:
            name = error.args[0]
            self.refused[name] = self.refused.get(name, 0) + 1
            return False
        target.deposit(amount)
        self.moved = self.moved + amount
        return True


def main(size):
    rounds = ROUNDS[size]
    accounts = [
        Savings("Ann", Money(500000), 3),
        Checking("Ben", Money(20000), Money(30000)),
        Student("Cho", Money(1000), Money(1000)),
        Account("Dan", Money(99900)),
        Savings("Eve", Money(100), 2),
    ]
    ledger = Ledger()
    state = 7
    for i in range(rounds):
        state = (state * 16807) % 2147483647
        source = accounts[state % 5]
        target = accounts[state // 5 % 5]
        if source is not target:
            ledger.transfer(source, target, Money(state // 25 % 900 + 1) * (i % 10 + 1))
        if i % 300 == 299:
            for account in accounts:
                account.close_month()
    for account in accounts:
        print(f"{account.owner} {type(account).__name__:8} {str(account.balance):>14} {account.entries}")
    print("moved", ledger.moved, "refused", ledger.refused)
    print("richest", max(accounts, key=lambda account: account.balance).owner)
    print([str(money) for money in sorted(account.balance for account in accounts)])
    print(Money(5) == Money(5), Money(5) == 5, Money(5) != Money(6), len({Money(1), Money(1), Money(2)}), bool(Money(0)))


if __name__ == "__main__":
    main(sys.argv[1])
