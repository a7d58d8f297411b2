"""The phases, a module each. Their order is in ``talk/judge.py``."""
