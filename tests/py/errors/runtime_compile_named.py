code = compile("x = [][1]", "made-up.py", "exec")
exec(code)
