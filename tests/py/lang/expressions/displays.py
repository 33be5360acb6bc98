"""List, set and dict displays with unpacking, in order of evaluation."""
def n(x): LOG.append(x); return x
LOG = []
print([n(1), *n([2, 3]), n(4)], {n('a'): n(1), **n({'b': 2}), n('c'): n(3)}, (n(5), *n('xy')), len({n(1), *n((1, 2))}), LOG)
print([*range(3), *'ab', *{7: 8}], {**{1: 'a'}, 1: 'b', **{1: 'c', 2: 'd'}}, {*(), *[]}, [*[*[1]]], (*(),), [[], [[]]], {1: 'first', True: 'second', 1.0: 'third'})
for source in ('[*5]', '{**5}', '{*None}', '(*1,)', '{[]: 1}', '{[]}', '{**{1: 2}, **[3]}', '[**{}]', '{*a: 1}', '*[1]', '(*[1])', '{**{}, *[]}', '{1: 2, 3}', '[1 2]', '{1:}', 'print(*[1], *2)', '{{}: 1}'):
    try: print(eval(source))
    except (TypeError, SyntaxError) as e: print(source, '|', getattr(e, 'msg', e))
total = 0
for i in range(300):
    a = [i, *([i] * (i % 3)), 5]
    d = {'i': i, **({'x': 1} if i % 2 else {'y': 0.5}), 'z': a}
    total += sum(a) + len(d) + len({*a}) + d.get('y', 0)
print(total)
