# Decimals and format specifications.
# oracle: native
from decimal import *


def refused(function, *arguments):
    try:
        return function(*arguments)
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


for text in ("0", "-1234567.891", "1E+10", "0.00000012", "-0", "nan12", "-inf", "9.995"):
    x = Decimal(text)
    for spec in ("", ".2f", ",.1f", "+012.3e", "*^14", "<9", ">9,", "g", ".3G", "%", ".0%", " .4", "=+10", "012,.1f", "z.0f", "+z.1f", "#.2f", "n"):
        print(f"{x:{spec}}", end="|")
    print(str(x), x.to_eng_string())
print(refused(format, Decimal(1), "x"), refused(format, Decimal(1), "<05"), format(Decimal("1.5"), "\N{BULLET}>8"))

for places in range(400):
    text = f"{Decimal(places) / 7:.{places % 9}f}"
    if places % 50 == 0:
        print(text, f"{Decimal(places):>{1 + places % 20},}")
for rounding in (ROUND_UP, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN):
    getcontext().rounding = rounding
    print(*(f"{Decimal(text):.1f} {Decimal(text):.2e}" for text in ("0.25", "-0.35", "99.96", "1E-9")))
