class C:
    pass

async def f():
    async with C():
        pass

f().send(None)
