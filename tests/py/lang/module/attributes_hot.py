"""Attributes of modules in hot loops: reads, writes, replaced functions, deletion, types that change."""
import types, math
m = types.ModuleType('m')
exec('''
n = 0
scale = 2
def work(x): return x * scale
class Counter:
    total = 0
    def add(self, x): Counter.total += x
''', m.__dict__)


def reads(k):
    s = 0
    for i in range(k): s += m.scale + m.work(i)
    return s


def writes(k):
    for i in range(k):
        m.n = m.n + i
        if i == k // 2: m.n = float(m.n)
    return m.n


def replaced(k):
    out = []
    for i in range(k):
        if i == 100: m.work = lambda x: -x
        if i == 200: m.work = math.floor
        if i == 300: m.work = str
        if i % 50 == 0: out.append(m.work(i + 0.0 if i < 300 else i))
    return out


def deleted(k):
    missing = 0
    for i in range(k):
        if i == 120: del m.scale
        if i == 180: m.scale = 'text'
        try: missing += len(m.scale) if isinstance(m.scale, str) else 0
        except AttributeError: missing += 100
    return missing


def objects(k):
    c = m.Counter()
    for i in range(k): c.add(i if i < 200 else i / 2)
    return m.Counter.total


print(reads(300), writes(301), replaced(400))
m.scale = 2
print(deleted(300), objects(300))


def swap(k):
    mods = []
    for j in range(3):
        x = types.ModuleType(f'mod{j}')
        x.value, x.f = j, (lambda j: lambda: j * 10)(j)
        mods.append(x)
    return sum(mods[i % 3].value + mods[i % 3].f() for i in range(k))


print(swap(300))


def fresh(k):
    s = 0
    for i in range(k):
        x = types.ModuleType('x')
        x.a = i
        x.b = x.a + 1
        s += x.b - x.a
    return s


print(fresh(300), len(vars(m)) > 5)
