a, b, c = 1, 0, 2
print(a + b * c / b)
