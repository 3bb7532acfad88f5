"""A question for the top of a table is answered with its first row."""

from pathlib import Path

from ingest.build import ingest
from kg.knowledge_base import KnowledgeBase

TABLE = """# Havens

Tabel 1. Grootste havens van een verzonnen land

| Rang | Haven | Overslag (ton) |
|---|---|---|
| 3 | Zuidmond | 310.000 |
| 1 | Noorderhaven | 950.000 |
| 2 | Oosterkade | 640.000 |
"""


def test_first_row_answers_a_question_for_the_top(tmp_path: Path) -> None:
    """The row of rank 1 is cited first, wherever it stands in the table."""
    note = tmp_path / "havens.md"
    note.write_text(TABLE, encoding="utf-8")
    ingest([note], tmp_path / "kb")
    base = KnowledgeBase.open(tmp_path / "kb")
    answer = base.ask("Welke haven staat bovenaan in de tabel van de grootste havens?")
    base.close()
    assert "Noorderhaven" in answer.citations[0].quote
