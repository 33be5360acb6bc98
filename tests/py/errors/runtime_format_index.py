def work():
    value = "{} {}".format(1)
    return value


print("start")
work()
