"""The doors of the house: names and what is called by them, pins, and what the site says of itself."""
