from inner import value
