seeded = True
