"""Train the subword vocabulary on a sample that gives each language the same share."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pairs import Group
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

Kind = Literal["bpe", "unigram"]
UNKNOWN = "[UNK]"
CHARACTERS_PER_LANGUAGE = 24_000_000
_LANGUAGE_OF = {"wetten-nl.nl.pairs": ("nl", "nl"), "gesetze-de.de.pairs": ("de", "de"), "esco.nl.pairs": ("nl", "nl")}


def train_vocabulary(groups: Iterable[Group], kind: Kind, size: int, seed: int) -> Tokenizer:
    """Return a tokenizer of `size` lower-cased NFKC subwords.

    Words carry no mark of where they begin, so that the second half of a Dutch or German compound is the
    same token as the word it is made of. A run of digits is one word.
    """
    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN) if kind == "bpe" else models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(
        Regex(r"\p{L}[\p{L}\p{M}]*|\p{N}+|[^\s\p{L}\p{N}]"), "removed", invert=True
    )
    if kind == "bpe":
        trainer = trainers.BpeTrainer(
            vocab_size=size, special_tokens=[UNKNOWN], limit_alphabet=300, min_frequency=2, show_progress=False
        )
    else:
        trainer = trainers.UnigramTrainer(
            vocab_size=size, special_tokens=[UNKNOWN], unk_token=UNKNOWN, show_progress=False
        )
    tokenizer.train_from_iterator(_sample(groups, seed), trainer=trainer)
    return tokenizer


def save(tokenizer: Tokenizer, folder: Path) -> None:
    """Write tokenizer.json."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def _sample(groups: Iterable[Group], seed: int) -> list[str]:
    texts: dict[str, list[str]] = {"nl": [], "de": [], "en": []}
    for group in groups:
        for language, side in zip(_languages(group.name), (group.left, group.right), strict=True):
            if language in texts and not group.name.startswith(("treaty-context", "cloze")):
                texts[language] += side
    draw = random.Random(seed)  # noqa: S311 - a seeded draw, no secret
    return [text for side in texts.values() for text in _cut(side, draw)]


def _languages(name: str) -> tuple[str, str]:
    if name.endswith("pairs"):
        language = name.split(".")[-2]
        return language, language
    left, _, right = name.rpartition(".")[2].partition("-")
    return left, right


def _cut(texts: list[str], draw: random.Random) -> list[str]:
    """Shuffle the distinct texts and keep as many as the share of one language holds."""
    distinct = sorted(set(texts))
    draw.shuffle(distinct)
    kept, length = [], 0
    for text in distinct:
        length += len(text)
        if length > CHARACTERS_PER_LANGUAGE:
            break
        kept.append(text)
    return kept
