# A comment before the docstring does not matter.
"""The module's docstring,
on two lines."""
'not a docstring'
print(__doc__)


def f():  # the comment
    # another
    "doc of f"
    return 1


def g():
    f'not {1} a doc'


def h():
    b'neither'


def j(): 'one'; return 2


class C:
    r"""raw \d"""
    x = 1

    def m(self):
        '''
        Indented
            more
        '''

    class D:
        'inner' ' joined'


print(f.__doc__, g.__doc__, h.__doc__, j.__doc__, C.__doc__, C.D.__doc__, repr(C.m.__doc__), (lambda: 'x').__doc__)
f.__doc__ = 'other'
print(f.__doc__, f() + j())
#print('no')#
print('#', "a # b", '''# c
# d''')  #
space = {}
exec('#!/bin/sh\n# only\n\n#\nx = 1 # one', space)
print(space['x'], space['__builtins__'] is not None)
exec('# nothing but this')
exec('')
print(eval('1 # c'), eval('\n 2'.strip()), eval('  3'), eval('(\n4\n)\n\n'))
