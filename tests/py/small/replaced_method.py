"""Methods that are replaced in the class, in a subclass and in the instance while a loop calls them."""


class Animal:
    def __init__(self, name):
        self.name = name

    def sound(self):
        return 1

    def twice(self):
        return self.sound() * 2


class Dog(Animal):
    pass


def loud(self):
    return 10


def by_class(rounds):
    animal, dog = Animal("a"), Dog("d")
    total = 0
    original = Animal.sound
    for i in range(rounds):
        total += animal.twice() + dog.sound()
        if i == rounds // 3:
            Animal.sound = loud
        if i == rounds * 2 // 3:
            Dog.sound = lambda self: 1000
    Animal.sound = original
    del Dog.sound
    return total


def by_instance(rounds):
    animal = Animal("x")
    total = 0
    for i in range(rounds):
        total += animal.sound()
        if i == rounds // 2:
            animal.sound = lambda: 7
        if i == rounds * 3 // 4:
            del animal.sound
    return total


def by_class_of_object(rounds):
    animal = Animal("x")
    total = 0
    for i in range(rounds):
        total += animal.sound()
        if i == rounds // 2:
            animal.__class__ = Loud
    return total, type(animal).__name__, animal.name


class Loud(Animal):
    def sound(self):
        return 50


def operator(rounds):
    class Number:
        def __init__(self, value):
            self.value = value

        def __add__(self, other):
            return Number(self.value + other.value)

    total, one = Number(0), Number(1)
    for i in range(rounds):
        total = total + one
        if i == rounds // 2:
            Number.__add__ = lambda self, other: Number(self.value - other.value)
    return total.value


print(by_class(600), by_class(600))
print(by_instance(800))
print(by_class_of_object(500))
print(operator(700))
