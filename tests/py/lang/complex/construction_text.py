"""complex(...) from text: forms, spaces, signs, infinities, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for s in ('1', '1j', '1+2j', '-1-2j', ' 1+2j ', '(1+2j)', ' ( 1+2j ) ', '1.5e3-2.5E-3j', 'j', '-j', '+j', '1+j', '1-j', 'inf', '-infj', 'nan+infj', 'inf-nanj', '1e400', '1_000+2_0j', '.5j', '5.', '1J', '٣+٤j', '0', '-0j', '-0-0j', '+1+-2j' , '', ' ', 'a', '1+2', '1+2jj', '1 + 2j', '1+ 2j', '(1+2j', '1+2j)', '((1j))', '1__0', '_1', '1j+2', '1+2i', '1e', '0x1', 'infinity', 'Infinityj', '1\x00', '++1', '1+2j3', 'j1'):
    t(complex, s)
for bad in (b'1', bytearray(b'1'), None, [], object(), '1'.encode, {}):
    try:
        complex(bad)
    except TypeError as e:
        print(e)
t(complex, '1', 2)
t(complex, 1, '2')
t(complex, '1', '2')
t(complex, real='1')
t(complex, '1', imag=0)
n = 0
for i in range(300):
    z = complex(f'{i}{i - 150:+d}j')
    n += z.real + z.imag
    assert complex(str(z)) == z == complex(repr(z))
print(n)
