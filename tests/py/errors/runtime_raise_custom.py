class MyError(Exception):
    pass

class Inner:
    class Deep(MyError):
        def __str__(self):
            return "deep text"

raise Inner.Deep("x")
