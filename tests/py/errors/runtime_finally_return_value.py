def f():
    for i in range(3):
        try:
            1 / 0
        finally:
            print("finally", i)

f()
