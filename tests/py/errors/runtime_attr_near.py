class Point:
    def __init__(self):
        self.width = 1

p = Point()
print(p.widht)
