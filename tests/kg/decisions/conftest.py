"""A knowledge base of two notes that name entities no vocabulary holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.build import ingest

WERK = """# Werven

De overname van Scheepswerf De Hoop B.V. door Nordmetall GmbH ging niet door. Nordmetall GmbH koopt kobalt uit Congo.
In 2023 kocht Nordmetall GmbH 300 ton kobalt uit Congo. Damen Marine N.V. bouwt in China.
"""
BERICHT = """# Bericht

Die Nordmetall Holding AG liefert Gallium nach China. Die Nordmetall Holding AG kaufte Kobalt aus Kongo.
"""


@pytest.fixture(scope="session")
def found_kb(tmp_path_factory: pytest.TempPathFactory, small_vocabulary: Callable[[Path], None]) -> Path:
    """The knowledge base of the two notes. Tests only read it."""
    folder = tmp_path_factory.mktemp("judged")
    (folder / "werven.md").write_text(WERK, encoding="utf-8")
    (folder / "bericht.md").write_text(BERICHT, encoding="utf-8")
    small_vocabulary(folder / "kb")
    assert len(ingest([folder / "werven.md", folder / "bericht.md"], folder / "kb").stored) == 2
    return folder / "kb"


@pytest.fixture
def judged_kb(found_kb: Path, tmp_path: Path) -> Path:
    """A copy of it, to judge in."""
    return Path(shutil.copytree(found_kb, tmp_path / "kb"))
