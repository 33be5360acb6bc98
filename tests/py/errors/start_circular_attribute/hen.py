import egg

feather = 1
