e = ValueError("v")
e.add_note("a note")
e.add_note("two\nlines")
raise e
