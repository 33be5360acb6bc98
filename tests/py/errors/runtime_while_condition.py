n = 3
while n > "x":
    n -= 1
