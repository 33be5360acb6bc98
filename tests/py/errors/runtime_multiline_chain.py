result = (
    [1, 2, 3]
    .copy()
    .missing()
)
