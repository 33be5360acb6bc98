"""Prints src/unicode/data.txt. Run it with package unicodedata2 of the Unicode version that is wanted.

Lines `R first last category bidirectional combining width mirrored` are runs of characters that are alike; a
bidirectional class of none is `-`. Lines `N character decimal digit numerator/denominator` are characters with numbers,
`-` where they lack one. Lines `D character mapping` are decompositions.
"""

from fractions import Fraction

import unicodedata2 as ucd

LAST = 0x110000


def row(c):
    ch = chr(c)
    return (ucd.category(ch), ucd.bidirectional(ch) or "-", ucd.combining(ch), ucd.east_asian_width(ch), ucd.mirrored(ch))


print("V", ucd.unidata_version)
start, now = 0, row(0)
for c in range(1, LAST + 1):
    then = row(c) if c < LAST else None
    if then != now:
        print("R %x %x %s %s %d %s %d" % (start, c - 1, *now))
        start, now = c, then
for c in range(LAST):
    ch = chr(c)
    number = ucd.numeric(ch, None)
    if number is not None:
        number = Fraction(number).limit_denominator(1000)
        decimal, digit = ucd.decimal(ch, "-"), ucd.digit(ch, "-")
        print("N %x %s %s %d/%d" % (c, decimal, digit, number.numerator, number.denominator))
for c in range(LAST):
    mapping = ucd.decomposition(chr(c))
    if mapping and not 0xAC00 <= c < 0xD7A4:
        print("D %x %s" % (c, mapping))
