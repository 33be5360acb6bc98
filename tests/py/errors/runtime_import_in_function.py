def load():
    import no_such_package.sub

load()
