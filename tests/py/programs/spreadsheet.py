# workload
"""A spreadsheet: cells with properties, formulas as closures, recalculation on change; descriptors check values."""
import sys

SHEETS = {"tiny": (3, 4), "short": (60, 9000), "long": (60, 100000)}


class Checked:
    """A descriptor for an attribute that must pass a test."""

    def __init__(self, test, message):
        self.test = test
        self.message = message

    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot)

    def __set__(self, instance, value):
        if not self.test(value):
            raise ValueError(self.message)
        setattr(instance, self.slot, value)


class cached:
    """A property that is computed once, until it is deleted."""

    def __init__(self, function):
        self.function = function
        self.name = function.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Cell:
    width = Checked(lambda value: 1 <= value <= 40, "width out of range")

    def __init__(self, sheet, row, column):
        self.sheet = sheet
        self.row = row
        self.column = column
        self.width = 8
        self._formula = None
        self._value = 0
        self._dirty = False
        self.readers = []
        self.recomputed = 0

    @property
    def name(self):
        return f"{chr(65 + self.column % 26)}{self.row + 1}"

    @property
    def value(self):
        if self._dirty:
            self._value = self._formula(self.sheet)
            self._dirty = False
            self.recomputed += 1
        return self._value

    @value.setter
    def value(self, new):
        self._formula = None
        self._dirty = False
        self._value = new
        self.invalidate_readers()

    @property
    def formula(self):
        return self._formula

    @formula.setter
    def formula(self, pair):
        function, sources = pair
        self._formula = function
        for source in sources:
            source.readers.append(self)
        self._dirty = True
        self.invalidate_readers()

    def invalidate_readers(self):
        self.sheet.__dict__.pop("total", None)
        stack = list(self.readers)
        while stack:
            cell = stack.pop()
            if not cell._dirty:
                cell._dirty = True
                stack.extend(cell.readers)

    @property
    def text(self):
        value = self.value
        shown = f"{value:.2f}" if isinstance(value, float) else str(value)
        return shown.rjust(self.width)[: self.width]


class Sheet:
    def __init__(self, rows, columns):
        self.rows = rows
        self.columns = columns
        self.cells = {(row, column): Cell(self, row, column) for row in range(rows) for column in range(columns)}

    def __getitem__(self, place):
        if isinstance(place, str):
            place = int(place[1:]) - 1, ord(place[0]) - 65
        return self.cells[place]

    def __contains__(self, place):
        return place in self.cells

    def __iter__(self):
        return iter(self.cells.values())

    def __len__(self):
        return len(self.cells)

    @cached
    def total(self):
        return sum(cell.value for cell in self)


def sum_of(sources):
    places = [(cell.row, cell.column) for cell in sources]
    return lambda sheet: sum(sheet[place].value for place in places)


def scaled(source, factor):
    place = source.row, source.column
    return lambda sheet: sheet[place].value * factor // 7


def chosen(test, yes, no):
    def formula(sheet):
        return sheet[test].value % 2 and sheet[yes].value or sheet[no].value

    return formula


def fill(sheet):
    state = 3
    for row in range(sheet.rows):
        for column in range(sheet.columns):
            state = (state * 16807) % 2147483647
            cell = sheet[row, column]
            if column < 2:
                cell.value = state % 1000
            elif column == sheet.columns - 1:
                sources = [sheet[row, other] for other in range(column)]
                cell.formula = sum_of(sources), sources
            elif state % 3 == 0 and row:
                parts = (row, 0), (row - 1, column), (row, 1)
                cell.formula = chosen(*parts), [sheet[part] for part in parts]
            else:
                source = sheet[row, column - 1 - state % 2]
                cell.formula = scaled(source, 3 + state % 9), [source]


def main(size):
    rows, changes = SHEETS[size]
    sheet = Sheet(rows, 8)
    fill(sheet)
    first = sheet.total
    assert sheet.total == first and "total" in sheet.__dict__
    state = 17
    totals = []
    for number in range(changes):
        state = (state * 16807) % 2147483647
        cell = sheet[state % rows, state // rows % 2]
        cell.value = (cell.value + state // 100) % 1000
        if number % 4 == 0:
            totals.append(sheet.total)
        else:
            totals.append(sheet[state % rows, 7].value)
    last = sheet.total
    fresh = Sheet(rows, 8)
    fill(fresh)
    for row in range(rows):
        for column in range(2):
            fresh[row, column].value = sheet[row, column].value
    assert fresh.total == last
    print("totals", first, last, sum(totals) % 1000003, "recomputed", sum(cell.recomputed for cell in sheet))
    sheet["B1"].width = 12
    print("|".join(sheet[0, column].text for column in range(8)))
    print(sheet["C2"].name, sheet["A1"].formula is None, (rows, 0) in sheet, len(sheet))
    for attempt in (lambda: setattr(sheet["A1"], "width", 99), lambda: setattr(sheet["A1"], "name", "x")):
        try:
            attempt()
        except (ValueError, AttributeError) as error:
            print(type(error).__name__)


if __name__ == "__main__":
    main(sys.argv[1])
