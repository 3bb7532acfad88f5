"""Bad input: one sentence that names the thing and the remedy, an exit code by the contract, and nothing is lost."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from kg import writing

Rows = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Result]

TEXT = """# Grafiet

Duitsland kocht in 2023 ongeveer 40.000 ton grafiet uit China. De coördinatie is in één hand, zegt de minister.
"""
ASKED = "Hoeveel ijzererts verwerkte de haven van Rotterdam?"


def names(rows: Rows, kb: Path) -> list[str]:
    """Return the names of the stored documents."""
    (row,) = rows("status", kb=kb)
    return [document["name"] for document in row["documents"]]


def only_messages(result: Result) -> list[str]:
    """Return the messages on stderr, sure that there is no traceback."""
    assert "Traceback" not in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return [line for line in result.stderr.splitlines() if line.startswith("knooppunt: ")]


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "marks.txt": codecs.BOM_UTF8,
    "binary.txt": bytes(range(256)) * 20,
    "zeros.txt": b"\0" * 500,
    "picture.png": b"\x89PNG\r\n",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_unusable_files_are_named(run: Run, rows: Rows, kb: Path, tmp_path: Path, name: str) -> None:
    """A file without text is named with the remedy; the one beside it goes in, and what was there stays."""
    (tmp_path / name).write_bytes(BAD_FILES[name])
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    result = run("ingest", tmp_path / name, tmp_path / "good.txt", kb=kb)
    (message,) = only_messages(result)
    assert result.exit_code == 1
    assert name in message
    assert ";" in message
    assert names(rows, kb) == ["good.txt", "hafen.txt", "havens.md"]


def test_large_file_is_not_loaded(run: Run, rows: Rows, kb: Path, tmp_path: Path) -> None:
    """A text of 200 MB is refused by its size, unread."""
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(200_000_000)
    result = run("ingest", big, kb=kb)
    (message,) = only_messages(result)
    assert result.exit_code == 1
    assert "big.txt" in message
    assert "200 MB" in message
    assert "split" in message
    assert len(names(rows, kb)) == 2


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig", "utf-8"])
def test_encodings_are_told_apart(run: Run, rows: Rows, kb: Path, tmp_path: Path, encoding: str) -> None:
    """A text in any usual encoding is read right, and its quotes are the text decoded."""
    (tmp_path / "grafiet.txt").write_bytes(TEXT.encode(encoding))
    assert run("ingest", tmp_path / "grafiet.txt", kb=kb).exit_code == 0
    text = run("show", "grafiet.txt", "--original", kb=kb).stdout
    assert text.removeprefix("\ufeff") == TEXT
    mentions = [m for row in rows("entities", "--document", "grafiet.txt", kb=kb) for m in row["mentions"]]
    assert {m["text"] for m in mentions} >= {"grafiet", "China"}
    assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)


def test_folder_without_readable_files(run: Run, rows: Rows, kb: Path, tmp_path: Path) -> None:
    """A folder with nothing to read, and one that is not there, are named; hidden files do not count."""
    folder = tmp_path / "folder"
    (folder / ".hidden").mkdir(parents=True)
    (folder / ".hidden" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.xyz").write_text(TEXT, encoding="utf-8")
    result = run("ingest", folder, tmp_path / "nowhere", kb=kb)
    first, second = only_messages(result)
    assert result.exit_code == 1
    assert ".txt" in first
    assert "nowhere" in second
    assert len(names(rows, kb)) == 2


def test_nothing_readable_makes_no_knowledge_base(run: Run, tmp_path: Path) -> None:
    """Where nothing can be read nothing is made."""
    result = run("ingest", tmp_path / "nowhere.txt", kb=tmp_path / "kb")
    assert result.exit_code == 1
    assert not (tmp_path / "kb").exists()


def test_pipe_is_no_file(run: Run, kb: Path, tmp_path: Path) -> None:
    """Something that is no file is refused instead of waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    result = run("ingest", tmp_path / "pipe.txt", kb=kb)
    (message,) = only_messages(result)
    assert result.exit_code == 1
    assert "pipe.txt" in message


def test_same_text_under_another_name(run: Run, rows: Rows, kb: Path, notes: Path, tmp_path: Path) -> None:
    """The same bytes are kept once, and it is said so."""
    (tmp_path / "copy.md").write_bytes((notes / "havens.md").read_bytes())
    result = run("ingest", tmp_path / "copy.md", kb=kb)
    (message,) = only_messages(result)
    assert result.exit_code == 0
    assert "copy.md" in message
    assert "havens.md" in message
    assert len(names(rows, kb)) == 2


def test_changed_file(run: Run, rows: Rows, kb: Path, tmp_path: Path) -> None:
    """A changed file stands beside its earlier version, and --replace takes that out."""
    file = tmp_path / "grafiet.txt"
    for number, words in enumerate((["ingest"], ["ingest"], ["ingest", "--replace"])):
        file.write_text(TEXT + f"\nVersie {number} van deze notitie gaat over kobalt.\n", encoding="utf-8")
        assert run(*words, file, kb=kb).exit_code == 0
    assert names(rows, kb).count("grafiet.txt") == 1
    assert "Versie 2" in run("show", "grafiet.txt", "--original", kb=kb).stdout


