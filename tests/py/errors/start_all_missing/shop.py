__all__ = ["goods", "prices"]
goods = 1
