"""Recursion without a loop that runs until it is interrupted."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib(16)
print("ready", flush=True)
fib(90)
