# array, json, pickle, textwrap and other modules of text.
def t(f, *a):
    try: return ascii(f(*a))
    except Exception as e: return type(e).__name__ + ': ' + str(e)
from array import array
import array as m
a = array('i', [1,2,3]); a.append(4); a.extend([5,6]); a.insert(0, 0); print(a, a[1], a[1:3], a[::-2], len(a), a.typecode, a.itemsize, a.pop(), a.pop(0), a)
a.remove(3); print(a, a.index(4), a.count(1), 5 in a, list(a), a.tolist(), a.tobytes(), a + array('i',[9]), a * 2, 2 * a)
a.reverse(); print(a); a[0] = 100; a[1:2] = array('i', [7,8,9]); print(a); del a[0]; del a[::2]; print(a, a == array('i', [8, 4]), a < array('i', [9]), a == [8,4])
b = array('d', (x / 2 for x in range(3))); print(b, array('f', [1.5]), array('b', b'\x01\xff'), array('w', 'ab').tounicode(), array('B', bytearray(b'ab')))
for f in ("array('i', 'abc')", "array('i', [1.5])", "array('b', [200])", "array('B', [-1])", "array('h', [70000])", "array('I', [-1])", "array('L', [1<<70])", "array('Q', [-1])", "array('q', [1<<70])", "array('d', ['x'])", "a[99]", "a['x']", "a.remove(99)", "a.index(99)", "a + [1]", "a.extend(array('d'))", "array('i', b'abc')", "array()", "array(1)", "array('i', x=1)", "array('i').pop()", "a.fromlist((1,))", "a.tounicode()", "a * 1.5", "hash(a)", "array('f', [1e300])", "array('i', [1,2,3,4])[1:2] == array('h', [2])"):
    print(f, t(lambda: eval(f)))
c = array('h', [1, 256]); c.byteswap(); print(c); c.frombytes(b'\x01\x00'); print(c, memoryview(c).format, memoryview(c)[0], bytes(c)); v = memoryview(c); v[0] = 77; print(c)
import copy, pickle; print(copy.copy(c) == c, copy.deepcopy(c), pickle.loads(pickle.dumps(c)) == c)
class S(array): pass
print(S('i', [1]), m.typecodes, array[int])
import json
print(json.dumps('é"\\\n\x01\x7f\U0001f600'), json.dumps('é"', ensure_ascii=False), json.loads('"\\ud83d\\ude00\\u00e9\\n\\/"'), ascii(json.loads('"\\ud800x"')))
for s in ('"abc', '"a\nb"', '"\\x"', '"\\u12"', '[1, "é\\q"]', '{"a":"b', '"\\', '', '[1,]', '{"a":1,}', 'nul', '1 2'): print(repr(s), t(json.loads, s))
print(json.loads('"a\nb"', strict=False) == 'a\nb', json.loads('[1.5, -2, 1e5, NaN, Infinity, {"x": []}]'))
import pickle
class P:
    def __init__(s): s.x = [1, (2, 'é')]; s.me = s
p = pickle.loads(pickle.dumps(P())); print(p.x, p.me is p)
for pr in (0, 2, 5): print(pr, pickle.loads(pickle.dumps({'a': [1, 2.5, None, True, b'x', 'é', {1, 2}, frozenset([3]), (1,), 1 << 80, 1j, range(3), Ellipsis]}, pr)))
import textwrap, html, shlex, difflib, reprlib
print(textwrap.fill('The quick brown fox jumps over the lazy dog', 20), html.escape('<a&"b">'), html.unescape('&lt;&eacute;&#233;&#x41;'), shlex.split("a 'b c' d\\ e"), shlex.quote("it's"), list(difflib.unified_diff(['a','b'],['a','c'], lineterm='')), difflib.get_close_matches('appel', ['ape','apple','peach']), reprlib.repr(list(range(100))))
