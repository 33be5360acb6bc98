def work():
    value = print(*None)
    return value


print("start")
work()
