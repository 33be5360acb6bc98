"""What a range calls on other objects: __eq__, __radd__, __contains__ of mixed types, attributes."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class Eq:
    def __eq__(self, o): return ('eq', o)
    def __ne__(self, o): return ('ne', o)
    def __lt__(self, o): return ('lt', o)
    def __radd__(self, o): return ('radd', o)
    def __rmul__(self, o): return ('rmul', o)
    def __rsub__(self, o): return ('rsub', o)


e = Eq()
r = range(2)
print(r == e, e == r, r != e, r > e, r + e, r * e, r - e)
for f in (lambda: r < e, lambda: r @ e, lambda: -r, lambda: ~r, lambda: r and 'true', lambda: range(0) or 'false', lambda: r is r, lambda: r ** 2, lambda: r | {1}, lambda: {1} | set(r), lambda: abs(r), lambda: divmod(r, 1), lambda: r % 2, lambda: '%s %s' % (r, r), lambda: round(r), lambda: await_(r)):
    t(f)


class F(float):
    def __eq__(self, o): return o == 1


class S(str):
    def __eq__(self, o): return o == 1
    __hash__ = str.__hash__


log = []


class Log:
    def __eq__(self, o):
        log.append(o)
        return False


print(F(7.0) in r, S('x') in r, Log() in range(3), log, r.count(F(9)), r.index(S('q')), Log() in range(0))
log.clear()
t(lambda: range(4).index(Log()))
print(log, range(3).count(Log()))
import decimal
import fractions
print(decimal.Decimal(1) in r, fractions.Fraction(1) in r, fractions.Fraction(1, 2) in r, decimal.Decimal('1.5') in range(5), 1j in r, 2 ** 100 in r)
n = 0
for i in range(300):
    n += (F(i) in r) + (i in r) + (i / 2 in r) + (str(i) in r)
print(n)
