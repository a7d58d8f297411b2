"""What `warta check` is made of: its configuration, the files, the check of each, and the ways of reporting."""
