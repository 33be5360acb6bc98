"""Not caught: an attribute that is nearly right."""


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount


account = Account()
for i in range(500):
    account.deposit(i)
print(account.balance)
print(account.balanse)
