"""The layers hold: app > ingest > kg > ontology, a layer imports only what stands below it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import app
import ingest
import kg
import ontology

ROOT = Path(__file__).parents[1]


def test_layers_hold() -> None:
    """import-linter finds every contract kept."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_contract_names_the_layers_in_order() -> None:
    """The contract that is checked is the one of the design."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert ["app", "ingest", "kg", "ontology"] in [contract.get("layers") for contract in settings["contracts"]]


def test_packages_are_ours() -> None:
    """The four packages are those of this checkout, not namesakes from elsewhere."""
    for package in (app, ingest, kg, ontology):
        assert Path(package.__file__ or "").parent.parent == ROOT


def test_a_question_loads_neither_torch_nor_streamlit() -> None:
    """The command line stays light: heavy libraries load only where they are used."""
    code = "import sys, app.cli; print(sorted({'torch', 'streamlit', 'spacy', 'rdflib', 'pyshacl'} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert printed.stdout.strip() == "[]"
