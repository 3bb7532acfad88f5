"""Pictures of pages (PNG, JPEG, TIFF with one or many pages): decoded by Pillow, read by OCR like scanned pages of a PDF."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from math import sqrt

import numpy as np
from PIL import Image, ImageOps

from ingest.read.ocr import Grey, PageImage, find_engine
from ingest.read.pdf import assembled
from ingest.read.reader import Decoded
from ingest.read.scans import DPI, LARGEST_PICTURE, MOST_DOTS, MOST_SCANNED, read_pages
from kg.errors import OversizedInput, UnreadableInput

_FORMATS = ("PNG", "JPEG", "TIFF")
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "TIFF": "image/tiff"}
"""By the format Pillow finds; "MPO" is a JPEG with a further picture behind it, as phones make them (CIPA DC-007)."""
_SMALLEST = 64
"""Dots a picture of text has at least on each side."""
_STATED_DPI = range(100, 1201)
"""Resolutions that are believed; programs write 72 and 96 where they know none."""
_LONG_SIDE = 11.69
"""Inches of the long side of A4, which a picture of unknown resolution is taken to show."""
_FIT_DPI = range(200, 401)
"""Resolutions that tesseract reads as they are; others are scaled to `DPI`."""


def read_image_file(data: bytes, name: str) -> Decoded:
    """Decode a picture of a page, or of several.

    Raises:
        UnreadableInput: it is no picture, damaged, without text, or there is no OCR program.
        OversizedInput: it has more dots or pages than any scan.
    """
    with _opened(data, name) as picture:
        count = _count(picture, name)
        scanned = read_pages(find_engine(name), _pages(picture, count, name), name)
    if not any(scanned.pages):
        raise UnreadableInput(f"{name} is a picture in which OCR finds no text; scan it sharper, or leave it out.")
    original, places = assembled(scanned.pages)
    return Decoded(original, _MEDIA_TYPES[picture.format or ""], scanned.marked(places), ocr=scanned.ocr)


def page_image(data: bytes, name: str, number: int) -> PageImage:
    """Return page `number` (from 1) of a picture file as it is read.

    Raises:
        UnreadableInput: it is no picture, damaged, or has no such page.
        OversizedInput: it has more dots or pages than any scan.
    """
    with _opened(data, name) as picture:
        pages = _pages(picture, min(_count(picture, name), number), name)
        found = next((page for page in pages if page.number == number), None)
    if found is None:
        raise UnreadableInput(f"{name} has no page {number} that can be shown; see the others.")
    return found


def _opened(data: bytes, name: str) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # sizes are checked here, and oddities of a file that can be read are no news
        try:
            return Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise _too_large(name) from error
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise _damaged(name) from error


def _count(picture: Image.Image, name: str) -> int:
    try:
        count = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError) as error:
        raise _damaged(name) from error
    if count > MOST_SCANNED:
        raise OversizedInput(f"{name} has {count} pages, more than {MOST_SCANNED}; split it and ingest the parts.")
    return count


def _pages(picture: Image.Image, count: int, name: str) -> Iterator[PageImage]:
    for number in range(count):
        try:
            picture.seek(number)
            width, height = picture.size
            if width * height > LARGEST_PICTURE:
                raise _too_large(name)
            if min(width, height) < _SMALLEST:
                continue
            page = _grey(picture)
        except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError) as error:
            raise _damaged(name) from error
        yield _scaled(page, _dpi(picture), number + 1)


def _grey(picture: Image.Image) -> Image.Image:
    """The picture upright as its camera says, in shades of grey, on white where it lets light through."""
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I;16"):
        shades = np.asarray(upright, dtype=np.uint32) >> 8
        return Image.fromarray(shades.astype(np.uint8))
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        drawn = upright.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("L")
    return upright.convert("L")


def _dpi(picture: Image.Image) -> float:
    stated = picture.info.get("dpi", (0, 0))[0]
    return float(stated) if round(stated) in _STATED_DPI else max(picture.size) / _LONG_SIDE


def _scaled(page: Image.Image, dpi: float, number: int) -> PageImage:
    scale = 1.0 if round(dpi) in _FIT_DPI else DPI / dpi
    scale = min(scale, sqrt(MOST_DOTS / (page.width * page.height)))
    size = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    pixels: Grey = np.asarray(page if scale == 1 else page.resize(size, Image.Resampling.LANCZOS), dtype=np.uint8)
    return PageImage(number, pixels, dpi * scale)


def _damaged(name: str) -> UnreadableInput:
    return UnreadableInput(f"{name} is no whole picture (PNG, JPEG or TIFF); scan it or save it again.")


def _too_large(name: str) -> OversizedInput:
    return OversizedInput(
        f"{name} has a page of more than {LARGEST_PICTURE // 1_000_000} million dots; scan it at 300 dots an inch."
    )
