import shop
from shop import lazy

print(lazy)
from shop import other
