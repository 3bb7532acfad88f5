"""The script that writes the borrowed documents, and what it writes."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def borrowed_texts() -> ModuleType:
    """The script; bench is no package."""
    spec = importlib.util.spec_from_file_location("borrowed_texts", ROOT / "bench" / "answers" / "borrowed_texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def texts(borrowed_texts: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both sets of borrowed documents; tests that read it are skipped where there is nothing to borrow."""
    if not (SHARED / "benchmarks").is_dir():
        pytest.skip("the texts to borrow are not here")
    folder = tmp_path_factory.mktemp("texts")
    borrowed_texts.write(SHARED, folder)
    return folder
