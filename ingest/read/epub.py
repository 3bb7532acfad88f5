"""Electronic books (EPUB 2 and 3, W3C): chapters in the order of the spine, what the package says of itself.

The archive is untrusted: see `ingest.read.archive`. A book whose chapters are encrypted (DRM) is named as such; fonts
that are obfuscated do no harm.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from ingest.read.archive import Archive
from ingest.read.plain import decode_text
from ingest.read.reader import Decoded
from ingest.read.xhtml import chapter_blocks, plain_xml
from kg.errors import UnreadableInput

MEDIA_TYPE = "application/epub+zip"
_MOST_CHAPTERS = 5000
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_CIPHER = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


def read_epub(data: bytes, name: str) -> Decoded:
    """Decode an electronic book.

    Raises:
        UnreadableInput: it is no EPUB, or damaged, or its chapters are encrypted.
        OversizedInput: it unpacks to more than an archive may.
    """
    with Archive(data, name, "EPUB") as archive:
        package = _package_path(archive)
        root = archive.xml(package)
        if root is None:
            raise archive.foreign()
        paths = list(_chapter_paths(root, posixpath.dirname(package)))[:_MOST_CHAPTERS]
        if _encrypted(archive) & set(paths):
            raise UnreadableInput(f"{name} is encrypted (DRM); ask its publisher for a copy without it.")
        marks: dict[str, str] = {}
        blocks = [block for path in paths for block in _chapter(archive, path, marks)]
    return Decoded(
        "\n\n".join(blocks) + "\n",
        MEDIA_TYPE,
        title=next(_stated(root, "title"), ""),
        authors=tuple(_stated(root, "creator")),
        publisher=next(_stated(root, "publisher"), ""),
        issued=_issued(root),
    )


def _package_path(archive: Archive) -> str:
    container = archive.xml("META-INF/container.xml")
    rootfile = container.find(f".//{_CONTAINER}rootfile") if container is not None else None
    if rootfile is None:
        raise archive.foreign()
    return rootfile.get("full-path", "")


def _chapter_paths(package: Element, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in reading order, each once; the table of contents is none."""
    items = {item.get("id", ""): item for item in package.iter(f"{_OPF}item")}
    seen: set[str] = set()
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in _CHAPTERS or "nav" in item.get("properties", "").split():
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(urlsplit(item.get("href", "")).path)))
        if path not in seen:
            seen.add(path)
            yield path


def _chapter(archive: Archive, path: str, marks: dict[str, str]) -> Iterator[str]:
    content = archive.part(path)
    if content is None:
        raise UnreadableInput(f"{archive.name} lacks a chapter that it names; fetch the whole book again.")
    return chapter_blocks(archive.parsed(plain_xml(decode_text(content, archive.name))), marks)


def _encrypted(archive: Archive) -> set[str]:
    encryption = archive.xml("META-INF/encryption.xml")
    return set() if encryption is None else {unquote(e.get("URI", "")) for e in encryption.iter(_CIPHER)}


def _issued(package: Element) -> str:
    """The date of publication where dates say what they are of, else the first."""
    dates = list(package.iter(f"{_DC}date"))
    published = [date for date in dates if date.get(f"{_OPF}event", "publication") == "publication"]
    return next(((date.text or "").strip()[:10] for date in published or dates), "")


def _stated(package: Element, field: str) -> Iterator[str]:
    for element in package.iter(f"{_DC}{field}"):
        text = " ".join((element.text or "").split())
        if text:
            yield text
