"""async and await as syntax: where they may stand, precedence, names, messages."""
SOURCES = ['await x', 'async def f(): await', 'def f(): await x', 'async def f(): return await x ** 2', 'async def f(): await x = 1', 'async = 1', 'await = 1', 'def await(): pass', 'class async: pass', 'import async', 'x.await', 'f(async=1)', 'async x', 'async lambda: 1', 'lambda: await x', 'async def f(): lambda: await x', 'async def f(a=await x): pass', 'async def f(): def_ = [await x]; return not await y', 'async def f():\n def g(): await x', 'async def f():\n class C: await x', 'async def f():\n class C:\n  async def g(self): await x', 'async def f(): -await x; await -x', 'async def f(): await x.y[0](1)', 'async def f(): await await x', 'async def f(): await (yield)', 'async def f(): await lambda: x', 'async def f(): f"{await x}"', 'async def f(): del await x', 'async def f(): await x += 1', 'async def f(): await not x', 'async def f(): global async', 'async def f(): yield await x', 'async def f(): (await x)()', 'async def f(): assert await x, await y', 'async def f(): return await x if await y else await z', 'async for x in y: pass', 'async with x: pass', 'async if x: pass', '@await_\nasync def f(): pass', 'async  def  f ( ) : pass', 'async\ndef f(): pass', 'async def f(): async def g(): pass', 'async def f[T](x: T) -> T: return await x', 'async def f(): x: await y', 'async def f(): [x for x in await y]', 'async def f(): print(*await x, **await y)', 'async def f(): x[await y:await z]', 'async def f(): match await x:\n  case 1: await y', 'async def f():\n match await x:\n  case 1 if await y: await z']
for source in SOURCES:
    try:
        compile(source, '<s>', 'exec')
        print('fine  ', repr(source))
    except SyntaxError as e:
        print('error ', repr(source), '|', e.msg, e.lineno, e.offset)
try:
    eval('await x')
except SyntaxError as e:
    print(e.msg)
import ast
print(ast.dump(ast.parse('async def f():\n await x ** 2').body[0].body[0].value))
