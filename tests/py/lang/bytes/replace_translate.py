"""replace, translate, maketrans, removeprefix, removesuffix, expandtabs."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
b = b'one two one'
for args in ((b'one', b'1'), (b'one', b'1', 1), (b'one', b'1', 0), (b'one', b'1', -5), (b'', b'-'), (b'', b'-', 3), (b'', b''), (b'o', b''), (b'zz', b'y'), (b'o', b'0000', 2), (b'one', b'two'), (bytearray(b'o'), memoryview(b'0')), (b'e', b'EE', True)):
    t(b.replace, *args)
t(b''.replace, b'', b'x')
t(b''.replace, b'a', b'x')
t(b''.replace, b'', b'x', 0)
t(b.replace, b'o', b'0', count=1)
for bad in ((), (b'a',), ('a', b'b'), (b'a', 'b'), (97, b'b'), (b'a', None), (b'a', b'b', 'c'), (b'a', b'b', 1.5), (b'a', b'b', 1, 2), (b'a', b'b', None)):
    t(b.replace, *bad)
t(b.replace, b'a', b'b', cnt=1)
table = bytes.maketrans(b'abc', b'xyz')
print(len(table), table[96:102], type(table), bytes.maketrans(b'', b'') == bytes(range(256)), bytearray.maketrans(bytearray(b'a'), memoryview(b'z'))[97])
for bad in ((), (b'a',), (b'a', b'bc'), ('a', b'b'), (b'a', 'b'), (97, 98)):
    t(bytes.maketrans, *bad)
for args in ((table,), (None,), (None, b'abc'), (table, b'o'), (bytearray(range(256)), b''), (table, bytearray(b'cab'))):
    t(b'a cab, no box'.translate, *args)
t(b'abc'.translate, table, delete=b'a')
t(b'abc'.translate, None, delete=b'')
for bad in ((), (b'short',), ('x' * 256,), (table, 'a'), (table, None), (table, b'', 1), (5,)):
    t(b'a'.translate, *bad)
t(b'a'.translate, delete=b'a')
t(b'a'.translate, None, deletechars=b'a')
for f, args in ((b'prefix-x'.removeprefix, (b'prefix',)), (b'abab'.removeprefix, (b'ab',)), (b'a'.removeprefix, (b'',)), (b'a'.removeprefix, (b'abc',)), (b'x.txt'.removesuffix, (b'.txt',)), (b'a'.removesuffix, (b'',)), (b'a'.removesuffix, (bytearray(b'a'),)), (b'a'.removesuffix, (memoryview(b'b'),)), (b'a'.removeprefix, ('a',)), (b'a'.removesuffix, (97,)), (b'a'.removeprefix, ()), (b'a'.removesuffix, (b'a', b'b')), (b'a'.removeprefix, ((b'a',),))):
    t(f, *args)
for args in ((), (4,), (1,), (0,), (-3,), (True,)):
    print(b'a\tb\n\tcc\t\r\td'.expandtabs(*args))
t(b'a\tb'.expandtabs, tabsize=3)
t(b'a'.expandtabs, 'x')
t(b'a'.expandtabs, 1.5)
t(b'a'.expandtabs, 1, 2)
same = b'nothing'
print(same.replace(b'z', b'') == same, same.removeprefix(b'z') is same, type(bytearray(same).replace(b'n', b'N')))
rot = bytes((i + 13) % 256 for i in range(256))
x = b'\x00\x10'
for _ in range(256):
    x = x.translate(rot).replace(b'\x0d', b'\x0d')
print(x)
