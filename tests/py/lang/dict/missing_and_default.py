"""__missing__, defaultdict-like classes, get and in do not call it."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, Counter, OrderedDict, ChainMap


class M(dict):
    def __missing__(self, key):
        self.calls = getattr(self, 'calls', 0) + 1
        return f'<{key}>'


m = M(a=1)
print(m['a'], m['b'], m.get('b'), 'b' in m, m.pop('b', 'popped'), m.setdefault('c', 3), m, m.calls, '%(a)s %(zz)s' % m, '{a} {q}'.format_map(m), m.__getitem__('d'), dict.__getitem__(m, 'e'))
t(m.pop, 'b')
t(dict.__missing__ if hasattr(dict, '__missing__') else lambda: 'no __missing__')


class Raises(dict):
    def __missing__(self, key): raise ValueError(key)


class Own(dict):
    __missing__ = lambda self, key: self.setdefault(key, len(self))


class Instance(dict):
    def __init__(self): self.__missing__ = lambda k: 'never'


t(lambda: Raises()['k'])
t(lambda: Instance()['k'])
o = Own()
print([o[x] for x in 'abca'], o)
dd = defaultdict(list, {'a': [1]})
dd['b'].append(2)
print(dd, dd['c'], dd.default_factory, dd.get('q'), dd == {'a': [1], 'b': [2], 'c': []}, dd.copy(), dd | {'z': 1}, defaultdict(None, a=1))
t(lambda: defaultdict()['k'])
t(lambda: defaultdict(5))
t(lambda: defaultdict(lambda: 1 // 0)['k'])
c = Counter('hello')
c.update('lo')
print(c, c['zz'], c.most_common(2), c - Counter('l'), c & Counter('lll'), sorted(c.elements()), c.total(), +Counter(a=-1, b=2))
od = OrderedDict(a=1, b=2)
od.move_to_end('a')
print(od, od == {'a': 1, 'b': 2}, od == OrderedDict(a=1, b=2), od.popitem(last=False))
cm = ChainMap({'x': 1}, {'x': 2, 'y': 3})
print(cm['x'], cm['y'], dict(cm), cm.new_child({'y': 9})['y'], cm.maps)
tree = lambda: defaultdict(tree)
r = tree()
r['a']['b']['c'] = 1
print(dict(r['a']['b']), list(r['a']))
words = defaultdict(int)
for i in range(600):
    words['w%d' % (i * i % 17)] += 1
    o['k%d' % (i % 5)]
    m[i]
print(sorted(words.items()), len(o), m.calls)
