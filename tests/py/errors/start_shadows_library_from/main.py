# oracle: native
from random import choice
