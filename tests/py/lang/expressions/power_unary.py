"""** with signs, associativity, kinds of results; unary operators stacked."""
print(2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, -2 ** -2, 2 ** -0, (-8) ** (1 / 3), 0 ** 0, 0.0 ** 0, 1j ** 2, (-1) ** 0.5, 2.0 ** 3, True ** True, 10 ** 25, (-3) ** 3, 2 ** 0.5, 4 ** 0.5, 1e200 ** 1)
print(- - -1, ~-1, -~1, +True, ~True if False else -True, not not 5, not -0, ~0, -(-9223372036854775808), -(2 ** 63), ~(2 ** 64), -0.0, +-0.0, -(0), - 1j, +(-2.5))
for source in ('0 ** -1', '0.0 ** -1', '(-1.5) ** 0.5', '0j ** -1', '0j ** 1j', '"a" ** 2', '2 ** "a"', '[] ** 2', 'pow(2, -1, 5)', 'pow(2, -1, 4)', 'pow(2, 5, 0)', 'pow(3, 4, 5)', 'pow(2.0, 3, 5)', 'pow(-3, 3, 7)', 'pow(3, 3, -7)', '-"a"', '~1.0', '+[]', '-{}', '~None', 'not []', '(-2) ** 63', '(-2) ** 64', '2 ** 1000 % 1000'):
    try: print(eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
total = 0
for i in range(-150, 150):
    total += i ** 2 - -i + ~i + (i ** 3 if i % 2 else -i ** 2) + (2 ** (i % 70)) % 1001
    if i: total += round(i ** -2, 3)
print(round(total, 5))
