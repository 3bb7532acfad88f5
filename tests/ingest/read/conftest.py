"""PDFs written here by hand: text at places of the page as it is shown, on pages that are turned and cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

Placed = tuple[float, float, float, str]
"""Points from the left and from below of the page as shown, size, text."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: what is drawn on it, how often it is turned clockwise, and what is cut off left, below, right and above."""

    text: Sequence[Placed]
    quarters: int = 0
    cut: tuple[float, float, float, float] = (0, 0, 0, 0)
    drawing: str = ""

    @property
    def crop(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what is shown, in the page's own space of 600 by 800 points."""
        left, below, right, above = self.cut
        return left, below, 600 - right, 800 - above

    def own(self, x: float, y: float) -> tuple[float, float]:
        """Return the place in the page's own space that is shown at `x`, `y`."""
        left, bottom, right, top = self.crop
        width, height = right - left, top - bottom
        turned = ((x, y), (width - y, x), (width - x, height - y), (y, height - x))[self.quarters]
        return left + turned[0], bottom + turned[1]

    @property
    def content(self) -> str:
        """The page description."""
        cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[self.quarters]
        shown = ((*self.own(x, y), size, text) for x, y, size, text in self.text)
        lines = (f"BT /F1 {s} Tf {cos} {sin} {-sin} {cos} {x} {y} Tm ({t}) Tj ET" for x, y, s, t in shown)
        return "\n".join((*lines, self.drawing, ""))


def write_pdf(leaves: Sequence[Leaf]) -> bytes:
    """Return a PDF with these pages, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for leaf in leaves:
        kids.append(f"{len(objects) + 1} 0 R")
        crop = " ".join(f"{side:g}" for side in leaf.crop)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /CropBox [{crop}] /Rotate {90 * leaf.quarters}"
            f" /Contents {len(objects) + 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(leaf.content)} >>\nstream\n{leaf.content}endstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


@pytest.fixture(scope="session")
def leaf() -> type[Leaf]:
    """The page to give to `write_pdf`."""
    return Leaf


@pytest.fixture(scope="session")
def written() -> Callable[[Sequence[Leaf]], bytes]:
    """Write a PDF with some pages."""
    return write_pdf
