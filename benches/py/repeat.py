"""Runs `main(size)` of a program again and again in one process: repeat.py PROGRAM SIZE.

What the first run prints is printed, and what the others print is thrown away.
"""
import importlib.util
import io
import sys
import time

import laps


def load(file):
    spec = importlib.util.spec_from_file_location("repeated", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.main


def main(file, size):
    program = load(file)
    shown = sys.stdout

    def lap(loops):
        began = time.perf_counter()
        for _ in range(loops):
            program(size)
        seconds = time.perf_counter() - began
        sys.stdout = io.StringIO()
        return seconds

    try:
        laps.repeat("main", lap, doubles=False)
    finally:
        sys.stdout = shown


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
