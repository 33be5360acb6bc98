"""A stand-in for pyperf, as far as the benchmarks of pyperformance use it: it repeats in one process, for as long as
the runner says, and writes down every lap. Nothing is calibrated away: the first turn is the program's first.
"""
import argparse
import sys
import time

import laps

perf_counter = time.perf_counter
__version__ = "0"


def python_implementation():
    return sys.implementation.name


def python_has_jit():
    return python_implementation() in ("pypy", "rekindle")


class Runner:
    def __init__(self, add_cmdline_args=None, metadata=None, **options):
        self.metadata = dict(metadata or {})
        self.argparser = argparse.ArgumentParser()
        self.args = None

    def parse_args(self, args=None):
        if self.args is None:
            self.args = self.argparser.parse_args(args)
        return self.args

    def _repeat(self, name, lap, inner_loops=None, doubles=True):
        self.parse_args()
        laps.repeat(name, lap, inner_loops or 1, doubles)
        return None

    def bench_time_func(self, name, time_func, *args, inner_loops=None, metadata=None):
        return self._repeat(name, lambda loops: time_func(loops, *args), inner_loops)

    def bench_func(self, name, func, *args, inner_loops=None, metadata=None):
        def lap(loops):
            turns = range(loops)
            began = perf_counter()
            for _ in turns:
                func(*args)
            return perf_counter() - began

        return self._repeat(name, lap, inner_loops)

    def bench_async_func(self, name, func, *args, inner_loops=None, metadata=None, loop_factory=None):
        import asyncio

        async def turns(loops):
            began = perf_counter()
            for _ in range(loops):
                await func(*args)
            return perf_counter() - began

        def lap(loops):
            if loop_factory is None:
                return asyncio.run(turns(loops))
            with asyncio.Runner(loop_factory=loop_factory) as runner:
                return runner.run(turns(loops))

        return self._repeat(name, lap, inner_loops)

    def timeit(self, name, stmt=None, setup="pass", teardown="pass", inner_loops=None, globals=None, metadata=None, **more):
        import timeit

        timer = timeit.Timer(stmt or name, setup, globals=globals)
        return self._repeat(name, timer.timeit, inner_loops)

    def bench_command(self, name, command):
        import subprocess

        def lap(loops):
            began = perf_counter()
            for _ in range(loops):
                subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            return perf_counter() - began

        return self._repeat(name, lap, doubles=False)
