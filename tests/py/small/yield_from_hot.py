"""`yield from` lists, tuples, texts and iterators in generators that are hot: what they leave at is resumed rightly."""


def parts(n):
    yield 'a'
    if n is not None:
        yield 'b'
    else:
        yield 'c'


def listed(n, before=''):
    yield from [before + part for part in parts(n)]


def mixed(n):
    yield from (n, n + 1)
    yield from 'xy'
    got = yield from numbers(n % 3)
    yield got
    yield from iter([n])
    yield from {n: 1}
    yield from range(n % 2)


def numbers(n):
    for i in range(n):
        yield i
    return f'done {n}'


def emit(source):
    if isinstance(source, str):
        yield source
    else:
        for text in source:
            yield '>' + text


def all_of(n):
    yield from emit('head')
    yield from emit(listed(None if n % 5 == 4 else n))


seen = {}
for n in range(400):
    for text in all_of(n):
        seen[text] = seen.get(text, 0) + 1
print(seen)
total = []
for n in range(400):
    total.append(len(list(mixed(n))))
print(sum(total), list(mixed(7)), list(mixed(399)))
