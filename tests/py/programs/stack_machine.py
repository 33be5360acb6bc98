# workload
"""A compiler for a small language and the stack machine that runs it."""
import sys

LIMITS = {"tiny": 3, "short": 2000, "long": 15000}

SOURCE = """
func gcd(a, b) { while b { t = a % b; a = b; b = t; } return a; }
func fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
func collatz(n) { steps = 0; while n != 1 { if n % 2 { n = 3 * n + 1; } else { n = n / 2; } steps = steps + 1; } return steps; }
func isprime(n) { d = 2; while d * d <= n { if n % d == 0 { return 0; } d = d + 1; } return 1; }
func main(limit) {
    i = 1; total = 0; primes = 0;
    while i <= limit {
        total = total + gcd(i * 12, i + 30) * collatz(i) - (i & 3);
        primes = primes + isprime(i + 1);
        i = i + 1;
    }
    print total; print primes; print fib(limit % 7 + 6);
    return total + primes;
}
"""

KEYWORDS = {"func", "while", "if", "else", "return", "print"}
LEVELS = [{"==", "!=", "<", "<=", ">", ">="}, {"&", "|"}, {"+", "-"}, {"*", "/", "%"}]
(
    PUSH, LOAD, STORE, ADD, SUB, MUL, DIV, MOD, AND, OR, EQ, NE, LT, LE, GT, GE, JUMP, JUMP_IF_ZERO, CALL, RETURN, PRINT, POP,
) = range(22)
OPERATORS = {
    "+": ADD, "-": SUB, "*": MUL, "/": DIV, "%": MOD, "&": AND, "|": OR,
    "==": EQ, "!=": NE, "<": LT, "<=": LE, ">": GT, ">=": GE,
}


def scan(text):
    tokens = []
    position = 0
    while position < len(text):
        character = text[position]
        if character.isspace():
            position += 1
        elif character.isalpha():
            start = position
            while position < len(text) and text[position].isalnum():
                position += 1
            word = text[start:position]
            tokens.append((word if word in KEYWORDS else "name", word))
        elif character.isdigit():
            start = position
            while position < len(text) and text[position].isdigit():
                position += 1
            tokens.append(("number", int(text[start:position])))
        else:
            pair = text[position : position + 2]
            symbol = pair if pair in ("==", "!=", "<=", ">=") else character
            tokens.append((symbol, symbol))
            position += len(symbol)
    tokens.append(("end", None))
    return tokens


class Function:
    def __init__(self, name, parameters):
        self.name = name
        self.parameters = len(parameters)
        self.names = {name: i for i, name in enumerate(parameters)}
        self.code = []

    def slot(self, name):
        return self.names.setdefault(name, len(self.names))

    def emit(self, op, argument=0):
        self.code.append((op, argument))
        return len(self.code) - 1

    def patch(self, place):
        self.code[place] = (self.code[place][0], len(self.code))


