"""Built-in functions and methods as objects: names, self, text signatures, modules."""
for f in (len, print, [].append, 'a'.join, int.from_bytes, dict.fromkeys, str.upper, object.__init__, (1).__add__, type.mro, max, {}.get):
    print(f.__name__, f.__qualname__, type(f).__name__ in ('builtin_function_or_method', 'method_descriptor', 'wrapper_descriptor', 'method-wrapper'), callable(f))
print(len.__module__, len.__self__.__name__, [1].append.__self__, int.from_bytes.__self__, str.upper.__objclass__, len is len, [].append is [].append)
for bad in (lambda: setattr(len, 'x', 1), lambda: setattr(str.upper, 'x', 1), lambda: len.nothing, lambda: str.upper(5), lambda: str.upper(), lambda: list.append([], 1, 2), lambda: [].append(), lambda: dict.get(5, 1), lambda: int.__add__('a', 1), lambda: object.__init__(), lambda: setattr(int, 'x', 1), lambda: delattr(str, 'upper')):
    try: print(bad())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
total, fs = 0, [len, str.__len__, 'abc'.__len__, lambda x: 3]
for i in range(300): total += fs[i % 4](*(('abc',) if i % 4 != 2 else ()))
print(total)
