raise ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [KeyError("k"), OSError("o")])])
