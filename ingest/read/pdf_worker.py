"""What PDFium does, in a process of its own that ends itself when a request takes longer than it may.

A page of a few hundred bytes can keep PDFium busy for ever (forms drawn in forms, ten times each, on eight levels), and
no call of it can be broken off. Requests come in on standard input and replies go out on standard output: a line of
JSON, which says how many bytes follow it. Standard output is nobody else's here.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from array import array
from collections.abc import Iterator
from itertools import count
from math import prod
from typing import IO, Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfBitmap, PdfDocument, PdfImage, PdfiumError, PdfPage

from ingest.read.pdf_lines import Sheet, lines_on

FEW_LETTERS = 50
"""Letters below which a text layer is only a stamp, a page number or the mark of a scanner: the page may be a scan."""

Message = dict[str, Any]
Reply = tuple[Message, bytes]


def send(out: IO[bytes], message: Message, data: bytes = b"") -> None:
    """Write a message and the bytes that go with it."""
    out.write(json.dumps(message | {"bytes": len(data)}).encode() + b"\n")
    out.write(data)
    out.flush()


def receive(source: IO[bytes]) -> Reply | None:
    """Read a message and its bytes, None when the other side ended before it was whole."""
    line = source.readline()
    if not line.endswith(b"\n"):
        return None
    message: Message = json.loads(line)
    data = source.read(message["bytes"])
    return (message, data) if len(data) == message["bytes"] else None


def main(memory: int) -> None:
    """Answer requests until standard input ends, in so many bytes of address space."""
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory(memory)
    held: dict[int, PdfDocument] = {}
    handles = count(1)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - the null device is no file
        while request := receive(source):
            message, data = request
            faulthandler.dump_traceback_later(message["seconds"], exit=True, file=nowhere)
            try:
                for reply in _answered(held, handles, message, data):
                    send(out, *reply)
            except PdfiumError as error:
                send(out, {"failed": str(error)})
            faulthandler.cancel_dump_traceback_later()


def _answered(held: dict[int, PdfDocument], handles: Iterator[int], message: Message, data: bytes) -> Iterator[Reply]:
    """Yield the replies to a request: to open a file, for each of some pages what is on it, a drawn page, to close it."""
    if message["do"] == "open":
        handle = next(handles)
        held[handle] = PdfDocument(data)
        yield {"handle": handle, "pages": len(held[handle]), "metadata": held[handle].get_metadata_dict()}, b""
    elif message["do"] == "read":
        yield from (_read(held[message["handle"]], number) for number in message["numbers"])
    elif message["do"] == "draw":
        yield _drawn(held[message["handle"]], message)
    else:
        held.pop(message["handle"]).close()
        yield {}, b""


def _read(document: PdfDocument, number: int) -> Reply:
    """What is on page `number` (from 0); nothing of one that cannot be loaded."""
    try:
        page = document[number]
    except (PdfiumError, IndexError):
        return {"loaded": False}, b""
    sheet = Sheet.from_page(page)
    text = page.get_textpage()
    lines = lines_on(text, sheet)
    text.close()
    letters = sum(len(line.text) for line in lines)
    pictured = _pictured(page, letters) if letters < FEW_LETTERS else {}
    size = page.get_size()
    page.close()
    rows = [
        [[[s.text, s.left, s.right] for s in line.segments], line.left, line.right, line.bottom, line.top, line.size]
        for line in lines
    ]
    boxes = array("f")
    for segment in (segment for line in lines for segment in line.segments):
        boxes.extend(segment.boxes)
    place = [sheet.left, sheet.bottom, sheet.width, sheet.height, sheet.quarters]
    return {"loaded": True, "sheet": place, "size": size, "lines": rows, **pictured}, boxes.tobytes()


def _pictured(page: PdfPage, letters: int) -> Message:
    """How many shapes are drawn on a page without letters, the dots of the largest picture, the share pictures cover."""
    shapes = sum(1 for _ in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH])) if not letters else 0
    pictures = list(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
    dots = max((prod(picture.get_px_size()) for picture in pictures if isinstance(picture, PdfImage)), default=0)
    left, bottom, right, top = page.get_bbox()
    area: float = 0.0
    for picture in pictures:
        box = picture.get_bounds()
        width, height = min(box[2], right) - max(box[0], left), min(box[3], top) - max(box[1], bottom)
        area += max(0.0, width) * max(0.0, height)
    covered = float(area / max(1.0, (right - left) * (top - bottom)))
    return {"shapes": shapes, "dots": dots, "covered": covered}


def _drawn(document: PdfDocument, message: Message) -> Reply:
    """A page as rows of dots from above, one byte each when grey, else three: red, green and blue."""
    page, scale = document[message["number"]], message["scale"]
    bitmap = page.render(scale=scale, grayscale=True) if message["grey"] else _coloured(page, scale)
    picture = bitmap.to_pil().convert("L" if message["grey"] else "RGB")
    dots = picture.tobytes()
    bitmap.close()
    page.close()
    return {"size": picture.size}, dots


def _coloured(page: PdfPage, scale: float) -> PdfBitmap:
    width, height = (max(1, round(side * scale)) for side in page.get_size())
    bitmap = PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    pdfium.FPDF_RenderPageBitmap(bitmap.raw, page.raw, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
    return bitmap


def _limit_memory(most: int) -> None:
    """Bound the memory of this process, where the system can."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
