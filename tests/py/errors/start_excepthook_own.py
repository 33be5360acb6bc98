import sys


def hook(kind, value, trace):
    sys.stderr.write(f"hooked {kind.__name__}: {value} at line {trace.tb_lineno}\n")


sys.excepthook = hook
{}["gone"]
