"""add_note and __notes__: order, types refused, in groups and chains, copied by split, shown by traceback, through re-raise."""
import traceback


class Quiet(Exception):
    def __str__(self): return ''


e = ValueError('v')
print(hasattr(e, '__notes__'))
e.add_note('first')
e.add_note('second\nline')
e.add_note('')
print(e.__notes__, traceback.format_exception_only(e), str(e), repr(e))
for note in (5, None, b'x'):
    try:
        e.add_note(note)
    except TypeError as t:
        print(t)
for notes in (['by hand'], ('tuple',), [1, None], 'text', 5, [], None):
    q = Quiet()
    q.__notes__ = notes
    try:
        q.add_note('more')
    except TypeError as t:
        print(t)
    print(notes, traceback.format_exception_only(q))


def level(n):
    try:
        if n == 0: raise KeyError('bottom')
        level(n - 1)
    except KeyError as k:
        k.add_note(f'level {n}')
        raise


try:
    level(4)
except KeyError as k:
    print(k.__notes__)
g = ExceptionGroup('g', [ValueError(1), KeyError(2)])
g.add_note('on the group')
g.exceptions[0].add_note('on the first')
a, b = g.split(ValueError)
a.add_note('only a')
print(a.__notes__, b.__notes__, g.__notes__, a.exceptions[0].__notes__)
try:
    raise g
except* KeyError as k:
    k.add_note('in handler')
    print(k.__notes__)
except* ValueError as v:
    print(v.__notes__, g.__notes__)
del e.__notes__
e.add_note('anew')
print(e.__notes__)
count = 0
for i in range(300):
    try:
        level(i % 4)
    except KeyError as k:
        count += len(k.__notes__) + len(k.__notes__[-1])
print(count)
