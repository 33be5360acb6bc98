for args in ((3,), ("",), ("os", None, None, (), -1), ("x.y",), ("os.path.nosuch",)):
    try:
        __import__(*args)
    except Exception as e:
        print(type(e).__name__, e)
__import__("nosuch", level=0)
