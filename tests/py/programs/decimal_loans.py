# workload
"""Loans, taxes and pi in decimal arithmetic."""
import sys
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation, getcontext, localcontext

LOANS = {"tiny": 2, "short": 6000, "long": 80000}

CENT = Decimal("0.01")


class Loan:
    def __init__(self, amount, percent, months):
        self.amount = amount
        self.rate = percent / 100 / 12
        self.months = months

    def payment(self):
        if not self.rate:
            return (self.amount / self.months).quantize(CENT, ROUND_HALF_UP)
        growth = (1 + self.rate) ** self.months
        return (self.amount * self.rate * growth / (growth - 1)).quantize(CENT, ROUND_HALF_UP)

    def schedule(self):
        left = self.amount
        payment = self.payment()
        for month in range(1, self.months + 1):
            interest = (left * self.rate).quantize(CENT, ROUND_HALF_EVEN)
            if month == self.months or payment >= left + interest:
                paid = left + interest
            else:
                paid = payment
            left += interest - paid
            yield month, interest, paid, left
            if not left:
                return


def loans(count):
    state = 2024
    for _ in range(count):
        state = (state * 16807) % 2147483647
        amount = Decimal(state % 9000000 + 100000).scaleb(-2)
        percent = Decimal(state // 7 % 1200) / 100
        yield Loan(amount, percent, 12 + state // 11 % 60)


def repay(count):
    interest_total = paid_total = borrowed = Decimal(0)
    longest = 0
    worst = Decimal("0")
    for loan in loans(count):
        interest_sum = Decimal()
        paid_sum = Decimal()
        for month, interest, paid, left in loan.schedule():
            interest_sum += interest
            paid_sum += paid
            assert left >= 0
        assert left == 0 and paid_sum == loan.amount + interest_sum
        interest_total += interest_sum
        paid_total += paid_sum
        borrowed += loan.amount
        longest = max(longest, month)
        worst = max(worst, interest_sum / loan.amount)
    return borrowed, interest_total, paid_total, longest, worst.quantize(Decimal("1.0000"))


def taxes(count):
    brackets = [(Decimal(11000), Decimal("0.00")), (Decimal(50000), Decimal("0.19")), (Decimal("Infinity"), Decimal("0.385"))]
    total = Decimal(0)
    counts = {}
    for loan in loans(count):
        income, low, tax = loan.amount, Decimal(0), Decimal(0)
        for high, rate in brackets:
            if income <= low:
                break
            tax += (min(income, high) - low) * rate
            low = high
        rounded = tax.quantize(Decimal(1), ROUND_DOWN)
        total += rounded
        sign, digits, exponent = tax.normalize().as_tuple()
        counts[exponent] = counts.get(exponent, 0) + len(digits)
    return total, sorted(counts.items())


def pi(digits):
    """Machin's formula."""
    with localcontext() as context:
        context.prec = digits + 8

        def arctan_of_inverse(n):
            power = Decimal(1) / n
            total = power
            square = n * n
            k = 1
            while abs(power) > Decimal(10) ** -(digits + 6):
                power = -power / square
                k += 2
                total += power / k
            return total

        result = 4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239))
        context.prec = digits
        return +result


def newton_root(value, digits):
    context = Context(prec=digits, rounding=ROUND_HALF_EVEN)
    guess = Decimal(1)
    for _ in range(200):
        better = context.divide(context.add(guess, context.divide(value, guess)), 2)
        if better == guess:
            break
        guess = better
    return guess, context.sqrt(value)


def main(size):
    count = LOANS[size]
    borrowed, interest, paid, longest, worst = repay(count)
    assert borrowed + interest == paid
    print(f"borrowed {borrowed:,} interest {interest:,.2f} paid {paid:>16,} longest {longest} worst {worst:%}")
    print("taxes", *taxes(count))
    digits = min(60 + count // 10, 300)
    value = pi(digits)
    assert str(value).startswith("3.14159265358979323846264338327950288419716939937510")
    print("pi", str(value)[-20:])
    for number in (2, 3, 10):
        guess, root = newton_root(Decimal(number), 40)
        assert abs(guess - root) < Decimal("1e-38")
        print(number, root)
    try:
        Decimal("12,5")
    except InvalidOperation:
        print("refused", getcontext().prec)
    print(Decimal("1e3") == 1000, hash(Decimal("2.50")) == hash(Decimal("2.5")), Decimal("-0").copy_abs(), float(Decimal("0.1")))


if __name__ == "__main__":
    main(sys.argv[1])
