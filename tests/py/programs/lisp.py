# workload
"""A Lisp: reader, environments, closures, tail calls, macros."""
import sys

ROUNDS = {"tiny": 1, "short": 120, "long": 1250}

PRELUDE = """
(define (map f xs) (if (null? xs) nil (cons (f (car xs)) (map f (cdr xs)))))
(define (filter f xs) (cond ((null? xs) nil) ((f (car xs)) (cons (car xs) (filter f (cdr xs)))) (else (filter f (cdr xs)))))
(define (fold f start xs) (if (null? xs) start (fold f (f start (car xs)) (cdr xs))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) nil))
(define (append xs ys) (if (null? xs) ys (cons (car xs) (append (cdr xs) ys))))
(define (compose f g) (lambda (x) (f (g x))))
(define-macro (unless test body) (list 'if test 'nil body))
(define-macro (when test body) (list 'if test body 'nil))
"""

PROGRAM = """
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(define (ack m n) (cond ((= m 0) (+ n 1)) ((= n 0) (ack (- m 1) 1)) (else (ack (- m 1) (ack m (- n 1))))))
(define (count-to n) (let loop-like ((i 0) (sum 0)) (begin (define total sum) (while (< i n) (begin (set! i (+ i 1)) (set! total (+ total i)))) total)))
(define (quicksort xs)
  (if (null? xs) nil
    (let loop ((pivot (car xs)) (rest (cdr xs)))
      (append (quicksort (filter (lambda (x) (< x pivot)) rest))
              (cons pivot (quicksort (filter (lambda (x) (unless (< x pivot) true)) rest)))))))
(define (counter) (let c ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define tick (counter))
(define (sum-tail n acc) (if (= n 0) acc (sum-tail (- n 1) (+ acc n))))
(define (run size)
  (list (fib size)
        (ack 1 size)
        (count-to (* size 4))
        (fold + 0 (map (compose (lambda (x) (* x x)) (lambda (x) (+ x 1))) (range 0 size)))
        (quicksort (map (lambda (x) (remainder (* x 37) 29)) (range 1 (* size 2))))
        (sum-tail (* size 9) 0)
        (when (> (tick) 0) (tick))))
"""


class Symbol(str):
    __slots__ = ()


class Pair:
    __slots__ = ("car", "cdr")

    def __init__(self, car, cdr):
        self.car = car
        self.cdr = cdr


class Nil:
    def __repr__(self):
        return "nil"


NIL = Nil()


class Environment:
    __slots__ = ("names", "outer")

    def __init__(self, names, outer=None):
        self.names = names
        self.outer = outer

    def find(self, name):
        environment = self
        while environment is not None:
            if name in environment.names:
                return environment.names
            environment = environment.outer
        raise NameError(f"unbound {name}")


class Procedure:
    def __init__(self, parameters, body, environment, macro=False):
        self.parameters = parameters
        self.body = body
        self.environment = environment
        self.macro = macro


def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    tokens.reverse()
    forms = []
    while tokens:
        forms.append(read_form(tokens))
    return forms


def read_form(tokens):
    token = tokens.pop()
    if token == "(":
        items = []
        while tokens[-1] != ")":
            items.append(read_form(tokens))
        tokens.pop()
        return items
    if token == "'":
        return [Symbol("quote"), read_form(tokens)]
    if token == "true":
        return True
    try:
        return int(token)
    except ValueError:
        return Symbol(token)


def to_list(items):
    result = NIL
    for item in reversed(items):
        result = Pair(item, result)
    return result


def from_list(pair):
    items = []
    while pair is not NIL:
        items.append(pair.car)
        pair = pair.cdr
    return items


