"""Copies and versions are recognised when they are read, and only a request takes the older version out."""

from __future__ import annotations

import json
import shlex
import sqlite3
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from ingest.build import Outcome, ingest
from kg.copies.relation import Kind
from kg.knowledge_base import KnowledgeBase

Run = Callable[..., Result]
HEAD = "# Kobalt in de haven\n\nGepubliceerd op: {date}\n\n"
BODY = """De haven van Vlissingen verwerkte in 2023 ruim 340 ton kobalt uit Congo. Het meeste daarvan gaat per binnenschip
door naar fabrieken in het achterland, waar het in accu's en legeringen terechtkomt.

Volgens de havenmeester duurt het lossen van een lading gemiddeld vier dagen, omdat elke zak apart wordt gewogen en
bemonsterd. Een tweede weegbrug moet die tijd halveren; de bouw ervan kost 12 miljoen euro en begint in het voorjaar.

Grafiet uit China komt in kleinere hoeveelheden binnen. De handelaren houden er een voorraad van aan waarmee afnemers
ongeveer zes weken vooruit kunnen. Een grotere voorraad vinden zij te duur, zolang de prijs op en neer blijft gaan.

De gemeente wil dat bedrijven hun voorraden voortaan melden. Ondernemers zien op tegen het werk dat dit meebrengt, maar
begrijpen dat niemand anders weet hoeveel erts er op de kade ligt wanneer een schip uitblijft.
"""
ADDED = "\nBauxiet uit Brazilië is nieuw in deze haven: in 2024 kwam er 55 ton van aan.\n"


