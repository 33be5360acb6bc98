"""try, except, else and finally, and every way out of them."""


def order(kind):
    log = []
    try:
        log.append("try")
        if kind == "raise":
            raise ValueError
        if kind == "other":
            raise KeyError
        if kind == "return":
            return log
    except ValueError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log


def ways_out(rounds):
    """return, break and continue through finally."""
    left = 0
    for i in range(rounds):
        try:
            if i % 5 == 0:
                continue
            if i == rounds - 3:
                break
            left += 1
        finally:
            left += 1000
    return left, i


def from_nested(rounds):
    total = 0
    for i in range(rounds):
        total += nested(i)
    return total


def nested(i):
    trail = 0
    try:
        try:
            if i % 3 == 0:
                raise ValueError(i)
            if i % 3 == 1:
                return trail + 1
        finally:
            trail += 10
            if i % 4 == 0:
                trail += 100
    except ValueError as error:
        trail += error.args[0] % 7
    finally:
        trail += 1
    return trail


def matching(rounds):
    counts = {}
    for i in range(rounds):
        try:
            if i % 4 == 0:
                raise [KeyError, IndexError, OSError, TypeError][i // 4 % 4]("x")
            name = "none"
        except LookupError as error:
            name = "lookup " + type(error).__name__
        except (OSError, ArithmeticError):
            name = "os"
        except Exception:
            name = "any"
        counts[name] = counts.get(name, 0) + 1
    return counts


def reraise(rounds):
    caught = 0
    for i in range(rounds):
        try:
            try:
                [1, 2][i]
            except IndexError:
                caught += 1
                raise
        except IndexError as error:
            caught += len(error.args)
    return caught


def name_is_gone():
    try:
        raise ValueError("x")
    except ValueError as error:
        pass
    try:
        return error
    except UnboundLocalError as other:
        return str(other)


def loops_inside(rounds):
    done = 0
    while True:
        try:
            for i in range(rounds):
                if i == 7 + done:
                    raise StopIteration
                done += i & 1
            else:
                return done
        except StopIteration:
            done += 1
        finally:
            done += 100
            if done > rounds:
                pass


def cleanup_error():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as error:
        return repr(error), repr(error.__context__)


for kind in ("none", "raise", "return"):
    print(order(kind))
try:
    order("other")
except KeyError as error:
    print(repr(error))
print(ways_out(400), from_nested(600), matching(800), reraise(300), name_is_gone(), loops_inside(500), cleanup_error())
