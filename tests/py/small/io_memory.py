"""StringIO, BytesIO, and streams that Python code defines."""
import io


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


s = io.StringIO("one\ntw\u00f6\nthree")
print(repr(s.read(5)), s.tell(), repr(s.readline()), list(s), repr(s.read()))
print(s.seek(4), s.write("TWO!"), repr(s.getvalue()), s.tell(), s.seek(0, 2), s.write("\u20ac"), repr(s.getvalue()))
print(s.seek(30), s.write("x"), repr(s.getvalue()[-14:]), s.truncate(3), repr(s.getvalue()), s.tell())
print(s.readable(), s.writable(), s.seekable(), s.closed, s.isatty(), s.newlines)
attempt(s.write, b"x")
attempt(s.seek, -1)
attempt(s.seek, 1, 1)
attempt(s.seek, 0, 7)
attempt(s.fileno)
attempt(io.StringIO, 5)
attempt(io.StringIO, "", "x")
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.StringIO("a\r\nb\rc\nd", newline=newline)
    print(repr(newline), t.readlines(), repr(t.getvalue()), t.newlines)
s.close()
attempt(s.getvalue)
attempt(s.read)
b = io.BytesIO(b"one\ntwo\nthree")
print(b.read(5), b.tell(), b.readline(), b.readlines(), b.read(), b.seek(0), list(b))
print(b.seek(4), b.write(b"TWO!"), b.getvalue(), b.seek(-2, 2), b.read(), b.seek(20), b.write(b"!"), b.getvalue())
room = bytearray(3)
print(b.seek(0), b.readinto(room), room, b.read1(2), b.readline(1), b.truncate(2), b.getvalue())
attempt(b.write, "x")
attempt(b.seek, -1)
attempt(io.BytesIO, "x")
with b:
    pass
attempt(b.read)


class Source(io.RawIOBase):
    """Gives bytes in parts."""

    def __init__(self, *parts):
        self.parts = list(parts)

    def readable(self):
        return True

    def readinto(self, room):
        if not self.parts:
            return 0
        part = self.parts.pop(0)
        part, rest = part[: len(room)], part[len(room) :]
        if rest:
            self.parts.insert(0, rest)
        room[: len(part)] = part
        return len(part)


print(Source(b"ab", b"cd").read(), Source(b"ab", b"cd").read(2), Source(b"a\nb", b"c\n").readlines())
reader = io.BufferedReader(Source(b"ab", b"c\nd", b"ef"))
print(reader.read(1), reader.peek(), reader.readline(), reader.read1(), reader.read())
text = io.TextIOWrapper(io.BufferedReader(Source(b"h\xc3", b"\xa9l\r", b"\nlo")), encoding="utf-8")
print(text.readlines(), text.newlines)


class Sink(io.RawIOBase):
    """Takes three bytes at a time."""

    def __init__(self):
        self.taken = []

    def writable(self):
        return True

    def write(self, data):
        self.taken.append(bytes(data[:3]))
        return min(3, len(data))


sink = Sink()
writer = io.BufferedWriter(sink, 4)
print(writer.write(b"ab"), sink.taken, writer.write(b"cdefg"), writer.flush(), b"".join(sink.taken))
pair = io.BufferedRWPair(Source(b"in"), Sink())
print(pair.read(), pair.write(b"out"), pair.readable(), pair.writable())
attempt(io.BufferedReader, Sink())
attempt(io.BufferedWriter, sink, 0)
attempt(io.RawIOBase().read)
attempt(io.IOBase().seek, 0)
attempt(io.BufferedIOBase().read)
attempt(io.TextIOBase().write, "x")
below = io.BytesIO()
wrapper = io.TextIOWrapper(below, encoding="latin-1", newline="\r\n", line_buffering=True)
print(wrapper.write("caf\u00e9\n"), below.getvalue(), wrapper.detach() is below)
attempt(wrapper.read)
wrapper = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
attempt(wrapper.write, "\u00e9")
wrapper.reconfigure(encoding="utf-8", errors="replace", newline="\n")
print(wrapper.encoding, wrapper.errors, wrapper.write("\u00e9"), wrapper.flush(), wrapper.buffer.getvalue())
decoder = io.IncrementalNewlineDecoder(None, translate=True)
print([decoder.decode("a\r"), decoder.decode("\nb\r"), decoder.decode("c", final=True)], decoder.newlines, decoder.getstate())


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


upper = Upper()
upper.extra = 1
print("shout", file=upper)
upper.writelines(["a", "b"])
print(repr(upper.getvalue()), upper.extra, isinstance(upper, io.TextIOBase), isinstance(below, io.IOBase))
