def work():
    value = "%s %s" % (1,)
    return value


print("start")
work()
