import shop

print(shop.goods)
