"""Reading files: decoding, metadata stated in the text, and input that cannot be used."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest.read import LARGEST, read
from kg.errors import OversizedInput, UnreadableInput, UnsupportedInput


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def test_utf8_is_decoded_as_it_stands(tmp_path: Path) -> None:
    """The original equals the file decoded as UTF-8, carriage returns included, and the id is the hash of its bytes."""
    data = "Zeeën en kabels.\r\nTweede regel.\n".encode()
    document = read(written(tmp_path, "een notitie ü.txt", data))
    assert document.original == data.decode()
    assert document.id == hashlib.sha256(data).hexdigest()
    assert document.name == "een notitie ü.txt"


def test_mark_of_utf8_counts_as_a_character(tmp_path: Path) -> None:
    """A byte order mark stays in the original, so offsets equal those of the decoded file."""
    document = read(written(tmp_path, "bom.txt", b"\xef\xbb\xbfHet erts komt uit Chili."))
    assert document.original.startswith("\ufeffHet")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1252"])
def test_other_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    """UTF-16 with its mark and the Western one-byte encodings give the same text as UTF-8 would."""
    text = "Die Abhängigkeit wächst; über Zölle wird verhandelt. Maßnahmen folgen."
    assert read(written(tmp_path, "notiz.txt", text.encode(encoding))).original == text


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_empty_files_are_named(tmp_path: Path, data: bytes) -> None:
    """A file without text is refused with its name."""
    with pytest.raises(UnreadableInput, match=r"leeg\.txt"):
        read(written(tmp_path, "leeg.txt", data))


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\xff\xfea\x00\x00\xd8"]
)
def test_binary_named_text_is_refused(tmp_path: Path, data: bytes) -> None:
    """Bytes that are no text in any encoding are refused, whatever the ending says."""
    with pytest.raises(UnreadableInput, match=r"beeld\.txt"):
        read(written(tmp_path, "beeld.txt", data))


def test_unknown_endings_are_refused(tmp_path: Path) -> None:
    """A kind of file without a reader is refused, and the message lists what can be read."""
    with pytest.raises(UnsupportedInput, match=r"\.txt"):
        read(written(tmp_path, "tabel.xyz", b"a"))


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere gives an error that names it."""
    with pytest.raises(UnreadableInput, match=r"weg\.txt"):
        read(tmp_path / "weg.txt")


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    """A file above the limit is refused by its size alone (the file here is sparse)."""
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(OversizedInput, match="split"):
        read(path)


def test_stated_metadata_is_used(tmp_path: Path) -> None:
    """Date and author that the first lines state, the title above them, and the language are known of the document."""
    text = (
        "Kobalt uit één land\nGepubliceerd op: 3 maart 2024 – Auteur: Anna de Wit\n\n"
        "De winning van kobalt is geconcentreerd in een enkel land, en dat maakt de keten kwetsbaar.\n"
    )
    document = read(written(tmp_path, "kobalt.txt", text.encode()))
    assert (document.title, document.issued, document.authors) == (
        "Kobalt uit één land",
        "2024-03-03",
        ("Anna de Wit",),
    )
    assert document.language == "nl"


def test_german_date_of_state_is_used(tmp_path: Path) -> None:
    """The word Stand with a written German date gives the date of issue."""
    text = "Rohstoffe\nStand: 12. Januar 2023\nDie Lage auf den Märkten bleibt nach wie vor angespannt.\n"
    assert read(written(tmp_path, "stand.txt", text.encode())).issued == "2023-01-12"


def test_a_foreword_is_no_title(tmp_path: Path) -> None:
    """A report that opens with its foreword is named by the running head, or by its short first sentence."""
    headed = "VOORWOORD\n\nHet is een lang verhaal.\n\nERTS EN MACHT 15\n\nDe winning gaat door.\n"
    assert read(written(tmp_path, "a.txt", headed.encode())).title == "Erts en macht"
    plain = "Inleiding\n\nDe markt voor erts is terug. Dat heeft gevolgen.\n"
    assert read(written(tmp_path, "b.txt", plain.encode())).title == "De markt voor erts is terug"


def test_a_month_is_a_date(tmp_path: Path) -> None:
    """A date of issue without a day is that of its month; a page number behind the title is no part of it."""
    text = "KNELPUNTEN            1\n\nStand: februari 2024\n\nDe handel gaat door smalle wateren.\n"
    document = read(written(tmp_path, "a.txt", text.encode()))
    assert (document.issued, document.title) == ("2024-02", "KNELPUNTEN")
