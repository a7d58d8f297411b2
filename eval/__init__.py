"""How accurate the desk is, measured on real material that no rule was written on: `make eval`."""
