"""Repeats a function for a while and appends how long each lap took to the file of the benchmark's runner.

A lap is as many turns as fill it: their number doubles until a lap takes a fiftieth of the time there is, so that
the first turns are seen one by one and short ones are not lost in the clock.
"""
import os
import sys
import time

# Set by the runner (measure/src/curve.rs); without it the laps are printed in the end.
FILE = os.environ.get("REKINDLE_BENCH_ITERATIONS")
SECONDS = float(os.environ.get("REKINDLE_BENCH_SECONDS", "1"))


def repeat(name, lap, inner_loops=1, doubles=True):
    """lap(loops) runs so many loops and returns the seconds they took; at least twice."""
    laps = []
    loops = 1
    began = time.perf_counter()
    while True:
        seconds = lap(loops)
        laps.append((loops * inner_loops, seconds))
        if len(laps) > 1 and time.perf_counter() - began >= SECONDS:
            break
        if doubles and seconds < SECONDS / 50:
            loops *= 2
    text = "".join(f"{name} {turns} {seconds:.9f}\n" for turns, seconds in laps)
    if FILE:
        with open(FILE, "a") as file:
            file.write(text)
    else:
        print(text, end="", file=sys.stderr)
