# Which warnings are given: filters, registries, levels; and what patterns take for collections.
import collections
import collections.abc
import array
import sys
import types
import warnings


def recorded(action, *calls, **kwargs):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter(action, **kwargs)
        for call in calls:
            call()
    return [(w.category.__name__, str(w.message)) for w in log]


def once():
    for i in range(200):
        warnings.warn(f'number {i % 3}')


for action in ('always', 'default', 'module', 'once', 'ignore'):
    print(action, len(recorded(action, once)), len(recorded(action, once, once)))
try:
    recorded('error', once)
except UserWarning as error:
    print('error', repr(error))


def outer():
    inner()


def inner():
    warnings.warn('from whom', DeprecationWarning, stacklevel=2)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    outer()
    warnings.warn_explicit('said', UserWarning, 'some/file.py', 12)
    warnings.warn_explicit(RuntimeWarning('own class'), None, 'x.py', 3, registry={}, module='x')
    warnings.warn('far', stacklevel=100)
print([(w.lineno, w.category.__name__, str(w.message)) for w in log])
print(log[1].filename, log[2].filename, log[3].filename)


def failing(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)


failing(warnings.warn)
failing(warnings.warn, 'x', int)
failing(warnings.warn, 'x', 3)
failing(warnings.warn, 'x', skip_file_prefixes=[])
failing(warnings.warn, 'x', skip_file_prefixes=(1,))
failing(warnings.warn_explicit, 'x', UserWarning, 'f', 1, registry=3)
failing(warnings.warn_explicit, 'x', UserWarning, None, 1)
with warnings.catch_warnings():
    warnings.filters.insert(0, ('strange', None, Warning, None, 0))
    warnings._filters_mutated()
    failing(warnings.warn, 'x')
    warnings.filters.insert(0, 'no tuple')
    failing(warnings.warn, 'x')
with warnings.catch_warnings(record=True) as log:
    warnings.filterwarnings('ignore', message='hid', category=UserWarning)
    warnings.warn('hidden')
    warnings.warn('shown')
print([str(w.message) for w in log])


class Words(collections.abc.Sequence):
    def __init__(self, text):
        self.words = text.split()

    def __len__(self):
        return len(self.words)

    def __getitem__(self, i):
        return self.words[i]


class Late:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return 'late'


class LateChild(Late):
    pass


collections.abc.Sequence.register(Late)


def kind(value):
    match value:
        case {'a': a, **rest}:
            return 'mapping with a', a, rest
        case {}:
            return 'mapping'
        case [first, *_, last]:
            return 'sequence', first, last
        case [*_]:
            return 'short sequence'
    return None


values = [Words('one two three'), array.array('i', [1, 2]), memoryview(b'xyz'), collections.deque('pq'), range(5), (1,),
          collections.UserDict(a=1, b=2), types.MappingProxyType({'a': 0}), collections.ChainMap({}), 'text', b'bytes',
          bytearray(b'x'), {1, 2}, LateChild(), collections.UserList([4, 5, 6]), 12]
for _ in range(40):
    kinds = [kind(v) for v in values]
for found in kinds:
    print(found)


class Pair:
    __match_args__ = ('a', 'a')
    a = 1


def twice(value, key):
    match value:
        case Pair(x, y):
            return x, y
        case {key.one: x, key.two: y}:
            return x, y


class Keys:
    one = 1
    two = 1.0


failing(twice, Pair(), Keys)
failing(twice, {1: 2, 3: 4}, Keys)
for source in ('{0: _, False: _}', '{0: _, -0: _}', '{0: _, 0j: _}', "{'a': _, 'a': _}", 'f""', '-0j ** 0'):
    failing(compile, f'match 0:\n case {source}: pass', 'f', 'exec')
failing(lambda: type('M', (type,), {'__prepare__': classmethod(lambda *a: None)})('x', (), {}))
for bad in ('A\x00B', 'A\udcdcB'):
    failing(type, bad, (), {})
nested = types.SimpleNamespace(a=1)
nested.b = types.SimpleNamespace(back=nested)
print(nested)
print('a' in types.MappingProxyType(collections.UserDict(a=1)), types.MappingProxyType[int, str])
