"""sys.exit and SystemExit inside try, finally, functions; atexit; __name__; the status."""
import sys
import atexit
print(__name__, sys.argv[1:], __file__.endswith('main_guard_and_exit.py'))
def leave(code):
    try:
        try: sys.exit(code)
        except Exception: print('not caught by Exception')
        finally: print('finally', end=' ')
    except SystemExit as e: return e.code, str(e), e.args
for code in (None, 0, 3, 'message', (1, 2), True, 2.5): print(leave(code))
try: raise SystemExit
except SystemExit as e: print(repr(e), e.code)
try: raise SystemExit(1, 2)
except SystemExit as e: print(repr(e), e.code)
try: sys.exit(1, 2)
except TypeError as e: print(e)
print(SystemExit.__mro__[1].__name__, issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception))
def gen():
    try: yield 1
    except GeneratorExit: print('generator exit'); raise
g = gen(); next(g); g.close()
counts = 0
for i in range(300):
    try:
        if i % 3 == 0: sys.exit(i)
        if i % 3 == 1: raise KeyboardInterrupt
    except SystemExit as e: counts += e.code % 5
    except BaseException as e: counts += len(type(e).__name__)
print(counts)
if __name__ == '__main__': print('as a program')
