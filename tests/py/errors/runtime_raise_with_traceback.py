try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__

raise ValueError("v").with_traceback(tb)
