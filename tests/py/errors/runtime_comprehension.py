def f(values):
    return [v.name for v in values]

f([1])
