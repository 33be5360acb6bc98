# Which lines a trace function is told of, where no instruction does what the line says.
import sys
def trace(f, *a):
    ev=[]; base=f.__code__.co_firstlineno
    def t(fr, e, arg):
        if fr.f_code is f.__code__: ev.append((e[0], fr.f_lineno-base if fr.f_lineno is not None else None))
        return t
    sys.settrace(t)
    try: f(*a)
    except Exception as e: ev.append(type(e).__name__)
    finally: sys.settrace(None)
    print(f.__name__, a, ev)
def a(x):
    if x:
        y = 1
trace(a,0); trace(a,1)
def b(x):
    for i in x:
        pass
trace(b,[]); trace(b,[1,2])
def c(x):
    while x:
        x -= 1
trace(c,0); trace(c,2)
def h(x):
    match x:
        case 1:
            if False:
                return 1
        case _:
            if False:
                return 0
trace(h,0); trace(h,1)
def i(x):
    match x:
        case 1:
            return 1
        case [_, _]:
            return 2
trace(i,0); trace(i,1); trace(i, (1,2))
def j(x):
    match x:
        case _:
            return 2
trace(j,0)
def k(x):
    if x:
        pass
    else:
        y = 1
trace(k,0); trace(k,1)
def p(x):
    global q
    pass
trace(p,0)
def q(x):
    "doc"
trace(q,0)
def s(x):
    if x: return
    match x:
        case 0 if x:
            pass
        case 0 | 1:
            pass
        case {"a": 1}:
            pass
trace(s,0); trace(s,5)
def w(x):
    for i in (1,2):
        if x:
            continue
        y = 1
    else:
        pass
trace(w,0)
trace(w,1)

def hot(n):
    total = 0
    for i in range(n):
        match i % 3:
            case 0:
                pass
            case _:
                total += 1
    return total
print(hot(5000))
