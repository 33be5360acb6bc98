import space

print(space.__file__ if hasattr(space, "__file__") else "no file")
from space import missing
