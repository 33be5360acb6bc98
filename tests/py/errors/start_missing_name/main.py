print("before")
from shop import gods
