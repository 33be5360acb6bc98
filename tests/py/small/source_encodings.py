"""Sources in other encodings, given as bytes and read from files."""
import os
import sys
import tempfile
import traceback


def run(source):
    names = {}
    try:
        exec(compile(source, "given.py", "exec"), names)
    except SyntaxError as e:
        return f"{type(e).__name__}: {e.msg} (line {e.lineno})"
    return names["text"]


for encoding in ("utf-8", "latin-1", "cp1252", "iso8859-15", "cp437", "koi8-r", "mac-roman"):
    text = {"koi8-r": "Ж", "cp1252": "€", "iso8859-15": "€"}.get(encoding, "é")
    source = f"# -*- coding: {encoding} -*-\ntext = '{text}'\n".encode(encoding)
    print(encoding, run(source) == text, len(source))
print(run(b"#! python\n# vim: set fileencoding=cp1251 :\ntext = '\xc6'\n"))
print(run(b"# coding: no-such-codec\ntext = 1\n"))
print(run(b"# coding: ascii\ntext = '\xc3\xa9'\n"))
print(run(b"# coding: cp1252\ntext = '\x81'\n"))
print(run(b"\xef\xbb\xbf# coding: cp1252\ntext = 'a'\n"))
print(run(b"\xef\xbb\xbf# coding: utf-8\r\ntext = '\xc3\xa9'\r\n"))

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    with open(os.path.join(folder, "old_module.py"), "wb") as file:
        file.write("# coding: cp1250\ndef name():\n    return 'Łódź'\n".encode("cp1250"))
    import old_module

    print(ascii(old_module.name()))


class Odd(Exception):
    def __getattr__(self, name):
        raise ValueError(f"no {name}")


class Box:
    pass


def fail():
    raise Odd(1)


def chain():
    first = second = fail()
    return first, second


def attribute():
    box = Box()
    box.value = fail()


def plain():
    value = fail()
    return value


for function in (chain, attribute, plain):
    try:
        function()
    except Odd as e:
        lines = traceback.format_exception(e)
        print([line.split("\n")[1:3] for line in lines if "fail()" in line])
