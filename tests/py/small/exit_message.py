"""sys.exit with a message: on stderr, status 1."""
import sys


def leave(why):
    sys.exit("leaving: " + why)


try:
    leave("first")
except SystemExit as error:
    print("caught", error, error.code)
leave("for good")
