try:
    import nosuch_one
except ImportError:
    import nosuch_two
