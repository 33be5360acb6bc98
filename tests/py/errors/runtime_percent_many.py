def work():
    value = "%s" % (1, 2)
    return value


print("start")
work()
