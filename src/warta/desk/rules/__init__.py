"""The rules: a folder a family, a file a fault. Those of `compare` look at two texts, all others at one."""
