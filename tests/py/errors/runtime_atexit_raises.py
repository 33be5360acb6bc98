# oracle: native
import atexit

@atexit.register
def last():
    print("last")

1 / 0
