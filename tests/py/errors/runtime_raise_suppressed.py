e = ValueError("e")
e.__context__ = KeyError("ctx")
e.__suppress_context__ = True
raise e
