def work():
    value = {"a": 1}["b"]
    return value


print("start")
work()
