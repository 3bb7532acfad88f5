"""Write a table of token vectors as a folder that sentence-transformers loads: int8 rows and one scale a row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer

MODULES = (
    ("", "sentence_transformers.models.StaticEmbedding"),
    ("1_Normalize", "sentence_transformers.models.Normalize"),
)


def export(table: np.ndarray, tokenizer: Tokenizer, folder: Path, name: str) -> None:
    """Write model.safetensors, tokenizer.json and modules.json; the name gets a fingerprint of the weights.

    The scale of a row is its largest component over 127, so that frequent words, whose vectors are
    short, lose no more than others. sentence-transformers (>= 6.2) multiplies `embeddings` by `weights`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scales = np.maximum(np.abs(table).max(axis=1) / 127, 1e-12).astype(np.float32)
    rows = np.clip(np.rint(table / scales[:, None]), -127, 127).astype(np.int8)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    fingerprint = hashlib.sha256(rows.tobytes() + (folder / "tokenizer.json").read_bytes()).hexdigest()[:12]
    tensors = {"embeddings": rows, "weights": scales}
    save_file(tensors, folder / "model.safetensors", metadata={"name": f"{name}@{fingerprint}", "format": "pt"})
    modules = [{"idx": i, "name": str(i), "path": path, "type": kind} for i, (path, kind) in enumerate(MODULES)]
    _write(folder / "modules.json", modules)
    _write(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine", "prompts": {}})
    (folder / MODULES[1][0]).mkdir(exist_ok=True)
    _write(folder / MODULES[1][0] / "config.json", {})


def joined(tables: Sequence[np.ndarray], dimension: int) -> np.ndarray:
    """Set tables side by side and keep the `dimension` directions that say most.

    Two models trained apart err apart: side by side they find more than either does. The first dimensions of the result say most, so that a prefix is useful by itself.
    """
    wide = np.concatenate(tables, axis=1)
    _, axes = np.linalg.eigh(wide.astype(np.float64).T @ wide)
    turned: np.ndarray = (wide @ axes[:, ::-1][:, :dimension]).astype(np.float32)
    return turned


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
