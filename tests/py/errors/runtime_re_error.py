import re
try:
    re.compile("(")
except re.error as e:
    print(type(e).__name__, e)
    raise SystemExit(3)
