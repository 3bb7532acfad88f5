"""Archives that documents come in (DOCX, ODT, EPUB are ZIP): parts by name, each checked before it is trusted.

Nothing is written to disk, so that a name in the archive leads nowhere; what is unpacked is bounded over all parts
together; XML with a document type, which could name other files or grow without end, is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from types import TracebackType
from typing import Self
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # it has no stubs
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # as above

from kg.errors import OversizedInput, UnreadableInput

MOST_UNPACKED = 100_000_000
"""Bytes that the parts of an archive may have unpacked, together."""
MOST_PARTS = 10_000
MOST_TAGS = 3_000_000
"""Openings of tags in one part; each costs some 200 bytes of memory when it is parsed."""
MOST_DEPTH = 200
"""Elements one inside the other; no document written for readers comes near, and readers recurse so deep."""
_ENTRY = b"PK\x01\x02"
"""What each entry of the table of contents begins with (APPNOTE.TXT 4.3.12)."""


class Archive:
    """An open archive of a document; `kind` is what it should be, for messages."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        """Open an archive.

        Raises:
            UnreadableInput: the bytes are no archive, or damaged.
            OversizedInput: it has more than `MOST_PARTS` parts.
        """
        self.name = name
        self.kind = kind
        self._left = MOST_UNPACKED
        if data.count(_ENTRY) > MOST_PARTS:
            raise OversizedInput(f"{name} has more than {MOST_PARTS} parts inside; save it again as {kind}.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.foreign() from error
        self._names = frozenset(self._zip.namelist())

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the archive."""
        self._zip.close()

    def foreign(self) -> UnreadableInput:
        """Return the error for bytes that are not what they should be."""
        return UnreadableInput(f"{self.name} is no {self.kind}, or not a whole one; save it again as such.")

    def part(self, path: str) -> bytes | None:
        """Return the bytes of a part, None when there is none of this name.

        Raises:
            UnreadableInput: the part is damaged or encrypted.
            OversizedInput: the parts read so far would unpack to more than `MOST_UNPACKED` bytes.
        """
        if path not in self._names:
            return None
        try:
            with self._zip.open(path) as file:
                content = file.read(self._left + 1)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            ValueError,
            zlib.error,
        ) as error:
            raise UnreadableInput(
                f"{self.name} is damaged or encrypted; open it where it was made and save it again as {self.kind}."
            ) from error
        self._left -= len(content)
        if self._left < 0:
            raise OversizedInput(
                f"{self.name} unpacks to more than {MOST_UNPACKED // 1_000_000} MB; save only its text and try again."
            )
        return content

    def xml(self, path: str) -> Element | None:
        """Return the root of a part that is XML, None when there is no such part.

        Raises:
            UnreadableInput: the part is damaged, encrypted, no XML, or has a document type.
            OversizedInput: it is larger or nested deeper than any document.
        """
        content = self.part(path)
        return None if content is None else self.parsed(content)

    def parsed(self, content: bytes | str) -> Element:
        """Parse XML from the archive.

        Raises:
            UnreadableInput: it is no XML, or has a document type.
            OversizedInput: it has more tags, or nests them deeper, than any document.
        """
        if (content.count("<") if isinstance(content, str) else content.count(b"<")) > MOST_TAGS:
            raise OversizedInput(f"{self.name} has more than {MOST_TAGS} tags in one part; save only its text.")
        try:
            root: Element = fromstring(content, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
            raise UnreadableInput(
                f"{self.name} holds XML that is damaged or not allowed; save it again as {self.kind}."
            ) from error
        self._check_depth(root)
        return root

    def _check_depth(self, root: Element) -> None:
        level = [root]
        for _ in range(MOST_DEPTH):
            level = [child for element in level for child in element]
            if not level:
                return
        raise OversizedInput(f"{self.name} nests its elements more than {MOST_DEPTH} deep; save only its text.")
