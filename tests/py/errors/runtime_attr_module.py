def work():
    value = __import__("math").sine
    return value


print("start")
work()
