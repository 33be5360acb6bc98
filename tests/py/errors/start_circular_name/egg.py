from hen import feather

shell = 1
