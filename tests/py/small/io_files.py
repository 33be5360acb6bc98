"""open(): text and binary files, every layer, places, line ends, errors."""
import io
import os

path = f"/tmp/rekindle-io-{os.getpid()}.txt"


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, str(error).replace(path, "PATH"))


with open(path, "w", encoding="utf-8") as f:
    print(f.write("h\u00e9llo\nworld\r\nthird\n"), f.tell(), f.mode, f.encoding, f.errors, f.writable(), f.readable())
    print(f.name == path, f.closed, f.line_buffering, f.newlines, type(f.buffer).__name__, type(f.buffer.raw).__name__)
print(f.closed)
with open(path, encoding="utf-8") as f:
    print(repr(f.readline()), f.newlines, f.tell())
    print(list(f))
    print(f.seek(0), repr(f.read(3)), f.tell(), repr(f.read()), repr(f.read()), repr(f.readline()))
    place = f.seek(0) or f.readline() and f.tell()
    rest = f.read()
    print(place, f.seek(place), f.read() == rest)
    f.seek(0)
    next(f)
    attempt(f.tell)
    attempt(f.seek, 1, 1)
    attempt(f.seek, 1, 2)
    attempt(f.seek, 0, 5)
    print(f.seek(0, 2), f.readlines())
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline, encoding="utf-8") as f:
        print(repr(newline), f.readlines())
    with open(path + "2", "w", newline=newline) as f:
        f.write("a\nb\r\n")
    with open(path + "2", "rb") as f:
        print(f.read())
os.remove(path + "2")
with open(path, "rb") as f:
    print(f.read(4), f.peek(3)[:3], f.tell(), f.readline(), f.readlines(), f.read(), f.read1(5))
    print(f.seek(-6, 2), f.read(2), f.seek(1, 1), f.readline(2), f.seek(0))
    room = bytearray(5)
    print(f.readinto(room), room, f.readinto1(room), room, f.seekable(), f.isatty(), f.fileno() > 2)
with open(path, "r+b") as f:
    print(f.read(2), f.write(b"XY"), f.tell(), f.seek(0), f.readline(), f.truncate(8), f.seek(0, 2))
with open(path, "ab") as f:
    print(f.tell(), f.write(b"end"), f.tell())
with open(path, "rb", buffering=0) as f:
    print(type(f).__name__, f.mode, f.read(3), f.readall(), f.closefd)
with open(path, "w+", encoding="utf-16") as f:
    f.write("ab")
    f.write("c\u20ac\n")
    f.seek(0)
    print(repr(f.read()), open(path, "rb").read() == "abc\u20ac\n".encode("utf-16"))
with open(path, "wb") as f:
    f.write(b"ok\nb\xffad\n")
with open(path, encoding="utf-8") as f:
    attempt(f.read)
for errors in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    with open(path, encoding="utf-8", errors=errors) as f:
        print(ascii(f.read()))
lines = 0
with open(path, "w") as f:
    for i in range(3000):
        f.write(f"line {i}\n")
with open(path) as f:
    for line in f:
        lines += len(line)
print(lines, os.stat(path).st_size)
fd = os.open(path, os.O_RDONLY)
with open(fd, closefd=False) as f:
    print(f.readline())
os.close(fd)
with open(path, opener=lambda name, flags: os.open(name, flags)) as f:
    print(f.read(6))
attempt(open, "/nonexistent/x")
attempt(open, "/tmp")
attempt(open, path, "x")
for mode in ("z", "rw", "", "r+w", "rbt", "rr", "b", "U"):
    attempt(open, path, mode)
attempt(open, path, "rb", encoding="utf-8")
attempt(open, path, "rb", errors="strict")
attempt(open, path, "rb", newline="\n")
attempt(open, path, buffering=0)
attempt(open, path, newline="x")
attempt(open, path, encoding="no-such-encoding")
attempt(open, 3.5)
attempt(open, -1)
attempt(open, path, 5)
attempt(open, path, closefd=False)
attempt(open, "a\0b")
with open(path, "w") as f:
    attempt(f.read)
    attempt(f.write, 5)
    attempt(f.write, b"x")
with open(path) as f:
    attempt(f.write, "x")
with open(path, "rb") as f:
    attempt(f.write, b"x")
    attempt(f.seek, 0, 9)
with open(path, "wb") as f:
    attempt(f.write, "x")
    attempt(f.read)
for method in ("read", "readline", "tell", "flush", "fileno", "__enter__", "__next__"):
    attempt(getattr(f, method))
attempt(f.close)
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
os.remove(path)
