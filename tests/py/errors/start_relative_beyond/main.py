import shop.goods
