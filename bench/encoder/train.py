"""Train the bundled encoder: one command, fixed seeds, no framework.

    python bench/encoder/train.py [--shared ../shared] [--out kg/model_nlde] [--tier open]

Reads ../shared/parallel and writes a folder that SentenceTransformer loads; `measure.py` says how good it is.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from batches import Batches
from evaluation_texts import EvaluationTexts
from export import export, joined
from pairs import Group, read_groups
from sets import chosen
from start import initial_vectors, initial_weights
from switching import switched_groups
from tokenizers import Tokenizer
from tqdm import tqdm
from training import StaticModel
from vocabulary import train_vocabulary

ROOT = Path(__file__).parents[2]
SEED = 7
VOCABULARY = 60_000
DIMENSION = 256
SHIPPED = 448
RATE = 0.01
WEIGHT_RATE = 0.005
WARM_UP = 50
LETTERS = 0.0


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two models that are joined: with or without carried queries, pairs a batch, batches, seed."""

    carried: bool
    pairs: int
    steps: int
    seed: int


HALVES = (
    Half(carried=False, pairs=2048, steps=1000, seed=SEED),
    Half(carried=True, pairs=1024, steps=1600, seed=SEED + 1),
)


def main() -> None:
    """Train both halves, join them and write the model."""
    options = _options()
    avoid = EvaluationTexts.from_shared(options.shared)
    groups = read_groups(options.shared / "parallel", chosen(options.tier), avoid, SEED)
    tokenizer = train_vocabulary(groups, "bpe", VOCABULARY, SEED)
    carried = list(switched_groups(groups, SEED))
    tables = [trained(groups + carried if half.carried else groups, tokenizer, half) for half in HALVES]
    export(joined(tables, SHIPPED), tokenizer, options.out, "knooppunt-nlde-1")


def trained(groups: list[Group], tokenizer: Tokenizer, half: Half) -> np.ndarray:
    """Return the weighted token vectors of one half, float32 (vocabulary, dimension)."""
    batches = Batches(groups, tokenizer, size=half.pairs, seed=half.seed)
    counts = batches.token_counts(tokenizer.get_vocab_size())
    model = StaticModel(initial_vectors(tokenizer, DIMENSION, half.seed, LETTERS), initial_weights(counts))
    progress = tqdm(enumerate(batches.draw(half.steps)), total=half.steps, mininterval=5)
    for step, batch in progress:
        pace = min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / half.steps)
        loss = model.step(batch, RATE * pace, WEIGHT_RATE * pace)
        progress.set_postfix(loss=f"{loss:.3f}", refresh=False)
    return model.table() / np.average(np.linalg.norm(model.table(), axis=1), weights=counts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "kg" / "model_nlde")
    parser.add_argument("--tier", choices=("open", "share-alike", "copyleft"), default="open")
    return parser.parse_args()


if __name__ == "__main__":
    main()
