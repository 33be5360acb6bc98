"""Globals that change while a loop reads them: value, type, function, and then nothing at all."""

step = 1
limit = 10 ** 9
flag = False


def weight(i):
    return i % 3


def other_weight(i):
    return -1.5


def run(rounds):
    total = 0
    for i in range(rounds):
        total += step + weight(i)
        if flag:
            total += 1000
        change(i)
    return total


def change(i):
    global step, weight, flag
    if i == 300:
        step = 5
    elif i == 500:
        step = 0.25
    elif i == 600:
        weight = other_weight
    elif i == 700:
        flag = True
    elif i == 720:
        flag = False


print(run(900))
print(run(900))


def counting(rounds):
    global counter
    counter = 0
    for _ in range(rounds):
        counter += 1
        if counter == 500:
            counter = 2 ** 62 - 5
    return counter


print(counting(700), counting(200))


def disappearing(rounds):
    global limit
    seen = 0
    try:
        for i in range(rounds):
            seen += limit % 7
            if i == 350:
                del limit
    except NameError as error:
        return seen, str(error)
    return seen, None


print(disappearing(500))
limit = 3
print(disappearing(300))
