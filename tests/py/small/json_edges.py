# JSON read and written: every kind of value, argument and error, then in hot loops.
import json, json.decoder, json.encoder, json.scanner, sys
from collections import OrderedDict
def show(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', ''))
docs = ['', ' ', '{', '[', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a}', '{"a" 1}', '[1 2]', '{"a":1 "b":2}',
  '"abc', '"a\\', '"a\\u12', '"a\\u1234', '"a\\u12345"', '"\\ud83d\\ude00"', '"\\ud83dx"', '"\\ud83d\\u0041"', '"\\x"', '"a\nb"', '"é\\n日本"', '["é", 12, x]',
  '-', '-1', '-0', '-0.0', '01', '1.', '1.5', '1e5', '1E+5', '1e', '1e+', '1.5e-3', '123456789012345678', '1234567890123456789', '-9223372036854775808', '12345678901234567890123',
  '1e400', '-1e400', 'NaN', 'Infinity', '-Infinity', '-I', '-Inf', 'nul', 'null', 'true', 'fals', 'false', 'tru', '{"a":{"b":[1,2,{"c":null}]},"a":3}', '[[],{},[{}],""]', ' [ 1 , 2 ] ', '[1]x',
  '{"k": "\\"\\\\\\/\\b\\f\\n\\r\\t"}', '"\u007f\u0080"', '[1.0, 2, 3.25]', '[' * 5 + ']' * 5, '日', '{"日": 1, "日": 2}', '{"é": x}', '[true,false,null,', '{"a":tru}', '{,}', '[,]', '{"a":1,,}', '"tab\there"', '"\\u00e9\\uD800"', '0x10', '.5', '+1', '[1.5e]', '1.5.5', '[-]', '"\ud800"']
for d in docs:
    show(json.loads, d)
    show(json.loads, d, strict=False)
show(json.loads, '[1.5, 2, NaN, {"a": 1}]', parse_float=str, parse_int=lambda s: s + '!', parse_constant=lambda s: '<%s>' % s, object_hook=lambda d: sorted(d.items()))
show(json.loads, '{"a": {"b": 2}, "c": {}}', object_pairs_hook=lambda p: ('P', p))
show(json.loads, '{"a": {"b": 2}}', object_pairs_hook=OrderedDict, object_hook=lambda d: 1 / 0)
show(json.loads, '{"a": {"b": 2}}', object_hook=lambda d: 1 / 0)
show(json.loads, '[1, x]', parse_int=lambda s: 1 / 0)
show(json.loads, b'\xff')
show(json.loads, '1' * 5000)
show(json.loads, '[' + '1' * 5000 + ']')
dec = json.JSONDecoder()
for i in range(-1, 9):
    show(dec.raw_decode, ' é[1] "x', i)
    show(dec.scan_once, 'é[1] "x', i)
show(dec.scan_once, 5, 0); show(dec.scan_once, 'a'); show(dec.scan_once, string='[3]', idx=0)
show(json.scanner.c_make_scanner, 1); show(json.scanner.c_make_scanner)
for n in ('strict', 'object_hook', 'object_pairs_hook', 'parse_float', 'parse_int'):
    show(getattr, dec.scan_once, n)
print(type(dec.scan_once), json.encoder.c_make_encoder, json.scanner.c_make_scanner)
show(json.decoder.scanstring, '"abc"', 1); show(json.decoder.scanstring, 'é"abc"x', 2); show(json.decoder.scanstring, 'a', 5); show(json.decoder.scanstring, b'a', 1); show(json.decoder.scanstring, 'a"', -1)
keys = json.loads('[{"aa": 1, "b": 2}, {"aa": 3, "b": 4}]')
print([a is b for a, b in zip(keys[0], keys[1])])
many = json.dumps([{f'k{i % 500}': i for i in range(n)} for n in (5, 700, 1200)])
print(hash(str(json.loads(many))) == hash(str([{f'k{i % 500}': i for i in range(n)} for n in (5, 700, 1200)])))
class I(int):
    def __repr__(self): return 'I!'
    def __str__(self): return 'Is'
class F(float):
    def __repr__(self): return 'F!'
class S(str):
    def __repr__(self): return 'S!'
    def __str__(self): return 'S?'
