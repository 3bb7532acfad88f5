"""`knooppunt show --place`: a quote with its page, and the page as a picture."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from PIL import Image

from ingest.build import ingest

Run = Callable[..., Result]
TEXT = "De invoer van kobalt uit Congo groeide in 2023 met 12 procent"


@pytest.fixture
def pdf_kb(kb: Path, tmp_path: Path, leaf: Any, written: Callable[..., bytes]) -> Path:
    """The small knowledge base with a PDF of one page beside the notes."""
    (tmp_path / "nota.pdf").write_bytes(written([leaf([(60, 700, 12, TEXT)])]))
    assert ingest([tmp_path / "nota.pdf"], kb).stored == ["nota.pdf"]
    return kb


def test_a_place_is_shown_with_its_page(pdf_kb: Path, run: Run) -> None:
    """The characters of a citation come with the number of their page."""
    result = run("show", "nota.pdf", "--place", "14-20", kb=pdf_kb)
    assert result.stdout == "[nota.pdf, p. 1]\nkobalt\n"


def test_a_place_is_drawn_on_its_page(pdf_kb: Path, run: Run, tmp_path: Path) -> None:
    """The picture is a PNG of the page with colour where the quote stands."""
    target = tmp_path / "blad.png"
    result = run("show", "nota.pdf", "--place", "14-20", "--page-image", target, kb=pdf_kb)
    assert result.exit_code == 0
    assert "blad.png is written" in result.stderr
    saturation = Image.open(io.BytesIO(target.read_bytes())).convert("HSV").getchannel("S")
    assert saturation.point(lambda s: 255 * (s > 60)).getbbox() is not None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("havens.md", "--place", "5-9", "--page-image", "x.png"), "no PDF or picture"),
        (("nota.pdf", "--place", "9-5"), "no place in nota.pdf"),
        (("nota.pdf", "--place", "5-999999"), "no place in nota.pdf"),
        (("nota.pdf", "--place", "kobalt"), "no place in nota.pdf"),
        (("nota.pdf", "--page-image", "x.png"), "needs --place"),
    ],
)
def test_what_cannot_be_shown_is_named(pdf_kb: Path, run: Run, words: tuple[str, ...], reason: str) -> None:
    """Places outside the text, texts without pages and a picture of nowhere are refused with the reason."""
    result = run("show", *words, kb=pdf_kb)
    assert result.exit_code == 2
    assert reason in result.stderr
