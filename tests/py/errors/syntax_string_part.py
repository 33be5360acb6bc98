print("he said "hello world" and left")
