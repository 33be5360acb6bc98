"""How frozensets print, alone and nested."""
samples = [frozenset(), frozenset([1]), frozenset(['a']), frozenset([frozenset()]), frozenset([(1, frozenset([2]))]), frozenset([None])]
for s in samples:
    print(s, repr(s), str(s), ascii(s), f'{s}', f'{s!r}', '%s' % (s,), '{}'.format(s), [s], {'k': s}, (s,))


class F(frozenset):
    pass


class R(frozenset):
    def __repr__(self): return 'R()'


class S(frozenset):
    def __str__(self): return 'S!'


print(F(), F([1]), [F(['x'])], R([1]), [R()], str(S()), repr(S([1])), f'{S()} {S()!r}', {F([2])})
for spec in ('', '>12', 'd', 's'):
    for s in (frozenset([1]), F(), S()):
        try:
            print(format(s, spec))
        except Exception as e:
            print(type(e).__name__, e)


class Bad:
    def __repr__(self): raise ValueError('no repr')


class NotText:
    def __repr__(self): return 5


class Rec:
    def __repr__(self): return f'Rec({me})'


for x in (Bad(), NotText()):
    try:
        print(frozenset([x]))
    except Exception as e:
        print(type(e).__name__, e)
me = None
r = Rec()
me = frozenset([r])
print(me)
print(len(repr(frozenset(range(100)))), repr(frozenset(['é'])), ascii(frozenset(['é'])), eval(repr(frozenset([3]))) == frozenset([3]))
import pprint
pprint.pprint(frozenset([3, 1, 2]))
pprint.pprint({frozenset([1]): frozenset()})
out = ''
for i in range(300):
    out = f'{frozenset([i])}{out}'[:40]
print(out)
