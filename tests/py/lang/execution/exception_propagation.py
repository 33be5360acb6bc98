"""Exceptions through functions, generators, comprehension, callbacks, special methods."""
class E(Exception): pass
def boom(*a): raise E(len(a))
class B:
    __add__ = __getitem__ = __len__ = __iter__ = __call__ = __contains__ = __enter__ = __eq__ = __bool__ = boom
    __hash__ = None
def gen(): yield 1; boom()
b = B()
cases = [lambda: b + 1, lambda: b[0], lambda: len(b), lambda: list(b), lambda: b(1, 2), lambda: 1 in b, lambda: b == 1, lambda: not b, lambda: [x for x in gen()], lambda: list(map(boom, [1])), lambda: sorted([1, 2], key=boom), lambda: max([1], key=boom), lambda: sum(gen()), lambda: {**{'a': boom()}}, lambda: f'{boom()}', lambda: [*gen()], lambda: print(*gen()), lambda: (lambda x=1: boom(x))(), lambda: next(filter(boom, [1])), lambda: dict(gen()), lambda: ''.join(str(x) for x in gen())]
counts = {}
for i in range(21 * 15):
    try: cases[i % 21]()
    except E as e: counts[e.args] = counts.get(e.args, 0) + 1
    except TypeError as e: counts[str(e)] = counts.get(str(e), 0) + 1
print(counts)
