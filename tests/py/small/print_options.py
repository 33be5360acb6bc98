"""print: sep, end, file, flush, and how containers show what they hold."""
import sys


class Shown:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


print(1, 2, sep="")
print(1, 2, sep=", ", end=";\n")
print()
print("a", end="")
print("b", "c", sep="\t")
print(*[1, 2], *"ab", sep="-")
print(None, True, 1.0, -0.0, 1e100, "text", b"bytes", [None, "q'uote"], ("t",), {}, {1: [2, {"k": ()}]}, set(), {5}, range(2), sep="|")
print(Shown(), [Shown()], {"k": Shown()}, (Shown(),), f"{Shown()}")
print("to stderr", file=sys.stderr)
sink = Sink()
for i in range(300):
    print(i, "x", file=sink, sep=":", end="." if i % 2 else "\n")
print(len(sink.parts), "".join(sink.parts)[:24])
print("flush", flush=True)
sys.stdout.write("written\n")
print(sys.stdout.write("") == 0, repr("tab\t nl\n quote' \x00 \x7f é 😀"), ["é\n"])
a = [1]
a.append(a)
d = {}
d["self"] = d
print(a, d, [[[]]], ((),), {"a": {"b": {}}}, print(end=""))
for action in (lambda: print(1, sep=5), lambda: print(1, end=5), lambda: print(1, file=5), lambda: print(1, nope=2)):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
