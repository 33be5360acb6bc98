"""A generator fails inside built-in functions, whose own frames do not show."""

def numbers(n):
    for i in range(n):
        yield 100 / (n - 1 - i)


def main():
    total = 0
    for k in range(200):
        try:
            total += sum(x for x in numbers(k % 7))
        except ZeroDivisionError as e:
            steps, at = [], e.__traceback__
            while at:
                steps.append(at.tb_frame.f_code.co_name)
                at = at.tb_next
            total += len(steps)
    print(f"{total:.3f}", steps)
    print(list(numbers(0)))
    any(x < 0 for x in numbers(500))


main()
