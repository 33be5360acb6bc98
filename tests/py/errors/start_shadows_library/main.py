# oracle: native
import random

print("shadowed")
print(random.choice([1]))
