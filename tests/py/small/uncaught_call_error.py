"""Not caught: too few arguments, in a call over several lines."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


points = [Point(i, i) for i in range(400)]
print(len(points))
points.append(
    Point(
        1,
    )
)
