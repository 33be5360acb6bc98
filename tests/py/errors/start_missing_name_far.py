from math import nothing_like_it, pi
