from egg import shell

feather = 1
