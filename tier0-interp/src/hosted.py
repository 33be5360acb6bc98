"""Built-in functions as they are when they take from a generator: in bytecode, so that the
generator runs in a frame next to them and compiled code inlines both. The names that are used
without a definition are put into the name space by hosted.rs."""


def sum(items, total):
    if not is_float(total):
        for item in items:
            if not are_ints(total, item):
                break
            total = total + item
        else:
            return total
        if not is_float(item) or not are_ints(total, 0):
            return sum_on(items, total, None, item)
        total = total + item
    # Neumaier's sum: what is lost in rounding is kept apart.
    low = 0.0
    for item in items:
        if not is_float(item):
            return sum_on(items, total, low, item)
        high = total + item
        if outweighs(total, item):
            low = low + ((total - high) + item)
        else:
            low = low + ((item - high) + total)
        total = high
    return sum_of(total, low)


def any(items):
    for item in items:
        if item:
            return True
    return False


def all(items):
    for item in items:
        if not item:
            return False
    return True


def min(items):
    for best in items:
        for item in items:
            if item < best:
                best = item
        return best
    return empty("min")


def max(items):
    for best in items:
        for item in items:
            if item > best:
                best = item
        return best
    return empty("max")


def list(items):
    return [item for item in items]


def tuple(items):
    return make_tuple([item for item in items])


def set(items):
    return {item for item in items}


def join(text, items):
    return join_list(text, [item for item in items])


def extend(list, items):
    for item in items:
        append(list, item)
