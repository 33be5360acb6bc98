"""Not caught, but finally and with run on the way out."""


class Noted:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__, value)


def work():
    try:
        with Noted():
            for i in range(400):
                if i == 399:
                    [1, 2, 3][i]
    finally:
        print("finally")


work()
