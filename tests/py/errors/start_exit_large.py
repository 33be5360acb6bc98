import sys

sys.stderr.write("going\n")
sys.exit(1000)
