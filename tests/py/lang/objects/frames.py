"""Frames through sys._getframe: code, locals, globals, back, line."""
import sys


def where():
    frame = sys._getframe(1)
    return frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno


def caller(a):
    b = a * 2
    return where(), sorted(sys._getframe().f_locals.items())


class K:
    at = where()

    def m(self):
        return where()


print(caller(4), K.at[0], K().m())
print((lambda: where()[0])(), [where()[0] for _ in range(1)], list(where()[0] for _ in range(1)))


def chain(n):
    if n:
        return chain(n - 1)
    names, frame = [], sys._getframe()
    while frame and frame.f_code.co_name != '<module>':
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


print(chain(3))
frame = sys._getframe()
print(frame.f_globals is globals(), frame.f_locals is globals(), frame.f_builtins['len'] is len, frame.f_code.co_name)
total = 0
for i in range(300):
    total += caller(i)[1][1][1]
print(total)
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)


def gen():
    yield sys._getframe().f_code.co_name


g = gen()
print(g.gi_frame.f_lineno - g.gi_code.co_firstlineno, next(g), g.gi_frame is not None, list(g), g.gi_frame)
