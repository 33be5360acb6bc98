def work():
    value = "abc".index("x")
    return value


print("start")
work()
