def compute():
    return {}["value"]


value = compute()
