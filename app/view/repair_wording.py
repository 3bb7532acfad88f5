"""The texts on repairs in Dutch, German and English: what the page says about them, and the name of each rule."""

from __future__ import annotations

from app.view.fact_wording import Texts

REPAIR_TEXTS: Texts = {
    "reads": ("gelezen als", "gelesen als", "read as"),
    "removed": ("weggelaten", "weggelassen", "left out"),
    "place": ("Plaats", "Stelle", "Place"),
    "rule": ("Regel", "Regel", "Rule"),
    "in original": ("In het origineel", "Im Original", "In the original"),
    "confidence": ("Zekerheid", "Sicherheit", "Confidence"),
    "flagged": ("alleen gemeld", "nur gemeldet", "flagged only"),
    "no repairs": (
        "In dit document is niets hersteld, behalve het samenvoegen van regels.",
        "In diesem Dokument wurde nichts repariert, außer dem Zusammenfügen von Zeilen.",
        "Nothing in this document was repaired, except that lines were joined.",
    ),
    "repair count": (
        "{count} herstelde of gemelde plaatsen; het origineel blijft altijd bewaard.",
        "{count} reparierte oder gemeldete Stellen; das Original bleibt immer erhalten.",
        "{count} places repaired or flagged; the original is always kept.",
    ),
    # -- rules of `ingest.repair`
    "repair byte order mark": ("volgordeteken", "Bytereihenfolge", "byte order mark"),
    "repair line join": ("regels samengevoegd", "Zeilen verbunden", "lines joined"),
    "repair hyphen at line end": ("afbreekstreepje", "Trennstrich", "hyphen at line end"),
    "repair footnote mark": ("nootcijfer", "Fußnotenzeichen", "footnote mark"),
    "repair footnote": ("voetnoot", "Fußnote", "footnote"),
    "repair note on a line of its own": (
        "noot op eigen regel",
        "Fußnote auf eigener Zeile",
        "note on a line of its own",
    ),
    "repair page furniture": ("kop of voet van een pagina", "Kopf oder Fuß einer Seite", "head or foot of a page"),
    "repair pull quote": ("uitgelicht citaat", "Zitat im Kasten", "pull quote"),
    "repair misread letters": ("verkeerd gelezen letters", "falsch gelesene Buchstaben", "misread letters"),
    "repair lost accent": ("verloren accent", "verlorener Akzent", "lost accent"),
    "repair accent set apart": ("los accent", "getrennter Akzent", "accent set apart"),
    "repair lost space": ("verloren spatie", "verlorenes Leerzeichen", "lost space"),
    "repair digit for letter": ("cijfer in plaats van letter", "Ziffer statt Buchstabe", "digit for letter"),
    "repair l for I": ("l in plaats van I", "l statt I", "l for I"),
    "repair I for i": ("I in plaats van i", "I statt i", "I for i"),
    "repair quotation mark": ("aanhalingsteken", "Anführungszeichen", "quotation mark"),
}
