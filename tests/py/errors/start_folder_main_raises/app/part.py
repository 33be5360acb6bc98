raise SystemExit("in a part")
