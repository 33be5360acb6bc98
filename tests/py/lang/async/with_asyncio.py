"""asyncio: run, gather, tasks, timeouts, cancellation, queues."""
# oracle: native
import asyncio


async def work(n, log):
    for i in range(3):
        log.append((n, i))
        await asyncio.sleep(0)
    return n * n


async def fail():
    await asyncio.sleep(0)
    raise ValueError('failed')


async def main():
    log = []
    print(await asyncio.gather(work(1, log), work(2, log), work(3, log)))
    print(log)
    print(await asyncio.gather(fail(), work(4, log), return_exceptions=True))
    task = asyncio.create_task(work(5, log), name='five')
    print(task.get_name(), task.done(), await task, task.done(), task.result())
    forever = asyncio.create_task(asyncio.Event().wait())
    await asyncio.sleep(0)
    forever.cancel()
    try: await forever
    except asyncio.CancelledError: print('cancelled', forever.cancelled())
    try:
        async with asyncio.timeout(0.001): await asyncio.sleep(10)
    except TimeoutError: print('timeout')
    try:
        async with asyncio.TaskGroup() as group:
            a = group.create_task(work(6, log))
            group.create_task(fail())
    except* ValueError as eg: print(eg.exceptions, a.done())
    return 'end'


print(asyncio.run(main()))


async def queues():
    q, out = asyncio.Queue(2), []
    async def produce():
        for i in range(50): await q.put(i)
        await q.put(None)
    async def consume():
        while (x := await q.get()) is not None: out.append(x)
    await asyncio.gather(produce(), consume())
    lock = asyncio.Lock()
    async def locked(i):
        async with lock:
            await asyncio.sleep(0)
            out.append(-i)
    await asyncio.gather(*(locked(i) for i in range(5)))
    return sum(out), out[-5:]


print(asyncio.run(queues()))
try: asyncio.run(fail())
except ValueError as e: print(e)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
