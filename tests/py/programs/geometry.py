# workload
"""Points as tuples: convex hulls, polygons, clipping, intervals; unpacking everywhere."""
import sys

POINTS = {"tiny": 30, "short": 26000, "long": 190000}


def random_points(count, seed):
    points = []
    state = seed
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        x = state >> 8 & 0x3FFF
        state = (state * 1103515245 + 12345) % 2147483648
        y = state >> 8 & 0x3FFF
        points.append((x, y))
    return points


def cross(origin, first, second):
    ox, oy = origin
    ax, ay = first
    bx, by = second
    return (ax - ox) * (by - oy) - (ay - oy) * (bx - ox)


def half_hull(points):
    hull = []
    for point in points:
        while len(hull) >= 2 and cross(hull[-2], hull[-1], point) <= 0:
            hull.pop()
        hull.append(point)
    return hull


def convex_hull(points):
    points = sorted(set(points))
    if len(points) <= 2:
        return points
    *lower, _ = half_hull(points)
    *upper, _ = half_hull(reversed(points))
    return lower + upper


def doubled_area(polygon):
    total = 0
    x0, y0 = polygon[-1]
    for x1, y1 in polygon:
        total += x0 * y1 - x1 * y0
        x0, y0 = x1, y1
    return abs(total)


def contains(polygon, point):
    x, y = point
    inside = False
    (px, py), *rest = polygon
    for qx, qy in [*rest, (px, py)]:
        if (py > y) != (qy > y):
            # The edge crosses the height of the point: on which side?
            if (x - px) * (qy - py) < (qx - px) * (y - py) if qy > py else (x - px) * (qy - py) > (qx - px) * (y - py):
                inside = not inside
        px, py = qx, qy
    return inside


def bounding_box(points):
    (left, bottom), *rest = points
    right, top = left, bottom
    for x, y in rest:
        if x < left:
            left = x
        elif x > right:
            right = x
        if y < bottom:
            bottom = y
        elif y > top:
            top = y
    return left, bottom, right, top


def clip_left_of(polygon, edge):
    """The part of the polygon left of the line through the two ends of `edge`."""
    start, end = edge
    kept = []
    previous = polygon[-1]
    before = cross(start, end, previous)
    for current in polygon:
        here = cross(start, end, current)
        if (here >= 0) != (before >= 0):
            (px, py), (qx, qy) = previous, current
            share = before / (before - here)
            kept.append((px + (qx - px) * share, py + (qy - py) * share))
        if here >= 0:
            kept.append(current)
        previous, before = current, here
    return kept


def merge_intervals(intervals):
    first, *rest = sorted(intervals)
    merged = [first]
    for low, high in rest:
        (last_low, last_high) = merged[-1]
        if low <= last_high:
            merged[-1] = last_low, max(last_high, high)
        else:
            merged.append((low, high))
    return merged


def closest_pair(points):
    """The squared distance of the two closest points, by halving."""
    by_x = sorted(points)

    def solve(low, high):
        if high - low <= 3:
            best = 1 << 60
            for i in range(low, high):
                ax, ay = by_x[i]
                for j in range(i + 1, high):
                    bx, by = by_x[j]
                    best = min(best, (ax - bx) ** 2 + (ay - by) ** 2)
            return best, sorted((y, x) for x, y in by_x[low:high])
        middle = (low + high) // 2
        split, _ = by_x[middle]
        (left, left_ys), (right, right_ys) = solve(low, middle), solve(middle, high)
        best = min(left, right)
        merged = []
        i = j = 0
        while i < len(left_ys) and j < len(right_ys):
            if left_ys[i] <= right_ys[j]:
                merged.append(left_ys[i])
                i += 1
            else:
                merged.append(right_ys[j])
                j += 1
        merged += left_ys[i:]
        merged += right_ys[j:]
        strip = [(y, x) for y, x in merged if (x - split) ** 2 < best]
        for i, (ay, ax) in enumerate(strip):
            for by, bx in strip[i + 1 : i + 8]:
                best = min(best, (ax - bx) ** 2 + (ay - by) ** 2)
        return best, merged

    best, _ = solve(0, len(by_x))
    return best


def main(size):
    points = random_points(POINTS[size], 17)
    hull = convex_hull(points)
    assert all(cross(hull[i - 2], hull[i - 1], hull[i]) > 0 for i in range(len(hull)))
    print("hull", len(hull), "area", doubled_area(hull), "box", bounding_box(points))

    left, bottom, right, top = bounding_box(points)
    middle_x, middle_y = (left + right) // 2, (bottom + top) // 2
    diamond = [(middle_x, bottom), (right, middle_y), (middle_x, top), (left, middle_y)]
    inside = [point for point in points if contains(diamond, point)]
    print("in the diamond", len(inside), "share is a half:", abs(2 * len(inside) - len(points)) * 20 < len(points) * 6)

    piece = [(float(x), float(y)) for x, y in hull]
    for edge in zip(diamond, diamond[1:] + diamond[:1]):
        piece = clip_left_of(piece, edge)
    print("clipped", len(piece), round(doubled_area(piece) / 2))

    intervals = [(min(x, y), min(x, y) + abs(x - y) // max(1, len(points) // 4)) for x, y in points]
    merged = merge_intervals(intervals)
    print("intervals", len(merged), sum(high - low for low, high in merged))

    closest = closest_pair(points)
    if len(points) < 100:
        assert closest == min((a - c) ** 2 + (b - d) ** 2 for i, (a, b) in enumerate(points) for c, d in points[:i])
    print("closest", closest)

    a, b = 0, 1
    checksum = 0
    for (x, y), (z, *_) in zip(points, reversed(points)):
        a, b = b, (a + x * b + y - z) % 10007
        checksum ^= a << (b & 3)
    print("checksum", a, b, checksum)


if __name__ == "__main__":
    main(sys.argv[1])