class L(list):
    def __iter__(self): return iter(('own', 1))
class T(tuple): pass
class D(dict):
    def items(self): return [('x', 1), ('y', 2)]
class BadD(dict):
    def items(self): return [1]
class N2(dict):
    def items(self): return 5
class O: pass
import enum
class E(enum.IntEnum): A = 3
class SE(enum.StrEnum): B = 'bee'
vals = [None, True, False, 0, -5, 10**30, 1.5, -0.0, 1e100, 1e16, 1e-5, 123456789.125, 0.1 + 0.2, float('nan'), float('inf'), -float('inf'), '', 'abc', 'é"\\\n\x00\x7f日😀', '\ud800', [], {}, (), [1, [2, (3,)]],
  {'a': 1, 'b': [1, 2], 'c': {}}, {1: 2, 1.5: 3, True: 4, None: 5, E.A: 1}, I(7), F(2.5), S('s'), L([9]), L(), T((1, 2)), D(a=5), D(), OrderedDict(z=1, a=2), E.A, SE.B, O(), {'a': O()}, [1, {'k': [O()]}], {(1, 2): 3}, {'b': 1, 2: 3}, BadD(a=1), N2(a=1), {'z': 1, 'é': 2, 'a': 3, '日': 4, 'aa': 5, '😀': 6, '\uffff': 7}, b'x', {b'x': 1}, {1, 2}, [F('nan')], {float('nan'): 1}, {F(1.5): 2}, {S('k'): 1}, [I(3), F(3)], range(3)]
for v in vals:
    for kw in ({}, {'ensure_ascii': False}, {'indent': 2}, {'indent': '\t', 'sort_keys': True}, {'sort_keys': True, 'separators': (',', ':')}, {'skipkeys': True, 'indent': 0}, {'allow_nan': False}, {'check_circular': False}):
        show(json.dumps, v, **kw)
a = []; a.append(a); show(json.dumps, a)
d = {}; d['x'] = [d]; show(json.dumps, d); show(json.dumps, d, indent=1)
class Loop:
    pass
show(json.dumps, Loop(), default=lambda o: o); show(json.dumps, [Loop()], default=lambda o: {'o': [o]})
show(json.dumps, Loop(), default=lambda o: {'x': 1, 'y': O}); show(json.dumps, [Loop(), 1], default=lambda o: [1, 2], indent=3)
show(json.dumps, [Loop()], default=lambda o: 1 / 0)
show(json.dumps, [{}, [], [[]], {'a': {}}], indent=2)
show(json.JSONEncoder(skipkeys=True, indent=1).encode, {(1,): 2}); show(json.JSONEncoder(indent=1).encode, {'x': 2})
ce = json.encoder.c_make_encoder
show(ce, 1, None, None, None, ': ', ', ', False, False, False); show(ce, None, None, None, None, 1, ', ', False, False, False); show(ce, {}, None)
e = ce({}, None, lambda s: 5, None, ': ', ', ', False, False, True); show(e, ['a'], 0); show(e, [1], 0); show(e, {'a': 1}, 0); show(e)
e = ce(None, None, lambda s: '<' + s + '>', '-', ':', ',', True, True, True); show(e, {'b': ['x', 'y'], 'a': 1}, 0)
for n in ('markers', 'default', 'indent', 'key_separator', 'item_separator', 'sort_keys', 'skipkeys'):
    show(getattr, e, n)
show(json.encoder.encode_basestring, 'é\x01"'); show(json.encoder.encode_basestring_ascii, 'é\x01"😀'); show(json.encoder.encode_basestring, 5); show(json.encoder.encode_basestring_ascii, 5)

records = [{'id': i, 'name': f'n{i % 7}', 'tags': ['a', 'b' * (i % 5)], 'score': i / 8, 'ok': i % 3 == 0, 'none': None} for i in range(300)]
text = json.dumps(records)
print(len(text), json.loads(text) == records)
total = 0
for record in records:
    line = json.dumps(record, sort_keys=True)
    again = json.loads(line)
    total += len(line) + again['id'] + len(again['tags'][1])
    if again != record: print('differs', record)
print(total, len(json.dumps(records, indent=1)), json.loads(json.dumps(records, indent=1)) == records)
