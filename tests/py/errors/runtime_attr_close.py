def work():
    value = [].appendd
    return value


print("start")
work()
