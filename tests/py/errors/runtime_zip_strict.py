def work():
    value = list(zip([1], [], strict=True))
    return value


print("start")
work()
