def work():
    value = bytes([256])
    return value


print("start")
work()
