# Lines of any length, in a module made now.
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "long_line.py"), "w") as file:
        file.write("text = '" + "a" * 10_000_000 + "'\nsize = len(text)\nraise ValueError(size)\n")
    sys.path.insert(0, folder)
    try:
        import long_line
    except ValueError as e:
        print(e)
    with open(os.path.join(folder, "cut.py"), "w") as file:
        file.write("x = (" + "1 + " * 1000 + "\n")
    try:
        import cut
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
    sys.path.remove(folder)
    import long_line
