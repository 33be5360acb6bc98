//! What modules of the library in Python say otherwise than CPython, where it has them in C: texts of their sources and
//! what takes their place when they are packed.

/// Path of a module in the library, and its texts: what stands there (each must), what is packed.
pub(crate) const WORDINGS: &[(&str, &[(&str, &str)])] =
    &[("_pydatetime.py", DATETIME), ("hashlib.py", HASHLIB)];

const HASHLIB: &[(&str, &str)] = &[(
    "from _hashlib import pbkdf2_hmac",
    "from _pbkdf2 import pbkdf2_hmac",
)];

// Frames of the module are not counted by warnings: see `HIDDEN` in `vm/src/source.rs`.
const DATETIME: &[(&str, &str)] = &[
    ("stacklevel=2)", "stacklevel=1)"),
    (
        "fromtimestamp(t, datetime.UTC)",
        "fromtimestamp(timestamp, datetime.UTC)",
    ),
    (
        "        y, m, d = _ord2ymd(n)\n        return cls(y, m, d)\n",
        "        if n < 1:\n            raise ValueError('ordinal must be >= 1')\n        y, m, d = _ord2ymd(n)\n        return cls(y, m, d)\n",
    ),
    (
        "def __new__(cls, year, month=None, day=None):",
        "def __new__(cls, year=None, month=None, day=None):",
    ),
    (
        "def __new__(cls, year, month=None, day=None, hour=0,",
        "def __new__(cls, year=None, month=None, day=None, hour=0,",
    ),
    (
        "def _check_date_fields(year, month, day):\n",
        "def _check_date_fields(year, month, day):\n    if day is None:\n        _refuse_missing(year, month)\n",
    ),
    (
        "def _check_tzinfo_arg(tz):\n",
        "def _refuse_missing(year, month):\n    n = (year, month, None).index(None)\n    name = ('year', 'month', 'day')[n]\n    raise TypeError(f'function missing required argument {name!r} (pos {n + 1})')\n\ndef _check_tzinfo_arg(tz):\n",
    ),
    (
        "f\"not {type(tz).__name__!r}\"",
        "f\"not type {type(tz).__name__!r}\"",
    ),
    (
        "\"timedelta # of days is too large: %d\" % d",
        "\"days=%d; must have magnitude <= 999999999\" % d",
    ),
    (
        "cannot mix naive and timezone-aware time",
        "can't subtract offset-naive and offset-aware datetimes",
    ),
    (
        "cannot compare naive and aware datetimes",
        "can't compare offset-naive and offset-aware datetimes",
    ),
    (
        "cannot compare naive and aware times",
        "can't compare offset-naive and offset-aware times",
    ),
    ("\"result out of range\"", "\"date value out of range\""),
    (
        "raise TypeError('Argument must be a str')",
        "raise TypeError('fromisoformat: argument must be str')",
    ),
    (
        "        try:\n            return cls(*_parse_isoformat_date(date_string))\n        except Exception:\n            raise ValueError(f'Invalid isoformat string: {date_string!r}')\n",
        "        try:\n            parts = _parse_isoformat_date(date_string)\n        except Exception:\n            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None\n        return cls(*parts)\n",
    ),
    (
        "        try:\n            return cls(*_parse_isoformat_time(time_string)[0])\n        except Exception:\n            raise ValueError(f'Invalid isoformat string: {time_string!r}')\n",
        "        try:\n            parts = _parse_isoformat_time(time_string)[0]\n        except Exception:\n            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None\n        return cls(*parts)\n",
    ),
    (
        "raise TypeError(\"date argument must be a date instance\")",
        "raise TypeError(f\"combine() argument 1 must be datetime.date, not {type(date).__name__}\")",
    ),
    (
        "raise TypeError(\"time argument must be a time instance\")",
        "raise TypeError(f\"combine() argument 2 must be datetime.time, not {type(time).__name__}\")",
    ),
    (
        "raise TypeError(\"tz argument must be an instance of tzinfo\")",
        "raise TypeError(f\"tzinfo argument must be None or of a tzinfo subclass, not type {type(tz).__name__!r}\")",
    ),
    (
        "raise TypeError(\"offset must be a timedelta\")",
        "raise TypeError(f\"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}\")",
    ),
    (
        "tzinfo subclass must override tzname()",
        "a tzinfo subclass must implement tzname()",
    ),
    (
        "tzinfo subclass must override utcoffset()",
        "a tzinfo subclass must implement utcoffset()",
    ),
    (
        "tzinfo subclass must override dst()",
        "a tzinfo subclass must implement dst()",
    ),
    (
        "raise TypeError(\"utcoffset() argument must be a datetime instance\"\n                        \" or None\")",
        "raise TypeError(f\"utcoffset(dt) argument must be a datetime instance or None, not {type(dt).__name__}\")",
    ),
    (
        "raise TypeError(\"tzname() argument must be a datetime instance\"\n                        \" or None\")",
        "raise TypeError(f\"tzname(dt) argument must be a datetime instance or None, not {type(dt).__name__}\")",
    ),
    (
        "raise TypeError(\"dst() argument must be a datetime instance\"\n                        \" or None\")",
        "raise TypeError(f\"dst(dt) argument must be a datetime instance or None, not {type(dt).__name__}\")",
    ),
    (
        "raise TypeError(\"fromutc() argument must be a datetime instance\"\n                        \" or None\")",
        "raise TypeError(\"fromutc: argument must be a datetime instance\")",
    ),
];
