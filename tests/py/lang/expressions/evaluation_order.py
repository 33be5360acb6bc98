"""Left to right: operands, arguments, displays, targets, defaults, decorators, slices."""
def e(n, value=None): LOG.append(n); return n if value is None else value
LOG = []
def show(label): print(label, *LOG); LOG.clear()
e(1) + e(2) * e(3) - e(4) ** e(5); show('arithmetic')
e(1, len)(e(2, 'abc')); show('call')
e('f', lambda *a, **k: 0)(e(1), *e(2, [0]), k=e(3), **e(4, {})); show('arguments')
{e(1): e(2), e(3): e(4)}; show('dict')
[e(1), (e(2), {e(3)})]; show('nested')
x, d = [0, 0], {}
x[e(0)], x[e(1)] = e(5), e(6); show('targets')
e('d', d)[e('k')] = e('v'); show('subscript')
x[e(0)] += e(9); show('augmented')
e(1) < e(2) < e(3); show('chain')
e(1) if e(0, 0) or e('c') else e(2); show('conditional')
x[e(0):e(2):e(1)]; show('slice')
def f(a=e('default a'), *, b=e('default b')) -> e('annotation'): pass
f.__annotations__; show('def')
@e('outer', lambda f: e('apply outer') and f)
@e('inner', lambda f: e('apply inner') and f)
def g(): pass
show('decorators')
class C(e('base', object), metaclass=e('meta', type)): y = e('body')
show('class')
f'{e(1)}{e(2):{e(3)}}{e(4)}'; show('f-string')
for e('t', d)[e('key')] in e('iter', [1, 2]): e('body')
show('for')
with e('m', memoryview(b'')) as e('h', d)['w']: pass
show('with')
del e('d', d)[e('key')]; show('del')
a = e('a', d)['x'] = e('value'); show('chain of targets')
assert e(1), e('message'); show('assert')
try: e(1, d)[e('absent')] + e('never')
except KeyError: show('error')
(lambda: e('late'))(); show('lambda')
e('l', [3]).append(e('x')); show('method')
for i in range(300): e(1) + e(2) * e(3) if e(i % 2, i % 2) else e(4)
print(len(LOG), sum(LOG))