def evaluate(form, environment):
    while True:
        if isinstance(form, Symbol):
            return environment.find(form)[form]
        if not isinstance(form, list):
            return form
        head = form[0]
        if isinstance(head, Symbol):
            if head == "quote":
                return form[1]
            if head == "if":
                chosen = evaluate(form[1], environment)
                form = form[3] if chosen is NIL or chosen is False else form[2]
                continue
            if head == "cond":
                for test, result in form[1:]:
                    if test == "else" or evaluate(test, environment) not in (NIL, False):
                        form = result
                        break
                else:
                    return NIL
                continue
            if head == "define":
                if isinstance(form[1], list):
                    name, *parameters = form[1]
                    environment.names[name] = Procedure(parameters, form[2], environment)
                else:
                    environment.names[form[1]] = evaluate(form[2], environment)
                return NIL
            if head == "define-macro":
                name, *parameters = form[1]
                environment.names[name] = Procedure(parameters, form[2], environment, True)
                return NIL
            if head == "set!":
                names = environment.find(form[1])
                names[form[1]] = evaluate(form[2], environment)
                return NIL
            if head == "lambda":
                return Procedure(form[1], form[2], environment)
            if head == "begin":
                for part in form[1:-1]:
                    evaluate(part, environment)
                form = form[-1]
                continue
            if head == "let":
                names = {}
                for name, value in form[2]:
                    names[name] = evaluate(value, environment)
                environment = Environment(names, environment)
                form = form[3]
                continue
            if head == "while":
                while evaluate(form[1], environment) not in (NIL, False):
                    evaluate(form[2], environment)
                return NIL
        function = evaluate(head, environment)
        if isinstance(function, Procedure):
            if function.macro:
                inner = Environment(dict(zip(function.parameters, form[1:])), function.environment)
                expansion = evaluate(function.body, inner)
                form = from_list(expansion) if isinstance(expansion, Pair) else expansion
                continue
            arguments = [evaluate(argument, environment) for argument in form[1:]]
            if len(arguments) != len(function.parameters):
                raise TypeError(f"{len(arguments)} arguments for {len(function.parameters)} parameters")
            environment = Environment(dict(zip(function.parameters, arguments)), function.environment)
            form = function.body
            continue
        return function(*[evaluate(argument, environment) for argument in form[1:]])


def show(value):
    if isinstance(value, Pair):
        return "(" + " ".join(show(item) for item in from_list(value)) + ")"
    return repr(value) if not isinstance(value, Symbol) else str(value)


def global_environment():
    names = {
        "+": lambda *xs: sum(xs),
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "remainder": lambda a, b: a % b,
        "<": lambda a, b: a < b,
        ">": lambda a, b: a > b,
        "=": lambda a, b: a == b,
        "cons": Pair,
        "car": lambda pair: pair.car,
        "cdr": lambda pair: pair.cdr,
        "null?": lambda value: value is NIL,
        "list": lambda *items: to_list(items),
        "nil": NIL,
    }
    return Environment({Symbol(name): value for name, value in names.items()})


def main(size):
    environment = global_environment()
    for form in read(PRELUDE + PROGRAM):
        evaluate(form, environment)
    checksum = 0
    for number in range(ROUNDS[size]):
        argument = 5 + number % 7 if size != "tiny" else 3
        result = evaluate([Symbol("run"), argument], environment)
        fib, ack, count, squares, sorted_list, total, ticks = from_list(result)
        items = from_list(sorted_list)
        assert items == sorted(i * 37 % 29 for i in range(1, argument * 2))
        assert squares == sum((i + 1) ** 2 for i in range(argument)) and ack == argument + 2
        assert count == sum(range(argument * 4 + 1)) and ticks == number * 2 + 2
        checksum = (checksum * 7 + fib + count + squares + total) % 1000003
        if number < 3:
            print(show(result))
    print("checksum", checksum)
    for text in ("(undefined 1)", "(fib 1 2)"):
        try:
            evaluate(read(text)[0], environment)
        except (NameError, TypeError) as error:
            print(type(error).__name__, error)


if __name__ == "__main__":
    main(sys.argv[1])
