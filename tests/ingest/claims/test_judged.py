"""The claims of the corpus and our samples hold to the verdicts of a person."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
BENCH = ROOT / "bench" / "facts" / "claims.py"

pytestmark = pytest.mark.skipif(not (ROOT.parent / "shared" / "corpus").is_dir(), reason="the corpus is not there")


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The script that measures."""
    spec = importlib.util.spec_from_file_location("bench_claims", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_claims"] = module
    spec.loader.exec_module(module)
    return module


def test_nine_of_ten_claims_are_what_the_sentence_says(bench: ModuleType) -> None:
    """Most claims made were judged, and nine of ten of those right; what is new waits for a verdict."""
    known = bench.judgements()
    made = {found.key for found in bench.claims_of_files(largest=60_000)}
    judged = made & known.keys()
    assert len(judged) >= 0.7 * len(made)
    assert sum(known[key] == "right" for key in judged) >= 0.9 * len(judged)
