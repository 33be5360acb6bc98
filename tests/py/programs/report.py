# workload
"""Invoices as text: formatted in three ways, then parsed again and compared."""
import sys

INVOICES = {"tiny": 4, "short": 7500, "long": 75000}

PRODUCTS = [
    ("Bolt, hexagonal", "M8x40", 12, 19),
    ("Washer", "M8", 3, 19),
    ("Paint, white", "2.5 l", 1899, 19),
    ("Garden guide", "hardcover", 2450, 7),
    ("Seed mix", "500 g", 599, 7),
    ("Cable drum", "25 m", 3999, 19),
]
NAMES = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov"]
TOWNS = ["Zürich", "Aarhus", "Łódź", "Genève", "Ghent"]


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 48271) % 2147483647
        return self.state % limit


def make_invoice(number, random):
    lines = []
    for _ in range(1 + random.below(5)):
        product = random.below(len(PRODUCTS))
        lines.append((product, 1 + random.below(120)))
    who = random.below(len(NAMES))
    date = (2019 + random.below(6), 1 + random.below(12), 1 + random.below(28))
    return {"number": number, "name": NAMES[who], "town": TOWNS[random.below(len(TOWNS))], "date": date, "lines": lines}


def money(cents):
    return f"{cents // 100:,}.{cents % 100:02d}"


def totals(invoice):
    net = 0
    taxes = {}
    for product, count in invoice["lines"]:
        _, _, price, rate = PRODUCTS[product]
        amount = price * count
        net += amount
        taxes[rate] = taxes.get(rate, 0) + amount
    taxes = {rate: (amount * rate + 50) // 100 for rate, amount in sorted(taxes.items())}
    return net, taxes


def as_page(invoice):
    """The invoice with format specifications in f-strings."""
    year, month, day = invoice["date"]
    out = [f"{'Invoice':<12}#{invoice['number']:06d}{year:>30}-{month:02}-{day:02}"]
    out.append(f"{'To':<12}{invoice['name']!s:.20} in {invoice['town']}")
    out.append(f"{'':-^56}")
    for position, (product, count) in enumerate(invoice["lines"], 1):
        name, kind, price, rate = PRODUCTS[product]
        out.append(f"{position:>2}. {name + ' ' + kind:<26.26}{count:>5} x{money(price):>8}{money(price * count):>13}")
    net, taxes = totals(invoice)
    out.append(f"{'':-^56}")
    out.append(f"{'net':<40}{money(net):>15}")
    for rate, tax in taxes.items():
        out.append(f"{'tax ' + format(rate / 100, '.0%'):<40}{money(tax):>15}")
    out.append(f"{'TOTAL':<40}{money(net + sum(taxes.values())):=>15}")
    return "\n".join(out)


def as_row(invoice):
    """One line with the operator %."""
    net, taxes = totals(invoice)
    return "%06d|%-16s|%s|%04d%02d%02d|%d|%s|%x" % (
        invoice["number"],
        invoice["name"],
        invoice["town"].encode("utf-8").hex(),
        *invoice["date"],
        net + sum(taxes.values()),
        "+".join("%d*%d" % line for line in invoice["lines"]),
        net,
    )


TEMPLATE = "{name} ({date[0]}/{date[1]:02}) owes {total:>10.2f} for {count} {things}{end}"


def as_sentence(invoice):
    """A sentence with str.format."""
    net, taxes = totals(invoice)
    count = len(invoice["lines"])
    return TEMPLATE.format(
        total=(net + sum(taxes.values())) / 100,
        count=count,
        things="things" if count > 1 else "thing",
        end="." if net < 100000 else "!",
        **invoice,
    )


def parse_row(text):
    number, name, town, date, total, lines, net = text.split("|")
    invoice = {
        "number": int(number),
        "name": name.rstrip(),
        "town": bytes.fromhex(town).decode("utf-8"),
        "date": (int(date[:4]), int(date[4:6]), int(date[6:])),
        "lines": [tuple(map(int, line.split("*"))) for line in lines.split("+")],
    }
    return invoice, int(total), int(net, 16)


def parse_money(text):
    sign = -1 if text.startswith("-") else 1
    whole, _, part = text.lstrip("-").partition(".")
    return sign * (int(whole.replace(",", "")) * 100 + int(part))


def parse_page(text):
    """Number, name, counted things and total of a page."""
    head, to, *body = text.splitlines()
    number = int(head[12:].split()[0].lstrip("#"))
    name, _, town = to[12:].partition(" in ")
    things = 0
    total = None
    for line in body:
        if line[2:4] == ". ":
            things += int(line[30:35])
            assert line[35:37] == " x", line
        elif line.startswith("TOTAL"):
            total = parse_money(line[5:].strip().lstrip("="))
    return number, name, town, things, total


def main(size):
    random = Random(4711)
    checksum = 0
    longest = 0
    turnover = {}
    for number in range(1, INVOICES[size] + 1):
        invoice = make_invoice(number, random)
        page, row, sentence = as_page(invoice), as_row(invoice), as_sentence(invoice)
        again, total, net = parse_row(row)
        assert again == invoice, (again, invoice)
        assert totals(again)[0] == net
        parsed = parse_page(page)
        things = sum(count for _, count in invoice["lines"])
        assert parsed == (number, invoice["name"], invoice["town"], things, total), parsed
        assert f"{total / 100:.2f}" in sentence
        for character in sentence:
            checksum = (checksum * 131 + ord(character)) & 0xFFFFFFFF
        longest = max(longest, len(page))
        key = invoice["town"].casefold()
        turnover[key] = turnover.get(key, 0) + total
        if number <= 2:
            print(page)
            print(row)
            print(sentence)
    for town, amount in sorted(turnover.items()):
        print(f"{town.title():>10} {money(amount):>16} {amount / 1e5:12.4e} {amount:#014x}")
    print("longest", longest, "checksum", checksum)


if __name__ == "__main__":
    main(sys.argv[1])
