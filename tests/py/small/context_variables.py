# contextvars: values of contexts; locks of one thread; functions called at the end.
import _thread
import atexit
import contextvars
import gc

v = contextvars.ContextVar("v", default=1)
w = contextvars.ContextVar("w")
print(v.get(), w.get("none"), v.name)
try:
    w.get()
except LookupError as e:
    print("LookupError", e.args[0] is w)
token = v.set(2)
print(v.get(), token.old_value is contextvars.Token.MISSING, token.var is v)
context = contextvars.copy_context()


def inside(x):
    v.set(x)
    return v.get(), v in contextvars.copy_context()


print(context.run(inside, 9), v.get(), context[v], len(context), list(context) == [v])
v.reset(token)
print(v.get())
for call in (lambda: v.reset(token), lambda: v.reset(3), lambda: context.run(context.run, print)):
    try:
        call()
    except (RuntimeError, TypeError, ValueError) as e:
        print(type(e).__name__)

lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
with lock:
    print(lock.locked())
again = _thread.RLock()
with again, again:
    print(again._is_owned())
print(again._is_owned(), _thread.get_ident() == _thread.get_ident())

print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), type(gc.collect()).__name__, len(gc.get_stats()))
try:
    gc.collect(5)
except ValueError as e:
    print(e)


@atexit.register
def last():
    print("last")


atexit.register(print, "first", end="!\n")
print(atexit.unregister(len))
