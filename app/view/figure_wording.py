"""The texts on the table of figures in Dutch, German and English."""

from __future__ import annotations

from app.view.fact_wording import Texts

FIGURE_TEXTS: Texts = {
    "figures": ("Cijfers", "Zahlen", "Figures"),
    "figures help": (
        "Elk cijfer in de bronnen. Kies een rij om de zin te lezen waarin het staat.",
        "Jede Zahl in den Quellen. Wählen Sie eine Zeile, um den Satz zu lesen, in dem sie steht.",
        "Every figure in the sources. Choose a row to read the sentence it stands in.",
    ),
    "no figures": (
        "De bronnen geven hierover geen cijfers.",
        "Die Quellen nennen dazu keine Zahlen.",
        "No figures on this.",
    ),
    "find figure": (
        "Zoek in wat er is gemeten, naam of bron",
        "Suche in Messgröße, Name oder Quelle",
        "Find in measure, name or source",
    ),
    "figure example": ("bijvoorbeeld lithium", "zum Beispiel Lithium", "for example lithium"),
    "all units": ("alle eenheden", "alle Einheiten", "all units"),
    "figures count": ("Aantal cijfers: {count}", "Anzahl der Zahlen: {count}", "Number of figures: {count}"),
    "figure": ("Cijfer", "Zahl", "Figure"),
    "value": ("Waarde", "Wert", "Value"),
    "unit": ("Eenheid", "Einheit", "Unit"),
    "currency": ("Munt", "Währung", "Currency"),
    "figure period": ("Tijd", "Zeit", "Time"),
    "measure": ("Wat", "Was", "Measure"),
    "figure about": ("Over", "Über", "About"),
    "figure by": ("Volgens", "Laut", "According to"),
    "figure doubt": ("Let op", "Achtung", "Note"),
    "quote": ("Citaat", "Zitat", "Quote"),
    "file": ("Bestand", "Datei", "File"),
    "first character": ("Eerste teken", "Erstes Zeichen", "First character"),
    "past last character": ("Teken erna", "Zeichen danach", "Character after"),
    "download table": ("Tabel downloaden (CSV)", "Tabelle herunterladen (CSV)", "Download the table (CSV)"),
    # -- units that have no sign of their own
    "unit percent": ("%", "%", "%"),
    "unit percentage point": ("procentpunt", "Prozentpunkte", "percentage points"),
    "unit share": ("deel van 1", "Teil von 1", "share of 1"),
    "unit ratio": ("maal", "mal", "times"),
    "unit rank": ("rang", "Rang", "rank"),
    "unit count": ("aantal", "Anzahl", "count"),
    "unit none": ("zonder eenheid", "ohne Einheit", "no unit"),
}
