from ...market import stall
