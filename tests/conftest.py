"""A knowledge base over the sample notes, made once, and what the tests of every layer need of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
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
