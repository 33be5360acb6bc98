"""sys.stdout and its like are files, and print goes wherever sys.stdout is."""
import contextlib
import io
import sys

print(type(sys.stdout).__name__, sys.stdout.name, sys.stderr.errors, sys.stdin.fileno(), sys.stdout.fileno(), sys.stdout.mode)
print(isinstance(sys.stdout, io.TextIOWrapper), sys.stdout is sys.__stdout__, sys.stdout.writable(), sys.stdout.readable())
kept = io.StringIO()
with contextlib.redirect_stdout(kept):
    print("hidden", 1, 2, sep="-")
    sys.stdout.write("more\n")
print(repr(kept.getvalue()))
with contextlib.redirect_stderr(kept):
    print("error", file=sys.stderr)
print(repr(kept.getvalue()[-6:]))
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
print("in order", flush=True)
sys.stdout.buffer.flush()
print(sys.stdout.write("text\n"))
sys.stdout.writelines(["a\n", "b\n"])


class Log:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


log, sys.stdout = Log(), None
print("nothing")
sys.stdout = log
print("a", "b")
sys.stdout = sys.__stdout__
print(log.parts)
sys.stdin = io.StringIO("first\nsecond")
print(input(), input("prompt: "))
try:
    input()
except EOFError as error:
    print("EOF", error)
sys.stdin = None
try:
    input()
except RuntimeError as error:
    print(error)
sys.stdout.reconfigure(errors="backslashreplace")
print("\ud800 escaped")
sys.stdout.reconfigure(encoding="ascii", errors="replace", newline="\r\n")
print("caf\u00e9")
sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n", line_buffering=True)
print("caf\u00e9", sys.stdout.line_buffering)
try:
    print("\udc00")
except UnicodeEncodeError as error:
    print(error)
left_open = open("/dev/null", "w")
left_open.write("never closed")