class Compiler:
    def __init__(self, text):
        self.tokens = scan(text)
        self.position = 0
        self.functions = {}

    def peek(self):
        return self.tokens[self.position][0]

    def take(self, kind):
        found, value = self.tokens[self.position]
        if found != kind:
            raise SyntaxError(f"{kind} expected, not {found}")
        self.position += 1
        return value

    def program(self):
        while self.peek() != "end":
            self.take("func")
            name = self.take("name")
            self.take("(")
            parameters = []
            while self.peek() != ")":
                parameters.append(self.take("name"))
                if self.peek() == ",":
                    self.take(",")
            self.take(")")
            function = self.functions[name] = Function(name, parameters)
            self.block(function)
            function.emit(PUSH, 0)
            function.emit(RETURN)
        return self.functions

    def block(self, function):
        self.take("{")
        while self.peek() != "}":
            self.statement(function)
        self.take("}")

    def statement(self, function):
        kind = self.peek()
        if kind == "while":
            self.take(kind)
            top = len(function.code)
            self.expression(function)
            leave = function.emit(JUMP_IF_ZERO)
            self.block(function)
            function.emit(JUMP, top)
            function.patch(leave)
        elif kind == "if":
            self.take(kind)
            self.expression(function)
            otherwise = function.emit(JUMP_IF_ZERO)
            self.block(function)
            if self.peek() == "else":
                self.take("else")
                end = function.emit(JUMP)
                function.patch(otherwise)
                self.block(function)
                function.patch(end)
            else:
                function.patch(otherwise)
        else:
            if kind in ("return", "print"):
                self.take(kind)
                self.expression(function)
                function.emit(RETURN if kind == "return" else PRINT)
            else:
                name = self.take("name")
                self.take("=")
                self.expression(function)
                function.emit(STORE, function.slot(name))
            self.take(";")

    def expression(self, function, level=0):
        if level == len(LEVELS):
            self.primary(function)
            return
        self.expression(function, level + 1)
        while self.peek() in LEVELS[level]:
            operator = self.take(self.peek())
            self.expression(function, level + 1)
            function.emit(OPERATORS[operator])

    def primary(self, function):
        kind = self.peek()
        if kind == "number":
            function.emit(PUSH, self.take(kind))
        elif kind == "(":
            self.take("(")
            self.expression(function)
            self.take(")")
        else:
            name = self.take("name")
            if self.peek() == "(":
                self.take("(")
                while self.peek() != ")":
                    self.expression(function)
                    if self.peek() == ",":
                        self.take(",")
                self.take(")")
                function.emit(CALL, name)
            else:
                function.emit(LOAD, function.slot(name))


class Machine:
    def __init__(self, functions):
        self.functions = functions
        self.printed = []
        self.executed = 0

    def run(self, name, arguments):
        function = self.functions[name]
        frames = []
        code, pc = function.code, 0
        slots = list(arguments) + [0] * (len(function.names) - len(arguments))
        stack = []
        while True:
            op, argument = code[pc]
            pc += 1
            self.executed += 1
            if op == PUSH:
                stack.append(argument)
            elif op == LOAD:
                stack.append(slots[argument])
            elif op == STORE:
                slots[argument] = stack.pop()
            elif op == JUMP:
                pc = argument
            elif op == JUMP_IF_ZERO:
                if stack.pop() == 0:
                    pc = argument
            elif op == CALL:
                function = self.functions[argument]
                frames.append((code, pc, slots))
                count = function.parameters
                slots = stack[len(stack) - count :] + [0] * (len(function.names) - count)
                del stack[len(stack) - count :]
                code, pc = function.code, 0
            elif op == RETURN:
                if not frames:
                    return stack.pop()
                code, pc, slots = frames.pop()
            elif op == PRINT:
                self.printed.append(stack.pop())
            elif op == POP:
                stack.pop()
            else:
                right = stack.pop()
                left = stack.pop()
                if op == ADD:
                    stack.append(left + right)
                elif op == SUB:
                    stack.append(left - right)
                elif op == MUL:
                    stack.append(left * right)
                elif op == DIV:
                    stack.append(left // right)
                elif op == MOD:
                    stack.append(left % right)
                elif op == EQ:
                    stack.append(1 if left == right else 0)
                elif op == NE:
                    stack.append(1 if left != right else 0)
                elif op == LT:
                    stack.append(1 if left < right else 0)
                elif op == LE:
                    stack.append(1 if left <= right else 0)
                elif op == GT:
                    stack.append(1 if left > right else 0)
                elif op == GE:
                    stack.append(1 if left >= right else 0)
                elif op == AND:
                    stack.append(left & right)
                elif op == OR:
                    stack.append(left | right)
                else:
                    raise RuntimeError(f"unknown op {op}")


def main(size):
    limit = LIMITS[size]
    functions = Compiler(SOURCE).program()
    for function in functions.values():
        print(function.name, function.parameters, len(function.names), len(function.code))
    machine = Machine(functions)
    result = machine.run("main", [limit])
    total, primes, fib = machine.printed
    assert result == total + primes
    assert primes == sum(all(n % d for d in range(2, int(n ** 0.5) + 1)) for n in range(2, limit + 2))
    print("result", total, primes, fib, "executed", machine.executed)


if __name__ == "__main__":
    main(sys.argv[1])
