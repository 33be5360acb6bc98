"""Runs the tests of one file of CPython's test library, one after another, and says what came of each.

    run_file.py MODULE RESULTS [--skip FILE] [--only ID]…

MODULE is a module's name, as in `test.test_heapq`. RESULTS gets a line as each test starts (`> ID`) and one as it
ends: a word and its id. The words: `passed`, `failed`, `error`, `skipped`, `expected` (a failure that the test
expects), `unexpected` (one that did not come). A test that ends the whole process thus stays without an end: the
caller runs this again with its id in FILE of `--skip`. The last line is `.`, so that nothing cut off looks whole.
A file that cannot be imported is `error <module>`.

A doctest is one test. Which of its examples fail is told too, as `example ID[N]`, and a line `ID[N]` in FILE of `--skip`
has that example run without being judged: what newer versions word otherwise is then no reason to lose the others.

What the tests print, and the tracebacks of those that fail, goes to stdout and stderr as always.

The same program runs under CPython, whose results are what Rekindle's are divided by.
"""

import argparse
import doctest
import importlib.util
import os
import sys
import traceback
import unittest


class Recorder(unittest.TextTestResult):
    """Writes each outcome down at once."""

    def __init__(self, *args, results, **kwargs):
        super().__init__(*args, **kwargs)
        self.results = results
        self.verdicts = {}

    def note(self, word, name):
        self.results.write(f"{word} {one_line(name)}\n")
        self.results.flush()

    def startTest(self, test):
        super().startTest(test)
        self.running = test.id()
        self.note(">", test.id())

    def verdict(self, word, test):
        # A failing subtest makes its test fail, whatever comes after.
        worse = ("passed", "expected", "skipped", "unexpected", "failed", "error")
        old = self.verdicts.get(test.id(), "passed")
        self.verdicts[test.id()] = max(old, word, key=worse.index)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.verdict("passed", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.verdict("failed", test)
        self.outside(test)

    def addError(self, test, err):
        super().addError(test, err)
        self.verdict("error", test)
        self.outside(test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        # A skipped subtest leaves its test to be judged by the others.
        if not hasattr(test, "test_case"):
            self.verdict("skipped", test)
        self.outside(test)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.verdict("expected", test)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.verdict("unexpected", test)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.verdict("failed", test)

    def outside(self, test):
        """`setUpClass` and its like are no tests: they never start, so they end here."""
        if not isinstance(test, unittest.TestCase) and not hasattr(test, "test_case"):
            self.note(self.verdicts[test.id()], test.id())

    def stopTest(self, test):
        super().stopTest(test)
        self.note(self.verdicts.get(test.id(), "error"), test.id())


def tell_examples(recorder_of_now):
    """Has the examples of doctests that fail written down, under the id of the test that runs."""

    def telling(report):
        def report_and_note(self, out, test, example, *rest):
            at = next(at for at, other in enumerate(test.examples) if other is example)
            recorder_of_now().note("example", f"{recorder_of_now().running}[{at}]")
            return report(self, out, test, example, *rest)

        return report_and_note

    runner = doctest.DocTestRunner
    runner.report_failure = telling(runner.report_failure)
    runner.report_unexpected_exception = telling(runner.report_unexpected_exception)


def leave_unjudged(test, skipped):
    """Whatever the skipped examples of this doctest print or raise is right."""
    anything = {doctest.ELLIPSIS: True, doctest.NORMALIZE_WHITESPACE: True}
    for at, example in enumerate(test._dt_test.examples):
        if f"{one_line(test.id())}[{at}]" in skipped:
            example.want = example.exc_msg = "...\n"
            example.options.update(anything)


def one_line(name):
    return name.replace("\n", " ")


def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each(test)
        else:
            yield test


def without(suite, skipped, only):
    """The suite of the same shape (class and module set-ups hang on it) with fewer tests."""
    kept = unittest.TestSuite() if not isinstance(suite, unittest.TestSuite) else type(suite)()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.addTest(without(test, skipped, only))
        elif one_line(test.id()) not in skipped and (not only or any(o in test.id() for o in only)):
            if isinstance(test, doctest.DocTestCase):
                leave_unjudged(test, skipped)
            kept.addTest(test)
    return kept


def provide_shims():
    """Modules of CPython's tests of its interface for C, for an interpreter that has none (see shims/README.md)."""
    if importlib.util.find_spec("_testcapi") is None:
        sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "shims"))


def provide_annotations(name):
    """Has a module of an older library run with the `__annotations__` that its first lines store into: modules have
    none from 3.14 on before they are asked for, and files that import it for other things could not be loaded."""
    spec = importlib.util.find_spec(name)
    if spec is not None:
        module = importlib.util.module_from_spec(spec)
        module.__annotations__ = {}
        sys.modules[name] = module
        spec.loader.exec_module(module)
        setattr(sys.modules[spec.parent], name.rpartition(".")[2], module)


def judge_as_cpython(support):
    """Tests of what CPython calls its own details count too: they are run, and not skipped."""

    def check_impl_detail(**guards):
        guards, default = support._parse_guards(guards)
        return guards.get("cpython", default)

    support.check_impl_detail = check_impl_detail


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("module")
    parser.add_argument("results")
    parser.add_argument("--skip")
    parser.add_argument("--only", action="append", default=[])
    options = parser.parse_args()
    skipped = set()
    if options.skip:
        with open(options.skip, encoding="utf-8") as lines:
            skipped = {line.rstrip("\n") for line in lines}

    provide_shims()
    with open(options.results, "w", encoding="utf-8", errors="backslashreplace") as results:
        from test import support

        support.use_resources = []  # nothing large, slow or from a network
        support.verbose = 0
        judge_as_cpython(support)
        provide_annotations("test.typinganndata.ann_module")
        try:
            suite = unittest.defaultTestLoader.loadTestsFromName(options.module)
        except Exception:
            traceback.print_exc()
            results.write("error <module>\n.\n")
            return
        recorders = []

        def recorder(*args, **kwargs):
            recorders.append(Recorder(*args, results=results, **kwargs))
            return recorders[-1]

        tell_examples(lambda: recorders[-1])
        runner = unittest.TextTestRunner(resultclass=recorder, verbosity=0)
        runner.run(without(suite, skipped, options.only))
        results.write(".\n")


if __name__ == "__main__":
    sys.argv[0] = "run_file.py"
    main()
