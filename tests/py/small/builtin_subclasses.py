class S(str): pass
class I(int): pass
class F(float): pass
class B(bytes): pass
class C(complex): pass
s, i, f, b = S("héllo"), I(41), F(2.5), B(b"abc")
for v in (s, i, f, b, I(10**30), I(-5), S(""), I(0), F(0.0), B()):
    v.note = type(v).__name__
    print(repr(v), str(v), bool(v), v.note, vars(v), hash(v) == hash(type(v).__mro__[1](v)), type(v).__mro__[1](v) == v, v == v)
print(s + "x", "x" + s, s * 2, 2 * s, s[1], s[1:3], len(s), list(s), s.upper(), "é" in s, s in "a héllo b", s == "héllo", "héllo" == s, s < "z", "a" < s, s % (), f"{s:>8}|{s!r}|{s}", "%s %r" % (s, s), ",".join([s, s]), s.join("ab"), {s: 1}["héllo"], {"héllo": 2}[s], getattr([1], S("count"))(1), type(s + ""), type(s.strip()), type(str(s)), s.encode(), ord(S("a")), int(S("12")), float(S("1.5")), S("ab").replace("a", s), "x".startswith(S("x")), s.find(S("l")))
print(i + 1, 1 + i, i * 2, -i, abs(I(-3)), i // 2, i % 4, i / 2, i ** 2, 2 ** I(3), i == 41, 41 == i, i < 50, 50 > i, i & 1, ~i, i << 1, hex(i), int(i), float(i), [0] * I(2), [1, 2, 3][I(1)], range(I(3)), list(range(I(2))), "%d %x" % (i, i), f"{i:5d}|{i}|{i:x}", {i: 1}[41], {41: 2}[i], type(i + 0), type(+i), type(int(i)), round(i), divmod(i, 5), isinstance(i, int), chr(I(65)), max(i, 3), sum([i, i]), sorted([I(3), I(1), 2]), i.bit_length(), I(10**30) + 1, I(10**30) == 10**30, (5).__add__(i), complex(i), "abc"[I(1)], i.real, i.numerator, pow(i, 2, 7), I("12"), I(), int.from_bytes(B(b"\1\2"), "big"))
print(f + 1, 1 + f, -f, f * 2, f == 2.5, 2.5 == f, f < 3, 3 > f, round(f), int(f), f"{f:.2f}|{f}", "%f" % f, type(f + 0), type(float(f)), f.is_integer(), {f: 1}[2.5], divmod(f, 2), f // 1, f ** 2, abs(F(-1.5)), sum([f, 1]), float(f).hex())
print(b + b"d", b"d" + b, b[0], b[1:], len(b), list(b), b == b"abc", b"abc" == b, {b: 1}[b"abc"], b.decode(), b.hex(), 97 in b, b"b" in b, type(b + b""), bytes(b), type(bytes(b)), b"%s" % b, bytearray(b), b * 2, b.find(B(b"c")))
class E(str):
    def __new__(cls, v, extra):
        self = str.__new__(cls, v)
        self.extra = extra
        return self
    def __str__(self): return "E:" + self.extra
    def __eq__(self, o): return str.__eq__(self, o) and True
    def __hash__(self): return str.__hash__(self)
e = E("v", "x"); print(e, repr(e), f"{e}", "%s" % e, e == "v", {e: 3}["v"], str.__str__(e), e.extra, e.__dict__)
class N(int):
    __slots__ = ()
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __repr__(self): return f"N({int(self)})"
    def __add__(self, o): return N(int(self) + int(o))
n = N(4); print(n, [n], n + 1, 1 + n, int(n), n == 8)
try: n.x = 1
except AttributeError as ex: print(ex)
class R: pass
class M(int, R):
    def __int__(self): return 7
print(M(5), int(M(5)), M(5) + 1, isinstance(M(5), R))
t = (S("a"), I(1)); print(t, S("a") in ["a"], [I(1)].index(1), 1 in {I(1)}, I(1) in (1,), "a" in {S("a")})
d = {S("k"): 1}; d["k"] = 2; print(d, type(next(iter(d))))
def kw(**k): return k
print(kw(**{S("k"): 1}), {**d})
import math
print(math.sqrt(I(16)), math.floor(F(2.7)), math.gcd(I(12), 8), math.isclose(F(1), 1.0))
match I(3):
    case 3: print("three")
match S("q"):
    case "q": print("q")
match I(9):
    case int(x): print(x, type(x).__name__)
print(issubclass(S, str), S.__mro__, S.__base__, isinstance(s, S), type(s) is S)
