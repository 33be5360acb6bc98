from abc import ABC, abstractmethod

class A(ABC):
    @abstractmethod
    def run(self):
        pass

    @abstractmethod
    def stop(self):
        pass

A()
