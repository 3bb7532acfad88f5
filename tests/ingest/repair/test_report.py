"""What `show` shows: each repair beside the original, in its block."""

from __future__ import annotations

from ingest.layout import layout
from ingest.repair import repair
from ingest.repair.report import repairs_of, shown
from kg.model import Document

TEXT = (
    "De industriéle sector is athankelijk van invoer uit Azié. De economieén zijn\nkwetshaar, want het systeemn is "
    "nodiqg voor invioed op de partyj.\n\nDe potentiéle schade in groep Il is groot.\n"
)


def repaired() -> Document:
    """A repaired scan."""
    return repair(Document(id="0", name="t", original=TEXT, language="nl"))


def test_repairs_stand_beside_the_original() -> None:
    """Each repair names what stood there, at its place in both texts, and flags are told from repairs."""
    document = repaired()
    found = list(repairs_of(document))
    assert all(TEXT[r.start : r.end] == r.original for r in found)
    assert all(document.clean[r.clean_start : r.clean_end] == r.reading for r in found if r.applied)
    assert [r.original for r in found if not r.applied] == ["l"]


def test_joined_lines_are_shown_on_demand() -> None:
    """Joined lines are left out unless asked for."""
    document = repaired()
    assert {r.rule for r in repairs_of(document, lines=True)} - {r.rule for r in repairs_of(document)} == {"line join"}


def test_each_repair_stands_in_one_block() -> None:
    """The blocks together show every repair once."""
    document = repaired()
    blocks = list(shown(document, layout(document)))
    assert sum(len(block.repairs) for block in blocks) == len(list(repairs_of(document)))
    assert blocks[1].text.startswith("De potentiële schade")
