# workload
"""A file of measurements: written, read line by line, cleaned, grouped, sorted and written again."""
import csv
import os
import sys
import tempfile

LINES = {"tiny": 20, "short": 36000, "long": 420000}

STATIONS = ["Ål", "Bergen", "Łeba", "New York", "São Paulo", "Târgu Mureș"]


def write_raw(path, count):
    state = 8
    with open(path, "w", encoding="utf-8") as file:
        file.write("# station; date; kind; value\n\n")
        for number in range(count):
            state = (state * 48271) % 2147483647
            station = STATIONS[state % 6]
            if state % 4 == 0:
                station = f"  {station.upper()} "
            day = f"{2000 + state // 6 % 20}-{state // 120 % 12 + 1:02}-{state // 1440 % 28 + 1:02}"
            kind = ("temp", "rain", "wind")[state // 7 % 3]
            value = f"{(state // 11 % 4000 - 1000) / 100:.2f}" if state % 37 else "n/a"
            if number % 1000 == 500:
                file.write("# checked\n")
            print(station, day, kind, value, sep=";" if state % 3 else " ; ", file=file)


def read_raw(path):
    skipped = 0
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                skipped += 1
                continue
            fields = [part.strip() for part in line.split(";")]
            station, day, kind, text = fields
            try:
                value = float(text)
            except ValueError:
                skipped += 1
                continue
            yield number, station.title(), day, kind, value
    yield None, None, None, None, skipped


class Summary:
    def __init__(self):
        self.count = 0
        self.total = 0.0
        self.low = float("inf")
        self.high = float("-inf")

    def add(self, value):
        self.count += 1
        self.total += value
        if value < self.low:
            self.low = value
        if value > self.high:
            self.high = value

    @property
    def mean(self):
        return self.total / self.count


def summarize(path):
    groups = {}
    years = {}
    for number, station, day, kind, value in read_raw(path):
        if number is None:
            return groups, years, value
        key = station, kind
        if key not in groups:
            groups[key] = Summary()
        groups[key].add(value)
        years.setdefault(day[:4], []).append(number)


def write_table(path, groups):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["station", "kind", "count", "mean", "low", "high", "note"])
        for (station, kind), summary in sorted(groups.items()):
            note = 'said "cold", often' if summary.low < -9 else ""
            writer.writerow([station, kind, summary.count, f"{summary.mean:.4f}", summary.low, summary.high, note])


def read_table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return [dict(row, count=int(row["count"])) for row in csv.DictReader(file)]


def word_index(path):
    """Words by their first letter, from the bytes of the file."""
    counts = {}
    with open(path, "rb") as file:
        while True:
            block = file.read(4096)
            if not block:
                break
            block += file.readline()
            for word in block.replace(b";", b" ").split():
                if word.isalpha():
                    letter = word[:1].lower()
                    counts[letter] = counts.get(letter, 0) + 1
    return counts


def sort_lines(path, target):
    with open(path, encoding="utf-8") as source, open(target, "w", encoding="utf-8") as out:
        lines = [line for line in source.readlines() if ";" in line and line[0] != "#"]
        lines.sort(key=lambda line: (line.split(";")[1].strip(), line.lower()))
        out.writelines(lines)
    with open(target, encoding="utf-8") as file:
        first = file.readline().rstrip()
        file.seek(0, os.SEEK_END)
        return len(lines), first, file.tell()


def main(size):
    with tempfile.TemporaryDirectory() as folder:
        raw = os.path.join(folder, "raw.txt")
        table = os.path.join(folder, "table.csv")
        write_raw(raw, LINES[size])
        groups, years, skipped = summarize(raw)
        assert sum(map(len, years.values())) == sum(group.count for group in groups.values())
        write_table(table, groups)
        rows = read_table(table)
        assert sum(row["count"] for row in rows) + skipped >= LINES[size]
        for row in rows[:4]:
            print(*row.values())
        print("groups", len(rows), "skipped", skipped, "years", len(years), min(years.items())[1][:3])
        print("words", sorted(word_index(raw).items()))
        print("sorted", *sort_lines(raw, os.path.join(folder, "sorted.txt")))
        print(sorted(os.listdir(folder)), os.path.getsize(raw))


if __name__ == "__main__":
    main(sys.argv[1])
