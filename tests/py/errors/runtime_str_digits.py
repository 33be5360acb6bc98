def work():
    value = str(10 ** 5000)
    return value


print("start")
work()
