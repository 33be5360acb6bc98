raise ValueError("v") from 5
