"""Packages: __init__, submodules as attributes, what is run and when, __path__ and __package__."""
import os, sys, tempfile


def tree(files):
    root = tempfile.mkdtemp()
    for name, text in files.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write(text)
    sys.path.insert(0, root)
    return root


root = tree({
    'shop/__init__.py': 'print("init", __name__, __package__)\nversion = 3\n',
    'shop/cart.py': 'print("cart", __name__, __package__)\nitems = []\ndef add(x): items.append(x); return len(items)\n',
    'shop/deep/__init__.py': 'print("deep", __package__)\n',
    'shop/deep/leaf.py': 'value = __name__.count(".")\n',
})
import shop
print(shop.version, hasattr(shop, 'cart'), [p.replace(root, '') for p in shop.__path__])
import shop.cart
print(shop.cart.add('a'), shop.cart.add('b'), 'shop.cart' in sys.modules)
import shop.deep.leaf as leaf
print(leaf.value, leaf is shop.deep.leaf, shop.deep.__spec__.submodule_search_locations[0].replace(root, ''))
from shop import cart, deep
print(cart is shop.cart, deep.leaf.value, cart.__spec__.parent, shop.__spec__.parent, leaf.__spec__.name)
from shop.cart import add as more, items
total = 0
for i in range(300):
    total += more(i)
print(total, len(items), shop.cart.items is items)
del sys.modules['shop.cart'], shop.cart
import shop.cart
print(shop.cart.items, items is shop.cart.items, shop.__file__.replace(root, ''), shop.__doc__)
