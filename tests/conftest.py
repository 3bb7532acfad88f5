"""What the tests of every layer need: knowledge bases over the sample notes and over two short ones, and PDFs.

The PDFs are written here by hand: text at places of the page as it is shown, on pages that are turned and cut.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

import kg.knowledge_base
import kg.word_encoder
import kg.writing
from app.cli import main
from ingest.build import ingest
from kg.encoder import load_encoder
from kg.knowledge_base import KnowledgeBase
from ontology.vocabulary import vocabulary_files

# A crowded machine is no failure: nothing here is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "docs" / "samples"
HARBOUR = """# Havens en erts

De haven van Rotterdam verwerkte in 2023 ruim 20 miljoen ton ijzererts uit Brazilië.
Volgens het havenbedrijf komt kobalt vooral uit Congo. Duitsland koopt er grafiet uit China.
"""
HAMBURG = """# Erze im Hafen

Der Hamburger Hafen schlug 2022 rund 9 Millionen Tonnen Eisenerz um. Gallium aus China kam kaum noch an.
"""

Run = Callable[..., Result]

NAMES = {
    "Country": {
        "cn": ("China", "China", "China"),
        "br": ("Brazilië", "Brasilien", "Brazil"),
        "cd": ("Congo", "Kongo", "Congo"),
    },
    "Material": {
        "iron-ore": ("ijzererts", "Eisenerz", "iron ore"),
        "cobalt": ("kobalt", "Kobalt", "cobalt"),
        "gallium": ("gallium", "Gallium", "gallium"),
        "graphite": ("grafiet", "Graphit", "graphite"),
        "bauxite": ("bauxiet", "Bauxit", "bauxite"),
    },
}
SCHEME = """@prefix kp: <urn:knooppunt:ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<urn:knooppunt:vocabulary:tests> a skos:ConceptScheme ;
    skos:prefLabel "proeven"@nl, "Proben"@de, "tests"@en ; dcterms:source "made up" ; dcterms:license "CC0" .
"""


Placed = tuple[float, float, float, str]
"""Points from the left and from below of the page as shown, size, text."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: what is drawn on it, how often it is turned clockwise, what is cut off left, below, right and above, its size."""

    text: Sequence[Placed]
    quarters: int = 0
    cut: tuple[float, float, float, float] = (0, 0, 0, 0)
    drawing: str = ""
    size: tuple[int, int] = (600, 800)

    @property
    def crop(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what is shown, in the page's own space, in points."""
        left, below, right, above = self.cut
        return left, below, self.size[0] - right, self.size[1] - above

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


def write_pdf(leaves: Sequence[Leaf], *, encrypted: bool = False) -> bytes:
    """Return a PDF with these pages, in Helvetica; encrypted, with a password that nobody knows."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for leaf in leaves:
        kids.append(f"{len(objects) + 1} 0 R")
        crop = " ".join(f"{side:g}" for side in leaf.crop)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {leaf.size[0]} {leaf.size[1]}] /CropBox [{crop}] /Rotate {90 * leaf.quarters}"
            f" /Contents {len(objects) + 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(leaf.content)} >>\nstream\n{leaf.content}endstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    if encrypted:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >>")
    lock = f" /Encrypt {len(objects)} 0 R /ID [(a) (a)]" if encrypted else ""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{lock} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def concept(type_: str, slug: str, *labels: str) -> str:
    """Return the Turtle of a concept with its labels in nl, de and en."""
    tagged = ", ".join(f'"{label}"@{language}' for label, language in zip(labels, ("nl", "de", "en"), strict=True))
    return (
        f"<urn:knooppunt:entity:{type_.lower()}:{slug}> a kp:{type_} ; skos:prefLabel {tagged} ;\n"
        "    skos:inScheme <urn:knooppunt:vocabulary:tests> .\n"
    )


def put_small_vocabulary(folder: Path) -> None:
    """Give a knowledge base to be a vocabulary of eight names instead of the bundled ones: tests need no thousands."""
    (folder / "vocabulary").mkdir(parents=True)
    for file in vocabulary_files():
        (folder / "vocabulary" / file.name).write_text("", encoding="utf-8")
    concepts = (concept(type_, slug, *labels) for type_, named in NAMES.items() for slug, labels in named.items())
    (folder / "vocabulary" / "tests.ttl").write_text(SCHEME + "".join(concepts), encoding="utf-8")


@pytest.fixture(scope="session", autouse=True)
def encoder_once() -> Iterator[None]:
    """Read the weights of the bundled encoder once, not at every opening."""
    once = lru_cache(load_encoder)
    with pytest.MonkeyPatch.context() as patch:
        for module in (kg.knowledge_base, kg.writing, kg.word_encoder):
            patch.setattr(module, "load_encoder", once)
        yield


@pytest.fixture(scope="session")
def small_vocabulary() -> Callable[[Path], None]:
    """Put the vocabulary of the tests into a folder that is to become a knowledge base."""
    return put_small_vocabulary


@pytest.fixture(scope="session")
def sample_kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base of the sample notes. Tests only read it."""
    folder = tmp_path_factory.mktemp("samples") / "kb"
    report = ingest([SAMPLES], folder)
    assert not report.failed
    return folder


@pytest.fixture(scope="session")
def sample_base(sample_kb: Path) -> Iterator[KnowledgeBase]:
    """The open knowledge base of the sample notes."""
    base = KnowledgeBase.open(sample_kb)
    yield base
    base.close()


@pytest.fixture(scope="session")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two short notes, one Dutch and one German."""
    folder = tmp_path_factory.mktemp("notes")
    (folder / "havens.md").write_text(HARBOUR, encoding="utf-8")
    (folder / "hafen.txt").write_text(HAMBURG, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small_kb(tmp_path_factory: pytest.TempPathFactory, notes: Path) -> Path:
    """The knowledge base of the two notes. Tests only read it."""
    folder = tmp_path_factory.mktemp("small") / "kb"
    put_small_vocabulary(folder)
    assert len(ingest([notes], folder).stored) == 2
    return folder


@pytest.fixture
def kb(small_kb: Path, tmp_path: Path) -> Path:
    """A copy of the knowledge base of the two notes, to change and to damage."""
    return Path(shutil.copytree(small_kb, tmp_path / "kb"))


@pytest.fixture
def run() -> Run:
    """Call the command line in this process: `run("ask", "…", kb=folder)` gives its result."""

    def call(*words: str | Path, kb: Path | None = None, **settings: Any) -> Result:
        place = ["--kb", str(kb)] if kb is not None else []
        return CliRunner().invoke(main, [*map(str, words), *place], **settings)

    return call


@pytest.fixture
def rows(run: Run) -> Callable[..., list[dict[str, Any]]]:
    """Call the command line with --json, expect success and give the objects it prints, one a line."""

    def call(*words: str | Path, kb: Path) -> list[dict[str, Any]]:
        result = run(*words, "--json", kb=kb)
        assert result.exit_code == 0, result.stderr
        return [json.loads(line) for line in result.stdout.split("\n") if line]

    return call


@pytest.fixture(scope="session")
def leaf() -> type[Leaf]:
    """The page to give to `write_pdf`."""
    return Leaf


@pytest.fixture(scope="session")
def written() -> Callable[..., bytes]:
    """Write a PDF with some pages."""
    return write_pdf
