import main

print(__name__)
main.nosuch
