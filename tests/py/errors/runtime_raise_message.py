raise ValueError("a message")
