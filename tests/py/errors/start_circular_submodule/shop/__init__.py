from shop import goods
