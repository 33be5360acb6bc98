raise UnicodeEncodeError("codec", "text", 1, 3, "because")
