"""The figures of random paragraphs that a person read are found; they lie beside the project and may be missing."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
BENCH = ROOT / "bench" / "facts" / "figures.py"

pytestmark = pytest.mark.skipif(not (ROOT.parent / "shared" / "corpus").is_dir(), reason="the corpus is not there")


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The script that measures."""
    spec = importlib.util.spec_from_file_location("bench_figures", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_figures"] = module
    spec.loader.exec_module(module)
    return module


def test_figures_read_by_a_person_are_found(bench: ModuleType) -> None:
    """Value, unit and currency at F1 0.95, period, qualifier, measure and subject of those found as the project promises."""
    counts = bench.tally()
    assert counts["gold"] >= 250
    assert 2 * counts["right"] / (counts["found"] + counts["gold"]) >= 0.95
    for field, least in (("period", 0.9), ("qualifier", 0.95), ("measure", 0.8), ("whole", 0.8)):
        assert counts[f"{field} right"] / counts[f"{field} judged"] >= least
