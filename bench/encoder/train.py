"""Train the bundled encoder: one command, fixed seeds, two processor cores, no framework.

    python bench/encoder/train.py [--shared ../shared] [--out kg/model_nlde] [--tier open]

Reads ../shared/parallel and writes a folder that SentenceTransformer loads; `measure.py` says how good it is.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from batches import Batches
from evaluation_texts import EvaluationTexts
from export import export, rotated
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
PAIRS = 1536
STEPS = 3000
RATE = 0.01
WEIGHT_RATE = 0.005
WARM_UP = 50
LETTERS = 0.0


def main() -> None:
    """Train and write the model."""
    options = _options()
    avoid = EvaluationTexts.from_shared(options.shared)
    groups = read_groups(options.shared / "parallel", chosen(options.tier), avoid, SEED)
    tokenizer = train_vocabulary(groups, "bpe", VOCABULARY, SEED)
    groups += list(switched_groups(groups, SEED))
    print(*(f"{g.name}\t{len(g.left)}\t{g.weight}" for g in groups), sep="\n", flush=True)
    table = trained(groups, tokenizer, options.steps)
    export(rotated(table), tokenizer, options.out, "knooppunt-nlde-1")


def trained(groups: list[Group], tokenizer: Tokenizer, steps: int) -> np.ndarray:
    """Return the weighted token vectors, float32 (vocabulary, dimension)."""
    batches = Batches(groups, tokenizer, size=PAIRS, seed=SEED)
    counts = batches.token_counts(tokenizer.get_vocab_size())
    model = StaticModel(initial_vectors(tokenizer, DIMENSION, SEED, LETTERS), initial_weights(counts))
    progress = tqdm(enumerate(batches.draw(steps)), total=steps, mininterval=5)
    for step, batch in progress:
        pace = min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
        loss = model.step(batch, RATE * pace, WEIGHT_RATE * pace)
        progress.set_postfix(loss=f"{loss:.3f}", refresh=False)
    return model.table()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "kg" / "model_nlde")
    parser.add_argument("--tier", choices=("open", "share-alike", "copyleft"), default="open")
    parser.add_argument("--steps", type=int, default=STEPS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
