"""Coroutine objects driven by hand: send, throw, close, states, attributes."""
import inspect


class Wait:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        got = yield self.tag
        return got


async def add(a, b):
    x = await Wait(a)
    y = await Wait(b)
    return x + y


def drive(coro, *answers):
    asked = [coro.send(None)]
    try:
        for answer in answers:
            asked.append(coro.send(answer))
    except StopIteration as e:
        return asked, e.value
    return asked, 'unfinished'


print(drive(add('p', 'q'), 3, 4))
c = add(1, 2)
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_await, inspect.getcoroutinestate(c))
print(c.send(None), inspect.getcoroutinestate(c), type(c.cr_await).__name__, c.cr_frame.f_locals)
print(c.send('x'), c.cr_frame.f_locals)
try:
    c.throw(ValueError('thrown in'))
except ValueError as e:
    print(e, inspect.getcoroutinestate(c), c.cr_frame)
for action in (lambda: c.send(None), lambda: iter(c), lambda: next(c), lambda: c.throw(5)):
    try:
        print(action())
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
c = add(0, 0)
c.close()
print(c.close(), inspect.getcoroutinestate(c))


async def stubborn():
    try:
        await Wait('in try')
    except GeneratorExit:
        await Wait('again')


c = stubborn()
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)
total = 0
for i in range(400):
    total += drive(add(i, i), i, 1)[1]
print(total, inspect.iscoroutinefunction(add), inspect.iscoroutinefunction(drive))
