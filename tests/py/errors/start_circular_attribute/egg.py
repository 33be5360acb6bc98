import hen

print(hen.feather)
