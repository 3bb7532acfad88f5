"""The training sets: where each comes from, its licence, and how often it is drawn.

Every row is a folder of ../shared/parallel; its own NOTE.md says source and version. `weight` scales how
often a set is drawn from (see `pairs.py`); a set of tier "open" asks for attribution at most (or, MPL-2.0,
binds only its own files), one of tier "share-alike" would bind what is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Tier = Literal["open", "share-alike", "copyleft"]


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """A folder of parallel or paired text, its licence, its tier and its weight in training."""

    name: str
    licence: str
    tier: Tier
    weight: float


SETS: tuple[TrainingSet, ...] = (
    TrainingSet("nl-treaties", "public domain (Auteurswet art. 11)", "open", 1.0),
    TrainingSet("wetten-nl", "public domain (Auteurswet art. 11)", "open", 1.0),
    TrainingSet("gesetze-de", "public domain (UrhG § 5)", "open", 1.0),
    TrainingSet("nl-legal", "CC0 / CC BY 4.0", "open", 1.0),
    TrainingSet("cn2023", "EU reuse with attribution, CC BY 4.0", "open", 1.0),
    TrainingSet("cpv", "CC BY 4.0", "open", 1.0),
    TrainingSet("eforms", "CC BY 4.0", "open", 1.0),
    TrainingSet("esco", "EU reuse with attribution", "open", 0.8),
    TrainingSet("gdpr-headings", "EU reuse with attribution", "open", 0.8),
    TrainingSet("open-sdg", "MIT", "open", 0.8),
    TrainingSet("tatoeba", "CC BY 2.0 FR", "open", 0.8),
    TrainingSet("cldr", "Unicode-3.0", "open", 0.3),
    TrainingSet("osm-presets", "ISC", "open", 0.3),
    TrainingSet("mozilla-www", "MPL-2.0", "open", 0.4),
    TrainingSet("libreoffice-help", "MPL-2.0", "open", 0.3),
    TrainingSet("libreoffice-ui", "MPL-2.0", "open", 0.2),
    TrainingSet("wiktionary-en", "CC BY-SA 3.0 / GFDL", "share-alike", 0.6),
    TrainingSet("ding-de-en", "GPL-2+", "copyleft", 0.5),
    TrainingSet("klexikon-de", "CC BY-SA 3.0/4.0", "share-alike", 0.7),
    TrainingSet("stsb-mt", "CC BY-SA 4.0 (mixed)", "share-alike", 0.7),
    TrainingSet("finance-apps", "GPL-2+", "copyleft", 0.6),
    TrainingSet("tryton-business", "GPL-3+", "copyleft", 0.6),
    TrainingSet("kmymoney-handbook", "GFDL", "copyleft", 0.3),
    TrainingSet("debian-docs", "GPL-2+", "copyleft", 0.2),
    TrainingSet("debian-books", "GPL-2+ / CC BY-SA 3.0", "copyleft", 0.2),
    TrainingSet("debian-ddtp", "DFSG-free, per package", "copyleft", 0.2),
    TrainingSet("gnome-help", "CC BY-SA 3.0", "share-alike", 0.2),
    TrainingSet("openthesaurus-de", "LGPL-2.1+", "copyleft", 0.1),
    TrainingSet("iso-codes", "LGPL-2.1+", "copyleft", 0.1),
)


def chosen(tier: Tier) -> tuple[TrainingSet, ...]:
    """Return the sets of a tier and of all freer ones."""
    tiers = get_args(Tier)
    return tuple(s for s in SETS if tiers.index(s.tier) <= tiers.index(tier))
