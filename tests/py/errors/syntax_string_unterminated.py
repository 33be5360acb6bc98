print("before")
name = "no end
print(name)
