"""Local variables, closures and context variables of coroutines that interleave."""
# oracle: native
import asyncio, contextvars
request = contextvars.ContextVar('request', default='none')


async def handle(name, n):
    request.set(name)
    local = []
    for i in range(n):
        await asyncio.sleep(0)
        local.append((request.get(), i))
    return all(r == name for r, _ in local), len(local)


async def main():
    results = await asyncio.gather(*(handle(f'r{i}', i) for i in range(6)))
    return results, request.get()


print(asyncio.run(main()))


class Step:
    def __await__(self): yield


def interleave(*coros):
    live, results = list(coros), {}
    while live:
        for c in list(live):
            try: c.send(None)
            except StopIteration as e:
                results[c.__name__ + str(len(results))] = e.value
                live.remove(c)
    return results


async def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
        await Step()
    return a


async def text(n):
    s = ''
    for i in range(n):
        s += str(i)
        await Step()
    return s


async def floats(n):
    x = 0.5
    for i in range(n):
        x = x * 1.5 if x < 100 else x / 50
        await Step()
    return round(x, 6)


print(interleave(fib(30), text(12), floats(25), fib(10)))
shared = {'n': 0}


async def bump(n):
    for _ in range(n):
        seen = shared['n']
        await Step()
        shared['n'] = seen + 1


interleave(bump(5), bump(5))
print(shared)
ctx = contextvars.copy_context()
print(ctx.run(lambda: (request.set('inside'), request.get())[1]), request.get())
print(sum(interleave(*(fib(k) for k in range(40)))[f'fib{i}'] for i in range(40)))
