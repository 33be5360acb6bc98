while True:
# only a comment
x = 1
