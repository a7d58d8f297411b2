"""The wire inbox: what came in, version by version, and the door that makes a story of it."""
