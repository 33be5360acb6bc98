"""aiter and anext, their defaults, async iterators in classes, StopAsyncIteration values."""
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


async def up(n):
    for i in range(n): yield i


class Rows:
    def __init__(self, rows): self.rows = rows
    def __aiter__(self): return self.walk()
    async def walk(self):
        for row in self.rows: yield row


class Bad:
    def __aiter__(self): return iter([])


async def main():
    it = aiter(up(2))
    out = [await anext(it), await anext(it), await anext(it, 'default'), await anext(it, None)]
    try: await anext(it)
    except StopAsyncIteration as e: out.append(('stopped', e.args))
    return out


print(run(main()))
print(run((lambda c: c)(anext_twice())) if False else [type(anext(up(1))).__name__, type(anext(up(1), 5)).__name__])
for bad in (lambda: aiter(5), lambda: anext(5), lambda: aiter(Bad()), lambda: aiter(), lambda: anext(up(1), 1, 2), lambda: anext(iter([]))):
    try: print(bad())
    except TypeError as e: print(e)


async def table(rows):
    return [x async for x in Rows(rows)], [x async for x in Rows(rows)]


print(run(table(['a', 'b'])))


async def zip_async(*its):
    its = [aiter(i) for i in its]
    while True:
        try: yield tuple([await anext(i) for i in its])
        except StopAsyncIteration: return


async def merge(): return [p async for p in zip_async(up(3), up(5))]


print(run(merge()))


async def take(it, n):
    out = []
    async for x in it:
        out.append(x)
        if len(out) == n: break
    return out


async def squares():
    i = 0
    while True:
        yield i * i
        i += 1


async def hot():
    total = 0
    for k in range(60): total += sum(await take(squares(), k % 9 + 1))
    return total


print(run(take(squares(), 6)), run(hot()))
