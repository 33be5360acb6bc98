"""Imaginary literals and expressions made of them."""
print(1j, 1J, 0j, .5j, 5.j, 1e3j, 1_0j, 0.1e-2J, 00j, 012j, 1.5e+3j, 10 ** 2 * 1j, 1e400j)
print(1 + 2j, 1 - 2j, -1 + 2j, -1j, -(1j), +1j, 1j.imag, 1j.real, 1.5j.conjugate(), (1j).__class__.__name__, 2j ** 2, -2j ** 2, (-2j) ** 2, 1j * 1j * 1j, 3j - 3j, 1 + 1j == 1j + 1, 1j if 1j else 0, not 1j)
print(type(1j).__name__, type(1 + 0j).__name__, type(1j * 1j).__name__, [1j, 2j], {1j: 2j}, (1j,), {1j}, f'{1j}', f'{1+2j}', f'{1j!r:>6}')


def f(a=1j, *, b=2 - 1j): return a + b


print(f(), f(1), f(b=0), f.__defaults__, f.__kwdefaults__, (lambda: 1 + 2j)(), f.__code__.co_consts is not None)
match 1 + 2j:
    case 1 - 2j:
        print('minus')
    case 1 + 2j:
        print('plus')
match -3j:
    case 0 - 3j | -3j:
        print('negative')
match 2 + 0j:
    case 2:
        print('equals int')
match 1j:
    case complex(real=0, imag=b):
        print('class', b)
try:
    match 1j:
        case complex(x):
            print(x)
except TypeError as e:
    print(e)
print(eval('1j'), eval('1_000.5j'), eval('-1j'), eval(repr([1j, -0j, 1 - 0j])), compile('1+2j', '', 'eval').co_consts[0] is not None)
import ast
print(ast.literal_eval('1+2j'), ast.literal_eval('-1-2j'), ast.dump(ast.parse('2j').body[0].value))
n = 0
for i in range(500):
    n += 1j
    n *= 1 if i % 2 else 1j
print(n)
