"""Markdown: the text stands, front matter and the first heading tell what it is."""

from __future__ import annotations

from pathlib import Path

from ingest.read import read


def test_front_matter_is_metadata(tmp_path: Path) -> None:
    """Title, author and date of the front matter are those of the document, and the text is the file."""
    text = "---\ntitle: Erts en macht\nauthor: Anna de Wit\ndate: 2024-05-06\n---\n\n# Winning\n\nHet erts komt uit één land.\n"
    (tmp_path / "nota.md").write_text(text, encoding="utf-8")
    document = read(tmp_path / "nota.md")
    assert document.original == text
    assert (document.title, document.authors, document.issued) == ("Erts en macht", ("Anna de Wit",), "2024-05-06")


def test_first_heading_is_the_title(tmp_path: Path) -> None:
    """Without front matter the first heading names the document."""
    (tmp_path / "nota.md").write_text(
        "Vooraf.\n\n# Winning van erts #\n\nHet erts komt uit één land.\n", encoding="utf-8"
    )
    assert read(tmp_path / "nota.md").title == "Winning van erts"