def note(folder: Path, name: str, text: str) -> Path:
    """A file with a text."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def set_in_type(text: str) -> list[tuple[int, int, int, str]]:
    """The lines of a page with a text: other line ends, words broken at some, a running head and a page number."""
    lines = [line for paragraph in text.split("\n\n") for line in (*textwrap.wrap(paragraph, 62), "")]
    shown = [(60, 730 - 13 * n, 10, line.lstrip("# ")) for n, line in enumerate(lines)]
    return [(60, 770, 8, "BERICHTEN UIT DE HAVEN"), *shown, (300, 30, 8, "1")]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The first version of a note."""
    return note(tmp_path, "kobalt-2023.md", HEAD.format(date="3 maart 2024") + BODY)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The second: one figure changed, one added."""
    return note(
        tmp_path, "kobalt-2024.md", HEAD.format(date="7 april 2025") + BODY.replace("12 miljoen", "15 miljoen") + ADDED
    )


def outcome(path: Path, kb: Path, **options: Any) -> Outcome:
    """What comes of ingesting one file."""
    (found,) = ingest([path], kb, **options).outcomes
    return found


def names(kb: Path) -> list[str]:
    """The documents that are stored."""
    base = KnowledgeBase.open(kb)
    found = [row.name for row in base.documents()]
    base.close()
    return found


def test_the_same_text_in_another_format_is_a_copy(
    kb: Path, old: Path, tmp_path: Path, leaf: Any, written: Callable[..., bytes]
) -> None:
    """A PDF of a note, with lines and a running head of its own, is named a copy, and no fact changes."""
    ingest([old], kb)
    (tmp_path / "haven.pdf").write_bytes(written([leaf(set_in_type(HEAD.format(date="3 maart 2024") + BODY))]))
    found = outcome(tmp_path / "haven.pdf", kb)
    assert [(r.relation.kind, r.name, r.changes) for r in found.related] == [(Kind.COPY, "kobalt-2023.md", ())]
    assert "the same text as kobalt-2023.md" in found.notes[0]


def test_other_texts_of_one_subject_are_not_related(kb: Path, old: Path) -> None:
    """Notes on harbours that share no sentences have no relation."""
    assert outcome(old, kb).related == ()


def test_a_newer_version_is_named_with_what_changes(kb: Path, old: Path, new: Path) -> None:
    """Both versions are kept, and the report names the figure that changed and the one that is new."""
    ingest([old], kb)
    found = outcome(new, kb)
    (related,) = found.related
    assert (related.relation.kind, related.is_older, related.replaced) == (Kind.VERSION, True, False)
    seen = {
        (c.what, c.old and getattr(c.old.fact, "as_written", ""), c.new and getattr(c.new.fact, "as_written", ""))
        for c in related.changes
    }
    assert ("changes", "12 miljoen euro", "15 miljoen euro") in seen
    assert ("appears", None, "55 ton") in seen
    assert not any("340" in str(part) for part in seen)
    assert {"kobalt-2023.md", "kobalt-2024.md"} <= set(names(kb))


@pytest.mark.parametrize("step", [1, -1])
def test_replace_keeps_the_newest_whatever_the_order(kb: Path, old: Path, new: Path, step: int) -> None:
    """With --replace the older version is taken out or not let in, also when it is offered again."""
    order = [old, new][::step]
    ingest(order, kb, replace=True)
    assert [name for name in names(kb) if name.startswith("kobalt")] == ["kobalt-2024.md"]
    again = ingest(order, kb, replace=True)
    assert [(o.file, o.state) for o in again.outcomes if o.file == "kobalt-2023.md"] == [("kobalt-2023.md", "left out")]
    assert [name for name in names(kb) if name.startswith("kobalt")] == ["kobalt-2024.md"]


def test_replace_takes_out_the_older_of_two_that_are_stored(kb: Path, old: Path, new: Path) -> None:
    """What the report advises works: the newer file, given again with --replace, takes the place of the older."""
    ingest([old, new], kb)
    found = outcome(new, kb, replace=True)
    assert (found.state, [(r.name, r.replaced) for r in found.related]) == ("unchanged", [("kobalt-2023.md", True)])
    assert [name for name in names(kb) if name.startswith("kobalt")] == ["kobalt-2024.md"]
    assert outcome(new, kb, replace=True).related == ()


def test_replace_leaves_copies_and_undated_versions(kb: Path, old: Path, tmp_path: Path) -> None:
    """Without two dates nobody knows which version is newer, and a copy is no version: nothing is taken out."""
    undated = note(
        tmp_path, "kobalt-x.md", HEAD.split("Gepubliceerd", maxsplit=1)[0] + BODY.replace("12 miljoen", "14 miljoen")
    )
    copy = note(tmp_path, "kobalt-kopie.txt", (HEAD.format(date="3 maart 2024") + BODY).replace("# ", "") + "\n")
    report = ingest([old, copy, undated], kb, replace=True)
    assert len(report.stored) == 3
    assert "their dates do not say" in " ".join(report.notes)


def test_replace_leaves_the_report_of_another_year(kb: Path, tmp_path: Path) -> None:
    """Reports of two years that share most of their text are versions, and --replace keeps both."""
    for year, date in ((2023, "3 maart 2024"), (2024, "3 maart 2025")):
        head = HEAD.format(date=date).replace("haven", f"haven {year}")
        note(
            tmp_path,
            f"jaar-{year}.md",
            head + BODY.replace("12 miljoen", f"{year - 2000} miljoen") + ADDED * (year - 2023),
        )
    report = ingest([tmp_path / "jaar-2023.md", tmp_path / "jaar-2024.md"], kb, replace=True)
    (related,) = report.outcomes[1].related
    assert (related.is_older, related.replaced) == (True, False)
    assert f"knooppunt remove {related.relation.other_id[:12]}" in report.notes[0]
    assert {"jaar-2023.md", "jaar-2024.md"} <= set(names(kb))


def test_removing_a_document_removes_its_relations(kb: Path, old: Path, new: Path, run: Run) -> None:
    """A document that is gone is no relation of anything, and adding it again finds the relation again."""
    ingest([old, new], kb)
    assert run("remove", "kobalt-2024.md", kb=kb).exit_code == 0
    base = KnowledgeBase.open(kb)
    assert base.texts.copies.all() == ()
    base.close()
    assert outcome(new, kb).related[0].name == "kobalt-2023.md"


def test_reindex_finds_the_relations_again(kb: Path, old: Path, new: Path, run: Run) -> None:
    """Relations follow from the texts: made anew, they are what they were."""
    ingest([old, new], kb)
    found = []
    for words in (("status",), ("reindex",)):
        assert run(*words, kb=kb).exit_code == 0
        base = KnowledgeBase.open(kb)
        found.append({(frozenset((r.document_id, r.other_id)), r.kind, r.newer) for r in base.texts.copies.all()})
        base.close()
    assert found[0] == found[1]
    assert len(found[0]) == 1


def test_texts_of_an_earlier_version_are_made_again(kb: Path, old: Path, new: Path) -> None:
    """A file from before there were samples is made anew from the graph, also where it is only read."""
    ingest([old, new], kb)
    with sqlite3.connect(kb / "texts.sqlite") as connection:
        connection.executescript("DROP TABLE samples; DROP TABLE relations; PRAGMA user_version = 0;")
    connection.close()
    base = KnowledgeBase.open(kb)
    assert len(base.texts.copies.all()) == 1
    base.close()


def test_ingest_tells_it_as_json(kb: Path, old: Path, new: Path, run: Run) -> None:
    """Each file is an object with its relations and the facts that change; text goes to stderr."""
    ingest([old], kb)
    result = run("ingest", new, "--json", kb=kb)
    (row,) = map(json.loads, result.stdout.splitlines())
    assert (row["file"], row["state"]) == ("kobalt-2024.md", "stored")
    (related,) = row["related"]
    assert (related["relation"], related["document"], related["older"]) == ("version", "kobalt-2023.md", True)
    changed = [c for c in related["changes"] if c["change"] == "changes" and c["kind"] == "figure"]
    assert [(c["old"]["value"], c["new"]["value"]) for c in changed] == [(12e6, 15e6)]
    assert "newer version of kobalt-2023.md" in result.stderr
    assert "15 miljoen euro" in result.stderr


def test_compare_sets_two_documents_beside_each_other(kb: Path, old: Path, new: Path, run: Run) -> None:
    """The change is told from the first to the second, as text and as JSON; unrelated documents share nothing."""
    ingest([old, new], kb)
    text = run("compare", "kobalt-2023.md", "kobalt-2024.md", kb=kb).stdout
    assert "12 miljoen euro → " in text
    head, *changes = map(
        json.loads, run("compare", "kobalt-2024.md", "kobalt-2023.md", "--json", kb=kb).stdout.splitlines()
    )
    assert head["relation"] == "version"
    assert head["of_old_in_new"] < head["of_new_in_old"]
    assert {c["change"] for c in changes if c["kind"] == "figure"} >= {"changes", "disappears"}
    other = run("compare", "havens.md", "hafen.txt", "--json", kb=kb).stdout
    assert json.loads(other.splitlines()[0])["relation"] is None
    assert "not in the knowledge base" in run("compare", "geen.md", "hafen.txt", kb=kb).stderr


def test_the_command_in_a_remark_can_be_run(kb: Path, tmp_path: Path) -> None:
    """A name with spaces and signs of the shell stands in the command as the one path it is."""
    path = note(tmp_path, "kobalt $(in de haven); 'versie 2'.md", HEAD.format(date="3 maart 2024") + BODY)
    outcome(path, kb)
    note(tmp_path, path.name, HEAD.format(date="7 april 2025") + BODY.replace("12 miljoen", "15 miljoen"))
    (remark,) = outcome(path, kb).notes
    assert shlex.split(remark[remark.rindex("knooppunt ") :]) == ["knooppunt", "ingest", "--replace", str(path)]
