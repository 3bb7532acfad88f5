"""PDFs made to keep PDFium busy, or broken down by it: named in time, nothing is left behind, and the next file is read."""

from __future__ import annotations

import os
import signal
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from ingest.read import pdf_process, read
from ingest.read.pdf_boxes import boxes
from ingest.read.pdf_picture import page_picture
from kg.errors import OversizedInput, UnreadableInput
from kg.model import Document, Page

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
Write = Callable[[Any], bytes]
NOTE = Document("0" * 64, "diep.pdf", "erts", media_type="application/pdf", pages=(Page(1, 0, 4),))


def nested(levels: int, fold: int = 10) -> bytes:
    """A page that draws a form `fold` times, which draws another as often, and so on."""
    drawn = "/X Do " * fold
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R"
        " /Resources << /XObject << /X 6 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ]
    for number in range(7, 7 + levels):
        last = number == 6 + levels
        shown = "BT /F1 10 Tf 50 700 Td (erts) Tj ET" if last else drawn
        needed = "/Font << /F1 3 0 R >>" if last else f"/XObject << /X {number} 0 R >>"
        objects.append(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800]"
            f" /Resources << {needed} >> /Length {len(shown)} >>\nstream\n{shown}\nendstream"
        )
    return whole([content.encode() for content in objects])


def bomb(size: int) -> bytes:
    """A page whose description unpacks to so many bytes of white space."""
    packed = zlib.compress(b" " * size)
    return whole(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
            b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed),
        ]
    )


def whole(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the catalogue first."""
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % (n, content) for n, content in enumerate(objects, 1))
    return body + b"trailer\n<< /Size %d /Root 1 0 R >>\n%%%%EOF\n" % (len(objects) + 1)


def children() -> dict[int, str]:
    """The processes that this one has started, each with its state; Z is one that nobody waited for."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = stat.read_text().partition(" ")
        except OSError:
            continue
        state, parent = rest.rpartition(")")[2].split()[:2]
        if int(parent) == os.getpid():
            found[int(number)] = state
    return found


@pytest.fixture
def good(tmp_path: Path, leaf: Any, written: Write) -> Path:
    """A PDF like any other."""
    lines = [
        (60, 700 - 14 * n, 10, f"Duitsland kocht in 2023 grafiet uit China, regel {n} van acht.") for n in range(8)
    ]
    (tmp_path / "goed.pdf").write_bytes(written([leaf(lines)]))
    return tmp_path / "goed.pdf"


@pytest.fixture
def anew(good: Path) -> Iterator[None]:
    """No process for PDFs before the test, and none with the settings of the test after it."""
    pdf_process._WORKER.stop()
    yield
    pdf_process._WORKER.stop()
    assert read(good).original


def test_forms_in_forms_are_refused_and_the_batch_goes_on(
    run: Callable[..., Result],
    rows: Callable[..., list[dict[str, Any]]],
    small_vocabulary: Callable[[Path], None],
    good: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page of two kilobytes that would take hours is named with the remedy at the bound, and the file behind it is stored."""
    monkeypatch.setattr(pdf_process, "SECONDS", 3.0)
    (good.parent / "diep.pdf").write_bytes(nested(10))
    small_vocabulary(good.parent / "kb")
    before, began = children(), time.monotonic()
    result = run("ingest", good.parent / "diep.pdf", good, kb=good.parent / "kb")
    assert "diep.pdf keeps PDFium busy for more than 3 s; print it to a new PDF." in result.stderr
    assert time.monotonic() - began < 60
    assert result.exit_code == 1
    (status,) = rows("status", kb=good.parent / "kb")
    assert [document["name"] for document in status["documents"]] == ["goed.pdf"]
    left = [state for number, state in children().items() if number not in before]
    assert len(left) <= 1
    assert "Z" not in left
    assert sorted(path.name for path in good.parent.iterdir()) == ["diep.pdf", "goed.pdf", "kb"]


@pytest.mark.parametrize("look", [lambda data: boxes(NOTE, data, 0, 4), lambda data: page_picture(NOTE, data, 1)])
def test_looking_at_such_a_page_is_bounded_too(
    good: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[[bytes], object]
) -> None:
    """Neither the place of a quote nor the picture of the page takes longer than the bound."""
    assert read(good).original
    monkeypatch.setattr(pdf_process, "SECONDS", 1.0)
    with pytest.raises(OversizedInput, match=r"diep\.pdf keeps PDFium busy"):
        look(nested(10))


def test_shallow_forms_are_read(tmp_path: Path) -> None:
    """A form in a form is text like any other."""
    (tmp_path / "ondiep.pdf").write_bytes(nested(2, fold=1))
    assert read(tmp_path / "ondiep.pdf").original.strip() == "erts"


def test_a_process_that_was_killed_is_replaced(good: Path) -> None:
    """Whoever ends the process while it waits costs no file."""
    first = read(good)
    process = pdf_process._WORKER.process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    assert read(good) == first
    assert process.pid not in children()


@pytest.mark.usefixtures("anew")
def test_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of some kilobytes that takes more memory than allowed is named, and the program goes on."""
    monkeypatch.setattr(pdf_process, "MOST_MEMORY", 300_000_000)
    (tmp_path / "groot.pdf").write_bytes(bomb(200_000_000))
    with pytest.raises(UnreadableInput, match=r"groot\.pdf breaks PDFium down or takes it more than 0\.3 GB"):
        read(tmp_path / "groot.pdf")


def test_text_without_end_is_not_taken_over(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More letters than a text may have are refused while the pages come in, and the next file is read."""
    first = read(good)
    with monkeypatch.context() as patch:
        patch.setattr(pdf_process, "MOST_LETTERS", 100)
        with pytest.raises(OversizedInput, match=r"goed\.pdf holds more than"):
            read(good)
    assert read(good) == first
