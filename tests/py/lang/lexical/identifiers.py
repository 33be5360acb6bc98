"""Names: Unicode, normalization (NFKC), soft keywords, reserved names."""
π = 3.14159
größe, Ünï, 变量 = 1, 2, 3
ﬁ = 'ligature'
print(π, größe + Ünï + 变量, fi, 'fi' in globals(), 'ﬁ' in globals())


class Ẋ:
    ａ = 'full width'

    def 𝐦(self):
        return self.a + self.ａ


print(Ẋ().m(), hasattr(Ẋ, 'ａ'), getattr(Ẋ, 'a'))
match, case, type, _ = 1, 2, 3, 4
match = match + case * type - _
print(match, [case for case in range(3)], type)


def soft(match, case=2, type=3, _=4):
    return match * case * type * _


print(sum(soft(match=i, type=2) for i in range(300)))
for name in ('a', '_', '1a', 'ä', 'class', 'None', 'match', 'a b', '', 'ª', '℘', '·', 'x·', '𝔘𝔫𝔦', '\u2160', 'a\u0301', '€'):
    print(ascii(name), name.isidentifier())
for source in ('€ = 1', 'a$ = 2', 'a? = 3', 'x\u200by = 1', 'None = 1', '__debug__ = 1', 'def f(True): 0', 'a.True = 2', 'x = ‘a’'):
    try:
        exec(source)
    except SyntaxError as e:
        print(e.msg)
