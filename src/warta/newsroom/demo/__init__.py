"""The demo: a newspaper that does not exist, its stories read from ``demo/`` and its pictures drawn here."""
