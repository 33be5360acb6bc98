"""The same function in two modules with different globals, both hot."""
import mod_a
import mod_b
from mod_b import work as work_b

print(mod_a.work(500), mod_b.work(500))
print(mod_a.calls, mod_b.calls)
for _ in range(3):
    print(mod_a.work(300), work_b(300))
mod_a.FACTOR = 10
mod_b.offset = mod_a.offset
print(mod_a.work(400), mod_b.work(400), mod_a.calls, mod_b.calls)
print(mod_a.work.__globals__ is mod_b.work.__globals__, mod_a.__name__, mod_b.work.__module__)
