raise BaseExceptionGroup("base", [KeyboardInterrupt()])
