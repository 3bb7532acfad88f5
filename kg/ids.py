"""Identifiers: bytes to content hash, nouns to IRIs and back."""

from __future__ import annotations

import hashlib
import re
import unicodedata

BASE = "urn:knooppunt:"
ONTOLOGY = f"{BASE}ontology#"
VOCABULARY_GRAPH = f"{BASE}graph:vocabulary"
DECISIONS_GRAPH = f"{BASE}graph:decisions"
_DOCUMENT = f"{BASE}document:"
_ENTITY = f"{BASE}entity:"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "œ": "oe"})
_DOCUMENT_ID = re.compile(r"[0-9a-f]{64}")


def content_hash(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 hexadecimal digits: the id of a document."""
    return hashlib.sha256(data).hexdigest()


def document_iri(document_id: str) -> str:
    """Return the IRI of a document, which is also the name of its graph."""
    return _DOCUMENT + document_id


def document_id(iri: str) -> str | None:
    """Return the document id in an IRI made by `document_iri`, None for any other IRI."""
    found = iri.removeprefix(_DOCUMENT)
    return found if iri.startswith(_DOCUMENT) and _DOCUMENT_ID.fullmatch(found) else None


def entity_iri(type_: str, name: str) -> str:
    """Return the IRI of an entity that no vocabulary holds, the same for the same name and type in every document."""
    return f"{_ENTITY}{type_.lower()}:{slug(name)}"


def slug(name: str) -> str:
    """Return the name in lower-case ASCII letters and digits, words joined by hyphens; empty if it has none."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return _NOT_SLUG.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def passage_key(*parts: str) -> int:
    """Return a 63-bit key of a passage, from all that is stored and indexed of it.

    A key that depends on the content alone is the same when texts are made again, in whatever order, so that an index
    never takes one passage for another.
    """
    digest = hashlib.blake2b("\0".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
