"""Archives made to do harm, for each kind of document that comes in one."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from ingest.read import read
from kg.errors import InputError, OversizedInput, UnreadableInput

MAIN = {".docx": "word/document.xml", ".odt": "content.xml", ".epub": "META-INF/container.xml"}
"""The part that is read first."""
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><l>&i;</l>"
)
EXTERNAL = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'
REMOTE = '<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd"><l/>'


def archive(folder: Path, ending: str, content: bytes | str, *, further: dict[str, bytes] | None = None) -> Path:
    """An archive whose main part is this."""
    path = folder / f"nota{ending}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(MAIN[ending], content)
        for name, data in (further or {}).items():
            file.writestr(name, data)
    return path


@pytest.mark.parametrize("ending", MAIN)
@pytest.mark.parametrize("content", [LAUGHS, EXTERNAL, REMOTE], ids=["laughs", "external", "remote"])
def test_entities_are_refused(tmp_path: Path, ending: str, content: str) -> None:
    """XML with a document type, which could name other files or grow without end, is refused."""
    with pytest.raises(UnreadableInput, match=rf"nota\{ending} holds XML"):
        read(archive(tmp_path, ending, content))


@pytest.mark.parametrize("ending", MAIN)
def test_bombs_are_refused(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small archive that unpacks to more than allowed is refused, and no more than that is ever held."""
    monkeypatch.setattr("ingest.read.archive.MOST_UNPACKED", 100_000)
    path = archive(tmp_path, ending, b"a" * 30_000_000)
    tracemalloc.start()
    with pytest.raises(OversizedInput, match="unpacks"):
        read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_bound_holds_over_all_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that are small one by one count together."""
    monkeypatch.setattr("ingest.read.archive.MOST_UNPACKED", 100_000)
    part = b"<d>" + b"a" * 60_000 + b"</d>"
    with pytest.raises(OversizedInput, match="unpacks"):
        read(archive(tmp_path, ".docx", part, further={"docProps/core.xml": part}))


def test_sizes_that_lie_are_not_believed(tmp_path: Path) -> None:
    """An archive that states a small size for a large part is damaged, not trusted."""
    path = archive(tmp_path, ".docx", b"<d>" + b"a" * 1_000_000 + b"</d>")
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 1_000_007), struct.pack("<I", 10)))
    with pytest.raises(InputError, match=r"nota\.docx"):
        read(path)


@pytest.mark.parametrize("ending", MAIN)
def test_many_parts_are_refused(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive with more parts than any document is refused before it is opened."""
    monkeypatch.setattr("ingest.read.archive.MOST_PARTS", 20)
    with pytest.raises(OversizedInput, match="20 parts"):
        read(archive(tmp_path, ending, "<d/>", further={f"{n}.xml": b"" for n in range(30)}))


@pytest.mark.parametrize("ending", MAIN)
def test_many_tags_are_refused(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """XML of nothing but tags, which would take a hundred times its size in memory, is refused unparsed."""
    monkeypatch.setattr("ingest.read.archive.MOST_TAGS", 1000)
    with pytest.raises(OversizedInput, match="1000 tags"):
        read(archive(tmp_path, ending, f"<d>{'<p/>' * 2000}</d>"))


@pytest.mark.parametrize("ending", MAIN)
def test_deep_elements_are_refused(tmp_path: Path, ending: str) -> None:
    """Elements nested ten thousand deep are refused instead of followed."""
    with pytest.raises(OversizedInput, match="deep"):
        read(archive(tmp_path, ending, "<p>" * 10_000 + "</p>" * 10_000))


@pytest.mark.parametrize("ending", MAIN)
@pytest.mark.parametrize("evil", ["../../../../tmp/kwaad", "/tmp/kwaad", "C:\\kwaad", "a/../../kwaad"])
def test_names_that_lead_out_write_nothing(tmp_path: Path, ending: str, evil: str) -> None:
    """A part whose name leads out of the archive is never unpacked; without the main part the file is none of its kind."""
    path = tmp_path / f"binnen{ending}"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(evil, "kwaad")
    with pytest.raises(UnreadableInput, match=r"binnen\."):
        read(path)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    assert not Path("/tmp/kwaad").exists()


@pytest.mark.parametrize("ending", MAIN)
def test_damaged_archives_are_named(tmp_path: Path, ending: str) -> None:
    """Archives cut off anywhere, or with bytes changed, are named."""
    data = archive(tmp_path, ending, "<d>" + "erts " * 500 + "</d>").read_bytes()
    for number, bad in enumerate((data[:40], data[: len(data) // 2], data[:-10], data[:60] + b"\xff" * 20 + data[80:])):
        path = tmp_path / f"stuk{number}{ending}"
        path.write_bytes(bad)
        with pytest.raises(UnreadableInput, match=f"stuk{number}"):
            read(path)


@pytest.mark.parametrize("ending", MAIN)
def test_encrypted_parts_are_named(tmp_path: Path, ending: str) -> None:
    """A part under a ZIP password is named as damaged or encrypted."""
    data = bytearray(archive(tmp_path, ending, "<d/>").read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    (tmp_path / f"nota{ending}").write_bytes(data)
    with pytest.raises(UnreadableInput, match="encrypted"):
        read(tmp_path / f"nota{ending}")


def test_overlapping_parts_are_read_once(tmp_path: Path) -> None:
    """An archive whose table of contents names one part a thousand times (Fifield 2019) costs no more than the part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "<d>" + "a" * 100_000 + "</d>")
        entry = file.getinfo("word/document.xml")
        file.filelist += [entry] * 1000
    (tmp_path / "nota.docx").write_bytes(buffer.getvalue())
    with pytest.raises(UnreadableInput):
        read(tmp_path / "nota.docx")
