# workload
"""Formulas as trees: parsed, differentiated, simplified and printed by asking for types."""
import sys
from fractions import Fraction

ROUNDS = {"tiny": 1, "short": 260, "long": 2800}


class Node:
    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(str(self))

    def __repr__(self):
        return show(self)


class Number(Node):
    def __init__(self, value):
        self.value = value


class Variable(Node):
    def __init__(self, name):
        self.name = name


class Binary(Node):
    symbol = "?"
    strength = 0

    def __init__(self, left, right):
        self.left = left
        self.right = right


class Sum(Binary):
    symbol, strength = "+", 1


class Difference(Binary):
    symbol, strength = "-", 1


class Product(Binary):
    symbol, strength = "*", 2


class Quotient(Binary):
    symbol, strength = "/", 2


class Power(Binary):
    symbol, strength = "^", 3


class Negative(Node):
    def __init__(self, inner):
        self.inner = inner


class Call(Node):
    def __init__(self, name, argument):
        self.name = name
        self.argument = argument


def is_number(node, value=None):
    return isinstance(node, Number) and (value is None or node.value == value)


def derivative(node, name):
    if isinstance(node, Number):
        return Number(0)
    if isinstance(node, Variable):
        return Number(1 if node.name == name else 0)
    if isinstance(node, (Sum, Difference)):
        return type(node)(derivative(node.left, name), derivative(node.right, name))
    if isinstance(node, Product):
        return Sum(Product(derivative(node.left, name), node.right), Product(node.left, derivative(node.right, name)))
    if isinstance(node, Quotient):
        top = Difference(Product(derivative(node.left, name), node.right), Product(node.left, derivative(node.right, name)))
        return Quotient(top, Power(node.right, Number(2)))
    if isinstance(node, Power):
        if not isinstance(node.right, Number):
            raise TypeError(f"exponent of {node}")
        lower = Power(node.left, Number(node.right.value - 1))
        return Product(Product(node.right, lower), derivative(node.left, name))
    if isinstance(node, Negative):
        return Negative(derivative(node.inner, name))
    if isinstance(node, Call):
        inner = derivative(node.argument, name)
        if node.name == "sin":
            return Product(Call("cos", node.argument), inner)
        if node.name == "cos":
            return Negative(Product(Call("sin", node.argument), inner))
        return Product(node, inner)
    raise TypeError(node)


def simplify(node):
    if isinstance(node, (Number, Variable)):
        return node
    if isinstance(node, Negative):
        inner = simplify(node.inner)
        if isinstance(inner, Number):
            return Number(-inner.value)
        return inner.inner if isinstance(inner, Negative) else Negative(inner)
    if isinstance(node, Call):
        return Call(node.name, simplify(node.argument))
    left, right = simplify(node.left), simplify(node.right)
    if isinstance(left, Number) and isinstance(right, Number):
        if isinstance(node, Sum):
            return Number(left.value + right.value)
        if isinstance(node, Difference):
            return Number(left.value - right.value)
        if isinstance(node, Product):
            return Number(left.value * right.value)
        if isinstance(node, Power) and 0 <= right.value < 6:
            return Number(left.value ** right.value)
        if isinstance(node, Quotient) and right.value:
            return Number(Fraction(left.value) / right.value)
    if isinstance(node, Sum):
        if is_number(left, 0):
            return right
        if is_number(right, 0):
            return left
        if left == right:
            return Product(Number(2), left)
        if isinstance(right, Negative):
            return Difference(left, right.inner)
    elif isinstance(node, Difference):
        if is_number(right, 0):
            return left
        if is_number(left, 0):
            return Negative(right)
        if left == right:
            return Number(0)
    elif isinstance(node, Product):
        if is_number(left, 0) or is_number(right, 0):
            return Number(0)
        if is_number(left, 1):
            return right
        if is_number(right, 1):
            return left
        if isinstance(right, Number):
            return Product(right, left)
        if isinstance(left, Number) and isinstance(right, Product) and isinstance(right.left, Number):
            return Product(Number(left.value * right.left.value), right.right)
    elif isinstance(node, Quotient):
        if is_number(left, 0) or is_number(right, 1):
            return left
    elif isinstance(node, Power):
        if is_number(right, 1):
            return left
        if is_number(right, 0):
            return Number(1)
    return type(node)(left, right)


