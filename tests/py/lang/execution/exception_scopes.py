"""How the name of a caught exception is bound and unbound; contexts; finally overriding."""
def unbind():
    e = 'before'
    try:
        1 / 0
    except ZeroDivisionError as e:
        inside = type(e).__name__
    try:
        return inside, e
    except UnboundLocalError as error:
        return inside, str(error)


print(unbind())


def deleted():
    try: raise ValueError('v')
    except ValueError as e:
        del e
    try: raise ValueError('v')
    except ValueError as e:
        e = 5
        x = e
    return x, 'e' in locals()


print(deleted())


def order(n):
    log = []
    try:
        log.append('try')
        if n == 0: return log
        if n == 1: raise KeyError(1)
        if n == 2: [][1]
    except KeyError: log.append('key')
    except (IndexError, ValueError) as e: log.append(type(e).__name__)
    else: log.append('else')
    finally:
        log.append('finally')
    log.append('end')
    return log


print([order(i) for i in range(4)])


def override(n):
    for i in range(3):
        try:
            if n == 0: return 'try'
            if n == 1: raise ValueError
            if n == 2: continue
            break
        finally:
            if n == 0: return 'finally'
            if n == 1 and i == 1: break
            if n == 1: continue
    return 'loop', i


print([override(i) for i in range(4)])


def context():
    try:
        try: raise KeyError('k')
        except KeyError: raise ValueError('v')
    except ValueError as e:
        try: raise TypeError('t') from None
        except TypeError as t:
            return repr(e.__context__), e.__cause__, t.__context__ is e, t.__suppress_context__


print(context())


def rethrow(n):
    count = 0
    for i in range(n):
        try:
            try:
                if i % 3 == 0: raise KeyError(i)
                count += 1
            except KeyError:
                count += 5
                raise
            finally: count += 100
        except LookupError as e: count += e.args[0] % 2
    return count


print(rethrow(300))
import sys
print(sys.exception(), sys.exc_info())
try: raise
except RuntimeError as e: print(e)
try: 1 / 0
except ZeroDivisionError: print(sys.exception() is sys.exc_info()[1], repr(sys.exception()))
