# struct, binascii, base64, string.Formatter, memoryview.
m = memoryview(b'abcdef'); print(m[1], m[1:3].tobytes(), m[::-2].tolist(), len(m), m.readonly, m.format, m.shape, m.strides)
b = bytearray(b'hello world'); v = memoryview(b); v[0] = 72; v[6:11] = b'WORLD'; print(b, v == b, v[:5] == b'Hello')
for bad in ('m[0]=1', 'm[10]', 'm["a"]', 'v[0]=300', 'v[0]="a"', 'v[0:2]=b"abc"', 'del v[0]', 'memoryview(3)', 'v.cast("Z")', 'v.cast("I")', 'hash(v)'):
    try: exec(bad); print(bad, 'ok')
    except Exception as e: print(bad, type(e).__name__, e)
w = memoryview(bytearray(range(16))).cast('I'); print(w.tolist(), w.itemsize, w.nbytes, w[1], w.cast('B', [4,4]).tolist(), w.cast('B').cast('B',(2,8))[1,3])
w[2] = 7; print(w.tobytes(), w.hex())
print(hash(memoryview(b'ab')) == hash(b'ab'), b''.join([memoryview(b'x'), b'y']), bytes(memoryview(b'q')), b'a'+memoryview(b'b'))
with memoryview(b) as q: print(q.obj is b)
try: q[0]
except ValueError as e: print(e)
print(b'x' in b'axb', list(memoryview(b'ab')), memoryview(b'abc').toreadonly().readonly, 98 in memoryview(b'abc'))
f = memoryview(bytearray(16)).cast('d'); f[1] = 2.5; print(f.tolist(), f[::-1].tolist(), f[::-1].contiguous)
import struct
print(struct.pack('<ihBqd?', 1, -2, 3, 4, 1.5, True), struct.unpack('>HIb', b'\x01\x02\x00\x00\x00\x05\xff'), struct.calcsize('bhiqc'), struct.calcsize('<bhiqc'))
print(struct.pack('5s3p2x', b'ab', b'wxyz'), struct.unpack('3s', b'abc'), struct.pack('>e', 1.1), struct.unpack('>e', b'<f'))
for bad in ("struct.pack('B', 300)", "struct.pack('i', 'a')", "struct.pack('ii', 1)", "struct.unpack('i', b'abc')", "struct.calcsize('Z')", "struct.pack('<h', 40000)", "struct.pack('q', 1<<70)", "struct.pack('f', 'x')", "struct.unpack_from('i', b'abc', 1)", "struct.pack('c', 1)", "struct.pack('s', 'a')", "struct.pack('>Q', -1)","struct.calcsize('3')", "struct.pack_into('i', bytearray(3), 0, 1)", "struct.pack_into('i', b'abcd', 0, 1)", "struct.unpack_from('i', bytes(8), -2)", "struct.unpack_from('i', bytes(8), -12)"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
s = struct.Struct('<HH'); ba = bytearray(8); s.pack_into(ba, 2, 5, 6); print(ba, s.unpack_from(ba, 2), list(s.iter_unpack(ba)), s.size, s.format, s, struct.error.__module__)
import binascii, base64
print(binascii.hexlify(b'abc'), binascii.unhexlify('616263'), binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.b2a_hex(b'abcd', '-', 2), binascii.crc_hqx(b'hello', 0))
print(base64.b64encode(b'hello world'), base64.b64decode('aGVsbG8gd29ybGQ='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b32encode(b'abc'), base64.b85encode(b'hello'), base64.a85encode(b'hello'), base64.b16encode(b'ab'), base64.b32decode(b'MFRGG==='))
for bad in ("binascii.a2b_base64('a')", "binascii.a2b_base64('ab')", "binascii.unhexlify('abc')", "binascii.unhexlify('zz')", "base64.b64decode('ab!d', validate=True)", "binascii.a2b_base64('abcd=', strict_mode=True)", "binascii.a2b_base64('=abcd', strict_mode=True)", "binascii.a2b_base64('ab==cd', strict_mode=True)", "binascii.a2b_base64('ab=c', strict_mode=True)", "binascii.a2b_base64('é')"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print(binascii.b2a_uu(b'hello there'), binascii.a2b_uu(binascii.b2a_uu(b'hello there')), binascii.b2a_qp(b'a=b\xe9 \nfoo\tbar \n'), binascii.a2b_qp(b'a=3Db=E9=\nx'))
import string
print(list(string.Formatter().parse('a{x!r:>{w}}b{{c}}')), string.Formatter().format('{0[a]} {x.real:>5} {1!r}', {'a':1}, 'q', x=3), string.Template('$a ${b} $$').substitute(a=1,b=2), string.capwords('hello world'))
for bad in ("list(string.Formatter().parse('a{'))", "list(string.Formatter().parse('a}'))", "list(string.Formatter().parse('{a!}'))","list(string.Formatter().parse('{a!rx}'))"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
