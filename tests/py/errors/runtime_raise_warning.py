raise DeprecationWarning("old")
