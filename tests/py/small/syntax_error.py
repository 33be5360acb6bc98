"""The error is found before anything runs."""
print("never")
for i in range(10)
    print(i)