COMMANDS = (
    ("status",),
    ("ask", ASKED),
    ("search", ASKED),
    ("entities",),
    ("figures",),
    ("claims",),
    ("path", "China", "Congo"),
    ("query", "ASK {}"),
    ("validate",),
    ("verify",),
    ("remove", "havens.md"),
    ("show", "havens.md"),
    ("reindex",),
    ("export", "out.nq"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_missing_knowledge_base(
    run: Run, tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command says where it looked and how to make one; none makes a folder."""
    monkeypatch.chdir(tmp_path)
    result = run(*words, kb=tmp_path / "none")
    (message,) = only_messages(result)
    assert result.exit_code == 2
    assert str(tmp_path / "none") in message
    assert "knooppunt ingest" in message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [*COMMANDS, ("ingest", "{notes}")], ids=lambda words: words[0])
def test_newer_knowledge_base(
    run: Run, kb: Path, notes: Path, tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command respects what a newer version wrote."""
    monkeypatch.chdir(tmp_path)
    row = json.loads((kb / "manifest.json").read_text(encoding="utf-8"))
    (kb / "manifest.json").write_text(json.dumps(row | {"format": 99}), encoding="utf-8")
    result = run(*(word.format(notes=notes) if "{" in word[:1] and word != "ASK {}" else word for word in words), kb=kb)
    (message,) = only_messages(result)
    assert result.exit_code == 2
    assert "newer" in message
    assert "update" in message


def test_knowledge_base_that_is_a_file(run: Run, tmp_path: Path, notes: Path) -> None:
    """A file given as --kb is refused as usage."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for words in (("status",), ("ingest", notes)):
        assert run(*words, kb=tmp_path / "file").exit_code == 2


def test_place_that_cannot_be_written(run: Run, notes: Path) -> None:
    """A knowledge base where none can be made is one message."""
    result = run("ingest", notes, kb=Path("/proc/knooppunt"))
    (message,) = only_messages(result)
    assert result.exit_code == 2
    assert "/proc/knooppunt" in message


@pytest.mark.parametrize("question", ["", "  \n ", "w" * 10_000, "woord " * 2_000])
def test_questions_that_are_none(run: Run, kb: Path, question: str) -> None:
    """A question that is empty or a document is refused in one sentence, to ask and to search alike."""
    for command in ("ask", "search"):
        result = run(command, question, kb=kb)
        (message,) = only_messages(result)
        assert result.exit_code == 2
        assert len(message) < 200
        assert "ask one" in message


def test_no_question(run: Run, kb: Path, tmp_path: Path) -> None:
    """Neither question nor batch, and both, are wrong usage."""
    (tmp_path / "batch.jsonl").write_text("", encoding="utf-8")
    assert run("ask", kb=kb).exit_code == 2
    assert run("ask", ASKED, "--batch", tmp_path / "batch.jsonl", kb=kb).exit_code == 2


@pytest.mark.parametrize(
    "question", ["???", "🚢", "\x00", "\x1b[31m", "\udcff", "SELECT * { ?s ?p ?o }", "' OR 1=1 --", "1", "ا"]
)
def test_odd_questions_get_an_answer_line(run: Run, kb: Path, question: str) -> None:
    """Any other text is a question: it gets a line, most often an abstention."""
    for command in ("ask", "search"):
        result = run(command, question, "--json", kb=kb)
        assert result.exit_code == 0, result.stderr
        assert json.loads(result.stdout)


ODD_LINES = {
    "no JSON": "what is this",
    "half": '{"id": "x", "question": "Wat',
    "list": "[1]",
    "number": "5",
    "null": "null",
    "text": '"Wat?"',
    "no question": '{"id": "x"}',
    "no text": '{"id": "x", "question": 5}',
    "null question": '{"id": "x", "question": null}',
    "empty": '{"id": "x", "question": " "}',
    "long": json.dumps({"id": "x", "question": "w" * 10_000}),
    "deep": "[" * 100_000,
}


def test_batch_lines_that_are_no_questions(run: Run, kb: Path, tmp_path: Path) -> None:
    """Every bad line is named by number and gives an error line in its place; the good ones are answered."""
    good = json.dumps({"id": "good", "question": ASKED})
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join([good, *ODD_LINES.values(), good]) + "\n", encoding="utf-8")
    for command in ("ask", "search"):
        result = run(command, "--batch", batch, "--json", kb=kb)
        messages = only_messages(result)
        found = [json.loads(line) for line in result.stdout.split("\n") if line]
        assert result.exit_code == 1
        assert len(found) == len(ODD_LINES) + 2
        assert "error" not in found[0]
        assert found[0] == found[-1]
        assert all("error" in row for row in found[1:-1]), found
        assert [f"line {number}:" in message for number, message in enumerate(messages, 2)] == [True] * len(ODD_LINES)


def test_batch_with_odd_characters(rows: Rows, kb: Path, tmp_path: Path) -> None:
    """Line separators of Unicode and halves of surrogate pairs inside a question do not break a line."""
    asked = [f"{ASKED}{odd}x" for odd in ("\u2028", "\x85", "\x0c")]
    lines = [json.dumps({"id": "a", "question": q}, ensure_ascii=False) for q in asked]
    lines.append('{"id": "\\ud800", "question": "Wat is \\ud800 kobalt?"}')
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(lines), encoding="utf-8")
    for command in ("ask", "search"):
        assert len(rows(command, "--batch", batch, kb=kb)) == 4


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00"])
def test_batch_file_that_is_none(run: Run, kb: Path, tmp_path: Path, data: bytes | None) -> None:
    """A batch that is missing or no UTF-8 is named."""
    batch = tmp_path / "batch.jsonl"
    if data is not None:
        batch.write_bytes(data)
    result = run("ask", "--batch", batch, "--json", kb=kb)
    (message,) = only_messages(result)
    assert result.exit_code == 2
    assert "batch.jsonl" in message


def test_second_writer(run: Run, kb: Path, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one writes, another is told which process to wait for, and readers go on."""
    monkeypatch.setattr(writing, "LOCK_TIMEOUT", 0.05)
    with writing.open_writer(kb):
        result = run("ingest", notes, kb=kb)
        assert run("status", kb=kb).exit_code == 0
        assert run("ask", ASKED, kb=kb).exit_code == 0
    (message,) = only_messages(result)
    assert result.exit_code == 2
    assert f"Process {os.getpid()}" in message


def test_damage_inside_the_texts(run: Run, kb: Path) -> None:
    """Texts damaged inside are said to be so, and reindex makes them again."""
    before = run("ask", ASKED, "--json", kb=kb).stdout
    file = kb / "texts.sqlite"
    data = bytearray(file.read_bytes())
    data[4096 : len(data)] = b"\xa5" * (len(data) - 4096)
    file.write_bytes(data)
    assert run("reindex", kb=kb).exit_code == 0
    assert run("ask", ASKED, "--json", kb=kb).stdout == before
    assert run("verify", kb=kb).exit_code == 0


def test_edited_vocabulary_changes_recognition(run: Run, rows: Rows, kb: Path, tmp_path: Path) -> None:
    """A name that an expert adds is recognised in the stored texts; no code is touched."""
    assert "Rotterdam" not in {row["label"] for row in rows("entities", kb=kb)}
    assert run("vocabulary", "--write", tmp_path, kb=kb).exit_code == 0
    edited = tmp_path / "tests.ttl"
    port = (
        "<urn:knooppunt:entity:place:rotterdam> a kp:Place ; "
        'skos:prefLabel "Rotterdam"@nl, "Rotterdam"@de, "Rotterdam"@en ; '
        "skos:inScheme <urn:knooppunt:vocabulary:tests> .\n"
    )
    edited.write_text(edited.read_text(encoding="utf-8") + port, encoding="utf-8")
    result = run("vocabulary", edited, kb=kb)
    assert result.exit_code == 0, result.stderr
    (found,) = (row for row in rows("entities", kb=kb) if row["label"] == "Rotterdam")
    assert found["type"] == "Place"
    assert [m["text"] for m in found["mentions"]] == ["Rotterdam"]
    assert str(kb / "vocabulary" / "tests.ttl") in run("vocabulary", kb=kb).stdout


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "text", ["no turtle", "<urn:knooppunt:entity:place:x> a <urn:knooppunt:ontology#Place> .", "\xff"]
)
def test_vocabulary_that_is_none(run: Run, rows: Rows, kb: Path, tmp_path: Path, text: str) -> None:
    """A vocabulary that is no Turtle or breaks a shape is refused; those in force stay so."""
    bad = tmp_path / "tests.ttl"
    bad.write_bytes(text.encode("latin-1"))
    before = rows("entities", kb=kb)
    result = run("vocabulary", bad, kb=kb)
    (message,) = only_messages(result)
    assert result.exit_code == 2
    assert "vocabular" in message.lower()
    assert rows("entities", kb=kb) == before


def test_vocabulary_without_a_knowledge_base(run: Run, small_kb: Path, tmp_path: Path) -> None:
    """A vocabulary for a knowledge base that is not there makes none."""
    result = run("vocabulary", small_kb / "vocabulary" / "tests.ttl", kb=tmp_path / "none")
    assert result.exit_code == 2
    assert not (tmp_path / "none").exists()


def test_reader_of_the_output_may_leave(sample_kb: Path) -> None:
    """When the reader of our output has seen enough there is no noise."""
    command = [str(Path(sys.executable).with_name("knooppunt")), "entities", "--json", "--kb", str(sample_kb)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