def show(node, outer=0):
    if isinstance(node, Number):
        return str(node.value) if node.value >= 0 else f"({node.value})"
    if isinstance(node, Variable):
        return node.name
    if isinstance(node, Negative):
        return f"(-{show(node.inner, 4)})"
    if isinstance(node, Call):
        return f"{node.name}({show(node.argument)})"
    text = f"{show(node.left, node.strength)} {node.symbol} {show(node.right, node.strength + 1)}"
    return f"({text})" if node.strength < outer else text


class Modulus:
    """Values in a prime field, where quotients are exact and functions are some mapping."""

    prime = 1000003

    def __init__(self, variables):
        self.variables = variables

    def value(self, node):
        prime = self.prime
        if isinstance(node, Number):
            part = Fraction(node.value)
            return part.numerator * pow(part.denominator, prime - 2, prime) % prime
        if isinstance(node, Variable):
            return self.variables[node.name]
        if isinstance(node, Negative):
            return -self.value(node.inner) % prime
        if isinstance(node, Call):
            return (self.value(node.argument) * 7919 + len(node.name) + ord(node.name[0])) % prime
        left, right = self.value(node.left), self.value(node.right) if not isinstance(node, Power) else node.right.value
        if isinstance(node, Sum):
            return (left + right) % prime
        if isinstance(node, Difference):
            return (left - right) % prime
        if isinstance(node, Product):
            return left * right % prime
        if isinstance(node, Power):
            return pow(left, right % (prime - 1), prime)
        return left * pow(right, prime - 2, prime) % prime


class Reader:
    def __init__(self, text):
        self.tokens = []
        for piece in text.replace("(", " ( ").replace(")", " ) ").split():
            self.tokens.append(piece)
        self.tokens.append("")
        self.place = 0

    def accept(self, *wanted):
        token = self.tokens[self.place]
        if token in wanted:
            self.place += 1
            return token
        return None

    def sum(self):
        left = self.product()
        while True:
            token = self.accept("+", "-")
            if token is None:
                return left
            left = (Sum if token == "+" else Difference)(left, self.product())

    def product(self):
        left = self.power()
        while True:
            token = self.accept("*", "/")
            if token is None:
                return left
            left = (Product if token == "*" else Quotient)(left, self.power())

    def power(self):
        base = self.atom()
        return Power(base, self.power()) if self.accept("^") else base

    def atom(self):
        if self.accept("-"):
            return Negative(self.atom())
        if self.accept("("):
            inner = self.sum()
            assert self.accept(")")
            return inner
        token = self.tokens[self.place]
        self.place += 1
        if token.isdigit():
            return Number(int(token))
        if self.accept("("):
            inner = self.sum()
            assert self.accept(")")
            return Call(token, inner)
        return Variable(token)


FORMULAS = [
    "x ^ 3 - 2 * x ^ 2 + 4 * x - 7",
    "( x + 1 ) * ( x - 1 ) / ( x ^ 2 + 3 )",
    "sin ( x * y ) * exp ( - x ) + cos ( 2 * x )",
    "( ( a * x + b ) ^ 4 + x ) ^ 2",
    "1 / ( 1 + exp ( - ( a * x + b ) ) )",
]


def main(size):
    checksum = 0
    seen = set()
    field = Modulus({"x": 12345, "y": 678, "a": 91, "b": 2345})
    for number in range(ROUNDS[size]):
        for text in FORMULAS:
            formula = Reader(text.replace("7", str(number % 11 + 1))).sum()
            assert Reader(show(formula).replace("(-", "( - ")).sum() == formula
            raw = derivative(formula, "x")
            short = simplify(raw)
            assert field.value(raw) == field.value(short), (raw, short)
            second = simplify(derivative(short, "y" if number % 2 else "x"))
            seen.add(short)
            checksum = (checksum * 31 + field.value(second) + len(show(second))) % 1000003
    for formula in sorted(seen, key=lambda node: (len(show(node)), show(node)))[:3]:
        print(formula)
    print(simplify(derivative(Reader(FORMULAS[1]).sum(), "x")))
    print("formulas", len(seen), "checksum", checksum)
    try:
        derivative(Reader("2 ^ x").sum(), "x")
    except TypeError as error:
        print("refused:", error)


if __name__ == "__main__":
    main(sys.argv[1])
