import os.nosuch
