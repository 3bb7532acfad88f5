"""Repairs beside the original."""

from __future__ import annotations

import ast
from pathlib import Path

import ingest.repair
from app.view.repairs import readings, repairs_html
from app.view.wording import TEXTS, Wording
from ingest.repair import FOOTNOTE_RULE
from ingest.repair.marks import FOOTNOTE_MARK
from kg.model import Document
from kg.offsets import Edit

SAY = Wording("en")
ORIGINAL = "KOP 2\nDe (athanke-\nlijkheid) van\n<b>Al</b> 7750%.\n"
EDITS = (
    Edit(0, 6, "", "page furniture", 0.9),
    Edit(11, 12, "f", "misread letters", 0.9),
    Edit(17, 19, "", "hyphen at line end"),
    Edit(32, 33, " ", "line join"),
    Edit(43, 47, "77,50", "lost comma", 0.4, applied=False),
)
DOCUMENT = Document("d" * 64, "nota.txt", ORIGINAL, EDITS)


def test_each_repair_shows_the_word_it_made() -> None:
    """Two repairs in one word both read the repaired word, without brackets; what was left out has no word."""
    assert [(r.edit.rule, r.word) for r in readings(DOCUMENT, EDITS)] == [
        ("page furniture", ""),
        ("misread letters", "afhankelijkheid"),
        ("hyphen at line end", "afhankelijkheid"),
        ("lost comma", "77,50%"),
    ]


def test_a_reading_stands_after_its_word() -> None:
    """In the original the reading comes where the word ends, after the bracket that closes it."""
    ends = {r.end for r in readings(DOCUMENT, EDITS) if r.word == "afhankelijkheid"}
    assert ends == {ORIGINAL.index(")") + 1}


def test_joining_lines_counts_for_no_repair() -> None:
    """Only repairs that change or flag more than whitespace are shown."""
    assert "line join" not in [r.edit.rule for r in readings(DOCUMENT, EDITS)]


def test_the_table_shows_place_original_reading_rule_and_confidence() -> None:
    """A repair stands beside its original, escaped; a flag is called one; what was left out is named."""
    html = repairs_html(DOCUMENT, list(readings(DOCUMENT, EDITS)), SAY).text
    assert "<td>11–12</td>" in html
    assert "(a<mark>t</mark>hanke-" in html
    assert "&lt;b&gt;Al&lt;/b&gt;" in html
    assert ">afhankelijkheid</ins>" in html
    assert ">left out</ins>" in html
    assert "77,50%</ins> (flagged only)" in html
    assert "<td>misread letters</td><td>0.9</td>" in html
    assert html.count("<tr>") == 5


def test_rule_and_confidence_are_in_the_language_of_the_page() -> None:
    """A rule goes by its name in Dutch and a confidence has a comma; a rule without a name keeps its own."""
    html = repairs_html(DOCUMENT, list(readings(DOCUMENT, EDITS)), Wording("nl")).text
    assert "<td>verkeerd gelezen letters</td><td>0,9</td>" in html
    assert "<td>lost comma</td><td>0,4</td>" in html


def test_every_rule_of_repair_has_a_name() -> None:
    """No rule that repairs are made with is shown in English to a Dutch reader."""
    sources = [path.read_text(encoding="utf-8") for path in Path(ingest.repair.__file__).parent.glob("*.py")]
    calls = [node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    edits = [
        call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Edit" and len(call.args) > 3
    ]
    written = {str(edit.args[3].value) for edit in edits if isinstance(edit.args[3], ast.Constant)}
    assert len(written) > 6
    assert {f"repair {rule}" for rule in (*written, FOOTNOTE_MARK, FOOTNOTE_RULE)} <= set(TEXTS)


def test_a_long_repair_is_cut() -> None:
    """Removed boilerplate of pages does not fill the table."""
    long = Document("e" * 64, "lang.txt", "x" * 5000, (Edit(0, 4000, "", "boilerplate"),))
    assert len(repairs_html(long, list(readings(long, long.edits)), SAY).text) < 1000
