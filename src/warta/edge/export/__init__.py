"""The site as plain files: written whole, and kept as the editions have it (docs/export.md)."""
