"""Hard keywords cannot be names, soft ones can, anywhere."""
import keyword
print(keyword.kwlist)
print(keyword.softkwlist)
refused = []
for word in keyword.kwlist:
    for template in ('{} = 1', 'def {}(): 0', 'class {}: 0', 'x.{} = 1', 'f({}=1)', 'import {}', 'lambda {}: 0', 'global {}'):
        try:
            compile(template.format(word), 'f', 'exec')
            print('allowed', template, word)
        except SyntaxError:
            refused.append(word)
print(len(refused), len(set(refused)))
for word in keyword.softkwlist:
    space = {}
    exec(f'{word} = 5\ndef {word}_f({word}): return {word} + 1\nclass C:\n    {word} = 7\nr = {word}, {word}_f(1), C().{word}', space)
    print(word, space['r'])
assert keyword.iskeyword('async') and not keyword.iskeyword('match')
print(keyword.issoftkeyword('_'), keyword.issoftkeyword('type'))
