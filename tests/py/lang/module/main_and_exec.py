"""Code executed in modules and dicts: __name__ guards, classes and functions know where they are from."""
import types, pickle
m = types.ModuleType('pickled_here')
import sys
sys.modules['pickled_here'] = m
exec('''
class Point:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
def func(): return __name__
if __name__ == "__main__": ran = "as main"
else: ran = "as module"
''', m.__dict__)
print(m.ran, m.Point.__module__, m.func.__module__, m.func(), m.Point)
print(pickle.loads(pickle.dumps(m.Point(5))) == m.Point(5), pickle.loads(pickle.dumps(m.func)) is m.func)
space = {'__name__': '__main__'}
exec('ran = "main" if __name__ == "__main__" else "no"\nclass C: pass\ndef f(): pass', space)
print(space['ran'], space['C'].__module__, space['f'].__module__)
space = {}
exec('class C: pass\ndef f(): return __name__', space)
print(space['C'].__module__, space['f'].__module__, space['f']())
for bad in (m.__dict__.__class__, 5):
    try: pickle.dumps(types.ModuleType('x'))
    except TypeError as e: print(e)
import copy
try: copy.deepcopy(m)
except TypeError as e: print(e)
m.Point.__module__ = 'elsewhere'
print(m.Point)
try: pickle.dumps(m.Point(1))
except Exception as e: print(type(e).__name__)
local = {}
exec('y = x + 1\ndef g(): return x\nclass K: z = y', {'x': 1}, local)
print(local['y'], local['g'](), local['K'].z, sorted(local))
total = 0
code = compile('n = n + step', 'c', 'exec')
space = {'n': 0, 'step': 2}
for i in range(300): exec(code, space)
for i in range(100): exec(code, m.__dict__ | {'n': 1, 'step': 1})
print(space['n'], hasattr(m, 'n'))
