"""Exceptions raised and caught until it is interrupted: an interrupt taken for one of them would end the loop."""


def spin(rounds):
    i = 0
    while i != rounds:
        try:
            i += 1
            if i % 3 == 0:
                raise ValueError(i)
        except ValueError:
            pass
        except Exception:
            return


spin(3000)
print("ready", flush=True)
spin(-1)
