# workload
"""A service that logs what it does: levels, filters, formatters, handlers and adapters."""
import io
import logging
import sys

REQUESTS = {"tiny": 5, "short": 12000, "long": 120000}


class CountHandler(logging.Handler):
    def __init__(self):
        super().__init__(logging.DEBUG)
        self.counts = {}

    def emit(self, record):
        key = record.name, record.levelname
        self.counts[key] = self.counts.get(key, 0) + 1


class Throttle(logging.Filter):
    """Lets every tenth record of the same message pass."""

    def __init__(self):
        super().__init__()
        self.seen = {}

    def filter(self, record):
        count = self.seen[record.msg] = self.seen.get(record.msg, 0) + 1
        return record.levelno >= logging.ERROR or count % 10 == 1


class ShortFormatter(logging.Formatter):
    def formatException(self, info):
        return f"  because of {info[0].__name__}"

    def format(self, record):
        text = super().format(record)
        return text.replace("service.", "")


class Customer(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['customer']}] {msg}", kwargs


class Store:
    log = logging.getLogger("service.store")

    def __init__(self):
        self.rows = {}

    def put(self, key, value):
        if key in self.rows:
            self.log.debug("overwriting %r", key)
        self.rows[key] = value
        if len(self.rows) % 50 == 0:
            self.log.info("%d rows in the store", len(self.rows))

    def get(self, key):
        try:
            return self.rows[key]
        except KeyError:
            self.log.warning("no row %s", key)
            raise


class Service:
    def __init__(self, store):
        self.store = store
        self.log = logging.getLogger("service.front")
        self.failures = 0

    def handle(self, number, kind, key, customer):
        log = Customer(self.log, {"customer": customer})
        log.debug("request %d: %s", number, kind)
        try:
            if kind == "put":
                self.store.put(key, number)
            elif kind == "get":
                log.info("found %(key)s = %(value)d", {"key": key, "value": self.store.get(key)})
            else:
                value = self.store.get(key) // (number % 4)
                log.info("share %s", value)
        except KeyError:
            self.failures += 1
        except ZeroDivisionError:
            self.failures += 1
            log.exception("request %d failed", number)


def main(size):
    logging.raiseExceptions = True
    root = logging.getLogger("service")
    root.setLevel(logging.DEBUG)
    root.propagate = False
    stream = io.StringIO()
    text = logging.StreamHandler(stream)
    text.setFormatter(ShortFormatter("%(levelname)-8s|%(name)s|%(levelno)s|%(message)s"))
    text.addFilter(Throttle())
    text.setLevel(logging.INFO)
    counter = CountHandler()
    brief = io.StringIO()
    errors = logging.StreamHandler(brief)
    errors.setLevel(logging.ERROR)
    errors.setFormatter(ShortFormatter("{levelno} {message}", style="{"))
    for handler in (text, counter, errors):
        root.addHandler(handler)
    logging.getLogger("service.store").setLevel(logging.INFO)

    service = Service(Store())
    state = 77
    for number in range(REQUESTS[size]):
        state = (state * 48271) % 2147483647
        kind = ("put", "get", "share")[state % 3]
        service.handle(number, kind, f"k{state // 3 % 200}", f"c{state // 600 % 7}")

    lines = stream.getvalue().splitlines()
    for line in lines[:4]:
        print(line)
    for key in sorted(counter.counts):
        print(*key, counter.counts[key])
    assert counter.counts[("service.front", "DEBUG")] == REQUESTS[size]
    failed = counter.counts.get(("service.front", "ERROR"), 0) + counter.counts.get(("service.store", "WARNING"), 0)
    assert failed == service.failures, (failed, service.failures)
    checksum = 0
    for line in lines:
        checksum = (checksum * 31 + len(line) * 7 + ord(line[0])) % 1000003
    print("lines", len(lines), "checksum", checksum, "failures", service.failures, len(brief.getvalue()))
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    logging.shutdown()
    print(root.isEnabledFor(logging.DEBUG), logging.getLogger("service.store").getEffectiveLevel(), root.handlers)


if __name__ == "__main__":
    main(sys.argv[1])
