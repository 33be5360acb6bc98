# workload
"""Tables of a school as lists of dicts, queried with comprehensions of all kinds."""
import sys

STUDENTS = {"tiny": 14, "short": 9500, "long": 85000}

SUBJECTS = ["algebra", "biology", "chemistry", "drama", "english"]
TOWNS = {"Aa": 1, "Bee": 2, "Cee": 3, "Dee": 1, "Eee": 2}


def make_tables(count):
    state = 1

    def draw(limit):
        nonlocal state
        state = (state * 48271) % 2147483647
        return state // 7 % limit

    students = [
        {"id": i, "name": f"S{draw(count * 3)}", "year": 1 + draw(6), "town": list(TOWNS)[draw(5)], "friends": [draw(count) for _ in range(draw(4))]}
        for i in range(count)
    ]
    marks = [
        {"student": i, "subject": subject, "mark": 1 + (draw(10) * draw(10)) // 9}
        for i in range(count)
        for subject in SUBJECTS
        if draw(5)
    ]
    return students, marks


def averages(students, marks):
    by_student = {student["id"]: [] for student in students}
    for row in marks:
        by_student[row["student"]].append(row["mark"])
    means = {number: sum(values) / len(values) for number, values in by_student.items() if values}
    best = sorted((-mean, number) for number, mean in means.items())[:5]
    spread = {
        subject: (min(found), max(found), len(found))
        for subject in SUBJECTS
        for found in [[row["mark"] for row in marks if row["subject"] == subject]]
        if found
    }
    return means, [number for _, number in best], spread


def joins(students, marks):
    index = {student["id"]: student for student in students}
    joined = [(index[row["student"]]["town"], row["subject"], row["mark"]) for row in marks]
    pivot = {
        town: {subject: sum(mark for where, what, mark in joined if where == town and what == subject) for subject in SUBJECTS}
        for town in TOWNS
    }
    regions = {region: [town for town, number in TOWNS.items() if number == region] for region in set(TOWNS.values())}
    totals = {region: sum(sum(pivot[town].values()) for town in towns) for region, towns in regions.items()}
    assert sum(totals.values()) == sum(row["mark"] for row in marks)
    return pivot, totals


def friendships(students):
    pairs = {(student["id"], friend) for student in students for friend in student["friends"] if friend != student["id"]}
    mutual = {(a, b) for a, b in pairs if a < b and (b, a) in pairs}
    friends = {student["id"]: {b for a, b in ((student["id"], f) for f in student["friends"]) if a != b} for student in students}
    second = {a: {c for b in direct for c in friends[b] if c != a and c not in direct} for a, direct in friends.items()}
    same_town = sum(students[a]["town"] == students[b]["town"] for a, b in pairs)
    return len(pairs), len(mutual), sum(len(reach) for reach in second.values()), same_town


def timetable(students):
    groups = [[student["id"] for student in students if student["year"] == year] for year in range(1, 7)]
    width = max(map(len, groups))
    padded = [group + [None] * (width - len(group)) for group in groups]
    columns = [[row[i] for row in padded] for i in range(width)]
    again = [[column[j] for column in columns if column[j] is not None] for j in range(6)]
    assert again == groups
    rooms = [[(i * 7 + j * 3) % 11 for j in range(8)] for i in range(len(students) // 4)]
    flat = [room for row in rooms for room in row if room]
    counts = {room: sum(1 for other in row if other == room) for row in rooms[:5] for room in row}
    diagonal = [rooms[i][i % 8] for i in range(len(rooms))]
    return width, sum(flat), sorted(counts.items())[:3], sum(diagonal), len([x for row in zip(*rooms) for x in row if x % 2])


def names(students):
    known = {}
    for student in students:
        known.setdefault(student["name"], []).append(student["id"])
    doubles = {name: numbers for name, numbers in known.items() if len(numbers) > 1}
    initials = {letter: [name for name in sorted(known) if name.endswith(letter)] for letter in "0123456789"}
    assert sum(map(len, initials.values())) == len(known)
    longest = max((name for name in known), key=lambda name: (len(name), name))
    vowels = "".join(c for name in sorted(doubles) for c in name if c.isdigit() and c in "13579")
    return len(doubles), longest, len(vowels), any(len(v) > 3 for v in doubles.values()), all(n[0] == "S" for n in known)


def main(size):
    students, marks = make_tables(STUDENTS[size])
    print("rows", len(students), len(marks))
    means, best, spread = averages(students, marks)
    print("means", f"{sum(means.values()) / len(means):.6f}", best, spread["drama"])
    pivot, totals = joins(students, marks)
    print("pivot", pivot["Cee"], totals)
    print("friends", *friendships(students))
    print("timetable", *timetable(students))
    print("names", *names(students))


if __name__ == "__main__":
    main(sys.argv[1])
