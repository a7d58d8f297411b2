"""The fields of the index, and a story as they hold it.

Of each story the whole ``Document`` is stored, too: snippets are cut from it, and stories are moved to another file of
the index from it, without asking anybody.
"""

from __future__ import annotations

from functools import cache

import msgspec
import tantivy

from warta.search.document import Document, Name
from warta.search.languages import PLAIN, STEMMED, indexed_language, indexed_languages, tokenizers
from warta.story import primary

_encode = msgspec.msgpack.Encoder().encode
_document = msgspec.msgpack.Decoder(Document).decode
_name = msgspec.msgpack.Decoder(Name).decode


@cache
def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_integer_field("published", fast=True)
    builder.add_text_field("language", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("named", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("story", stored=True)
    # Something named is an entry of its own and has only these.
    builder.add_text_field("name_key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("name_language", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("name_words", tokenizer_name=PLAIN, index_option="basic")
    builder.add_bytes_field("name", stored=True)
    for language in indexed_languages().values():
        for field in (language.words_field, language.headline_words_field):
            builder.add_text_field(field, tokenizer_name=PLAIN, index_option="position")
        for field in (language.stems_field, language.headline_stems_field):
            builder.add_text_field(field, tokenizer_name=STEMMED, index_option="freq")
    return builder.build()


def open_index(folder: str) -> tantivy.Index:
    index = tantivy.Index.open(folder)
    for name, tokenizer in tokenizers().items():
        index.register_tokenizer(name, tokenizer)
    index.config_reader("manual")
    return index


def story_entry(document: Document) -> tantivy.Document:
    language = indexed_language(document.language)
    # Parts are values of their own: no phrase begins in the headline and ends in the text.
    parts = [part for part in (document.headline, document.standfirst, *document.tags, document.text) if part]
    fields = {
        "id": document.id,
        "published": int(document.published.timestamp()),
        "language": primary(document.language),
        "named": groups(document),
        "story": _encode(document),
        language.headline_words_field: document.headline,
        language.headline_stems_field: " ".join(language.stems(document.headline)),
        language.words_field: parts,
        language.stems_field: [" ".join(language.stems(part)) for part in parts],
    }
    return tantivy.Document.from_dict(fields, schema())


def groups(document: Document) -> list[str]:
    """What the story belongs to, as terms."""
    keys = dict.fromkeys(each.key for each in document.named)
    return [*keys, f"section:{document.section}"] if document.section else list(keys)


def name_entry(name: Name) -> tantivy.Document:
    fields = {
        "name_key": name.key,
        "name_language": primary(name.language),
        "name_words": name.named.name,
        "name": _encode(name),
    }
    return tantivy.Document.from_dict(fields, schema())


def story_of(entry: tantivy.Document) -> Document | None:
    """The story that an entry is of; None where it is something named."""
    stored = entry.get_first("story")
    return None if stored is None else _document(bytes(stored))


def name_of(entry: tantivy.Document) -> Name:
    return _name(bytes(entry["name"][0]))
