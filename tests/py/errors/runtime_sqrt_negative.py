def work():
    value = __import__("math").sqrt(-1)
    return value


print("start")
work()
