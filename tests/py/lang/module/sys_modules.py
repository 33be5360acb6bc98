"""sys.modules: what is in it, replacing entries, odd values, iteration while importing."""
import sys, types
print(type(sys.modules).__name__, sys.modules['sys'] is sys, '__main__' in sys.modules, 'builtins' in sys.modules)
fake = types.ModuleType('fake_one')
fake.value = 1
sys.modules['fake_one'] = fake
import fake_one
print(fake_one is fake)
sys.modules['fake_one'] = other = types.SimpleNamespace(value=2, __name__='other')
import fake_one
from fake_one import value
print(fake_one.value, value, fake.value)
for odd in (5, 'text', [1], {'value': 3}):
    sys.modules['odd'] = odd
    import odd as found
    print(found)
    try:
        from odd import value
        print(value)
    except ImportError as e: print(e)
try:
    from odd import append
except ImportError as e: print(type(e).__name__)
sys.modules['list_like'] = [1, 2]
from list_like import append
append(3)
print(sys.modules['list_like'])
sys.modules['pkg'] = pkg = types.ModuleType('pkg')
sys.modules['pkg.sub'] = sub = types.ModuleType('pkg.sub')
try:
    import pkg.sub as s
    print(s is sub)
except (ImportError, AttributeError) as e: print(type(e).__name__, e)
from pkg import sub as direct
print(direct is sub)
pkg.sub = 'attribute'
from pkg import sub as attr
print(attr)
import pkg.sub
print(pkg.sub, sys.modules['pkg.sub'] is sub)
sys.modules['gone'] = None
try: import gone
except ImportError as e: print(e)
removed = sys.modules.pop('fake_one')
try: import fake_one
except ImportError as e: print(e)
total = 0
for i in range(300):
    sys.modules['changing'] = types.SimpleNamespace(n=i)
    import changing
    total += changing.n
print(total)
