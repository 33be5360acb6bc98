goods = 1
