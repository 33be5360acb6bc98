from . import goods
