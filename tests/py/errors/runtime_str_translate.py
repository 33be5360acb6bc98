"a".translate(5)
