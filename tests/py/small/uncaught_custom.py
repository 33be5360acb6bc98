"""Not caught: an exception class of the program's own, raised by a method."""


class OutOfStock(Exception):
    def __init__(self, item, left):
        super().__init__(f"{item}: {left} left")
        self.item = item


class Shop:
    def __init__(self):
        self.stock = {"apples": 400}

    def sell(self, item):
        if self.stock[item] == 0:
            raise OutOfStock(item, self.stock[item])
        self.stock[item] -= 1


shop = Shop()
while True:
    shop.sell("apples")
