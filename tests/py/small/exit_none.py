"""SystemExit without a value ends well, whatever follows."""
print("before")
raise SystemExit
print("never")
