"""f-strings: expressions, conversions, nested specifications, everything inside."""


def run(rounds):
    length = 0
    name = "n"
    for i in range(rounds):
        length += len(f"{name}{i}:{i * 2:>6}|{i / 3:.2f}|{'even' if i % 2 == 0 else 'odd'}|{i!r}")
        if i % 100 == 0:
            name = f"{name}{name}"[:20]
    return length, f"{name:.^30}"


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return f"{self.cents / 100:{spec or '.2f'}}€"


def width_and_precision(rounds):
    total = 0
    for i in range(rounds):
        total += len(f"{3.14159:{i % 12}.{i % 5}f}") + len(f"{Money(i)}{Money(i):.0f}")
    return total


print(run(400), width_and_precision(400))
x, s, items, table = 42, "text", [1, 2], {"k": "v"}
print(f"{x} {x:5} {x:<5}| {x:^5} {x:05} {x:+} {x:x} {x:#b} {x:,} {x!r} {x=} {x = } {x + 1=:>5} {s!r:>8} {s=}")
print(f"{items} {items[0]} {table['k']} {len(items)} {max(items, key=lambda v: -v)} {[i * 2 for i in items]} { {'a': 1}['a'] } {{}} {{{x}}} {x if x > 1 else 0} {(lambda: 5)()}")
print(f"{1.5:.3f} {1e10:g} {1234567.891:,.2f} {0.5:.0%} {-1.5:+.1e} {2 ** 70} {True} {None} {3 > 2}", f"{'nested ' + f'{x:{5}}'}", f"a" "b" f"{x}", rf"\n{x}", f"line\n{x}", f'{"quotes"}', f"{'a' 'b'}", f"")
print(f"""multi
{x}
line {
    x + 1
}""", f"{s:10}|{s:>10}|{s:^10}|{s:*^10}|{s:.2}|{s:>10.3}")
for spec in ("d", "5d", "x", ".2f", "s", ">10", "e", "%", "c", ","):
    for value in (65, 2.5, "A"):
        try:
            print(f"{value:{spec}}", end=";")
        except ValueError as error:
            print(f"{error}", end=";")
    print()
