"""sys.exit with a number, from within a hot loop; finally still runs."""
import sys

try:
    for i in range(1000):
        if i == 700:
            sys.exit(3)
finally:
    print("finally", i)
