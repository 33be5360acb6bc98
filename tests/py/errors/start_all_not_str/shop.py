__all__ = ["goods", 3]
goods = 1
