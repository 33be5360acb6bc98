def work():
    value = __import__("math").exp(1000)
    return value


print("start")
work()
