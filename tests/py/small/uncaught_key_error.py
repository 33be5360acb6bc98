"""Not caught: a key that is missing in the last turn of a hot loop."""
table = {i: i * i for i in range(600)}
total = 0
for key in range(601):
    total += (table[key] +
              1)
