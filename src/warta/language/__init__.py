"""What a text says, language by language: code holds what languages share, packs/*.toml their words."""

from warta.language.read import read
from warta.language.reading import Reading

__all__ = ["Reading", "read"]
