"""Everything in everything: loops in try in with in match in loops, with all exits."""
class M:
    def __init__(self, s=False): self.s = s
    def __enter__(self): LOG.append('in'); return self
    def __exit__(self, t, v, tb): LOG.append('out' if t is None else t.__name__); return self.s
LOG = []
def maze(plan):
    result = []
    for step in plan:
        try:
            with M(step == 'swallow'):
                match step:
                    case 'break': break
                    case 'continue': continue
                    case 'return': return result + ['returned']
                    case 'raise' | 'swallow': raise ValueError(step)
                    case int(n):
                        while n:
                            n -= 1
                            try:
                                if n == 3: continue
                                if n == 1: break
                                result.append(n)
                            finally: result.append(-n)
                        else: result.append('while else')
                    case [x, *rest]: result.extend(maze(rest))
        except ValueError as e: result.append(str(e))
        else: result.append('ok')
        finally: result.append('.')
    else: result.append('for else')
    return result
for plan in ([], ['x'], ['break', 'x'], ['continue', 2], ['return'], ['raise', 'swallow'], [5], [1], [['a', 'return'], 'z'], [[0, 'raise'], 'break']):
    print(maze(plan), len(LOG))
def depth(n):
    try:
        try:
            try:
                if n == 0: return 'zero'
                if n == 1: raise KeyError(1)
                if n == 2: raise ValueError(2)
                for i in range(n):
                    try:
                        if i == 2: break
                    finally:
                        if n == 4: continue
                else: return 'ran out'
            except KeyError: return 'key'
            finally: LOG.append(n)
        except ValueError:
            try: raise TypeError from None
            except TypeError: return 'type'
        else: return 'else'
    finally: LOG.append('outer')
print([depth(n) for n in range(6)], LOG[-6:])
def gens(n):
    for i in range(n):
        try:
            with M(True):
                if i % 3 == 1: raise KeyError
                yield i
                if i % 3 == 2: continue
        finally: yield -i
print(list(gens(6)))
count = 0
for i in range(300):
    count += len(maze((i % 5, 'raise' if i % 2 else 'swallow', [i % 3])))
    count += len(depth(i % 6))
print(count)
