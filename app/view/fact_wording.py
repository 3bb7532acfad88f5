"""The texts of the pages on facts, of limits to walks and of errors, in Dutch, German and English."""

from __future__ import annotations

Texts = dict[str, tuple[str, str, str]]

FACT_TEXTS: Texts = {
    # -- facts
    "facts": ("Feiten", "Fakten", "Facts"),
    "disagreements": ("Tegenspraak", "Widersprüche", "Disagreements"),
    "matrix": ("Afhankelijkheid", "Abhängigkeit", "Dependence"),
    "timeline": ("Tijdlijn", "Zeitleiste", "Timeline"),
    "candidates": ("Mogelijke knelpunten", "Mögliche Engpässe", "Possible chokepoints"),
    "computing": ("Feiten vergelijken …", "Fakten werden verglichen …", "Comparing facts …"),
    "only about": ("Alleen over", "Nur über", "Only about"),
    "everything": ("alles", "alles", "everything"),
    "disagreements help": (
        "Waar bronnen verschillen, naast elkaar. Niemand krijgt gelijk: lees de bronnen.",
        "Wo Quellen voneinander abweichen, nebeneinander. Niemand bekommt recht: Lesen Sie die Quellen.",
        "Where sources differ, side by side. Nobody is found right: read the sources.",
    ),
    "no disagreements": (
        "De bronnen spreken elkaar niet tegen, voor zover te zien is.",
        "Die Quellen widersprechen einander nicht, soweit erkennbar.",
        "The sources do not disagree, as far as can be seen.",
    ),
    "contradiction": ("spreekt elkaar tegen", "widerspricht sich", "contradiction"),
    "less precise": ("de een is minder precies", "eine Angabe ist ungenauer", "one is less precise"),
    "opposite claims": (
        "de een ontkent wat de ander zegt",
        "eine Quelle bestreitet es",
        "one denies what the other says",
    ),
    "not": ("niet:", "nicht:", "not:"),
    "matrix of": ("Rijen", "Zeilen", "Rows"),
    "things": (
        "Materialen, sectoren en functies",
        "Materialien, Sektoren und Funktionen",
        "Materials, sectors and functions",
    ),
    "actors": ("Landen en bedrijven", "Länder und Unternehmen", "Countries and companies"),
    "things help": (
        "Wie levert wat, volgens de bronnen: de kolom levert of beperkt de rij. Kies een rij of een cel om het bewijs te "
        "lezen.",
        "Wer liefert was, laut den Quellen: Die Spalte liefert oder beschränkt die Zeile. Wählen Sie eine Zeile oder Zelle, "
        "um die Belege zu lesen.",
        "Who supplies what, according to the sources: the column supplies or restricts the row. Choose a row or a cell to "
        "read the evidence.",
    ),
    "actors help": (
        "Wie hangt af van wie, volgens de bronnen: de kolom levert aan de rij. Kies een rij of een cel om het bewijs te "
        "lezen.",
        "Wer hängt von wem ab, laut den Quellen: Die Spalte liefert an die Zeile. Wählen Sie eine Zeile oder Zelle, um die "
        "Belege zu lesen.",
        "Who depends on whom, according to the sources: the column supplies the row. Choose a row or a cell to read the "
        "evidence.",
    ),
    "no matrix": (
        "Deze bronnen noemen geen aandelen en zeggen niet wie wat levert.",
        "Diese Quellen nennen keine Anteile und sagen nicht, wer was liefert.",
        "These sources give no shares and do not say who supplies what.",
    ),
    "not in sources": ("niet in deze bronnen", "nicht in diesen Quellen", "not in these sources"),
    "empty cell": (
        "Over {row} en {column} zeggen deze bronnen niets.",
        "Zu {row} und {column} sagen diese Quellen nichts.",
        "These sources say nothing on {row} and {column}.",
    ),
    "row": ("Rij", "Zeile", "Row"),
    "single supplier": ("één leverancier", "ein einziger Lieferant", "single supplier"),
    "hhi": ("Concentratie (HHI)", "Konzentration (HHI)", "Concentration (HHI)"),
    "doubtful value": ("twijfelachtig", "zweifelhaft", "suspect"),
    "suspect": ("twijfelachtig: {reason}", "zweifelhaft: {reason}", "suspect: {reason}"),
    "supplier": ("levert", "liefert", "supplies"),
    "dependent": ("heeft nodig", "braucht", "needs"),
    "restricting": ("beperkt", "beschränkt", "restricts"),
    "of whom": ("van {name}", "von {name}", "of {name}"),
    "about": ("ongeveer {value}", "etwa {value}", "about {value}"),
    "almost": ("bijna {value}", "fast {value}", "almost {value}"),
    "more than": ("meer dan {value}", "mehr als {value}", "more than {value}"),
    "less than": ("minder dan {value}", "weniger als {value}", "less than {value}"),
    "at least": ("ten minste {value}", "mindestens {value}", "at least {value}"),
    "at most": ("hoogstens {value}", "höchstens {value}", "at most {value}"),
    "asserted": ("gesteld", "behauptet", "asserted"),
    "planned": ("gepland", "geplant", "planned"),
    "expected": ("verwacht", "erwartet", "expected"),
    "conditional": ("onder voorwaarde", "bedingt", "conditional"),
    "quoted": ("geciteerd", "zitiert", "quoted"),
    "production": ("winning en productie", "Förderung und Produktion", "production"),
    "refining": ("raffinage", "Verarbeitung", "refining"),
    "reserves": ("voorraden", "Vorkommen", "reserves"),
    "capacity": ("capaciteit", "Kapazität", "capacity"),
    "import": ("invoer", "Einfuhr", "import"),
    "export": ("uitvoer", "Ausfuhr", "export"),
    "supply": ("aanbod", "Angebot", "supply"),
    "demand": ("vraag", "Nachfrage", "demand"),
    "consumption": ("verbruik", "Verbrauch", "consumption"),
    "date": ("Datum of periode", "Datum oder Zeitraum", "Date or period"),
    "date example": ("bijvoorbeeld 2023 of 2023-05", "zum Beispiel 2023 oder 2023-05", "for example 2023 or 2023-05"),
    "clock": ("Volgens", "Nach", "By"),
    "period": ("de tijd waarover het gaat", "der Zeit, um die es geht", "the time spoken of"),
    "published": ("de datum van de bron", "dem Datum der Quelle", "the date of the source"),
    "since": ("sinds {date}", "seit {date}", "since {date}"),
    "until": ("tot {date}", "bis {date}", "until {date}"),
    "before": ("Vóór {date}", "Vor {date}", "Before {date}"),
    "during": ("In {date}", "In {date}", "In {date}"),
    "after": ("Na {date}", "Nach {date}", "After {date}"),
    "nothing then": ("Niets in deze bronnen.", "Nichts in diesen Quellen.", "Nothing in these sources."),
    "no time": (
        "Geen feit in deze bronnen noemt een tijd, en geen bron heeft een datum.",
        "Keine Angabe in diesen Quellen nennt eine Zeit, und keine Quelle hat ein Datum.",
        "No fact in these sources names a time, and no source has a date.",
    ),
    "timeline help": (
        "Cijfers en beweringen naar tijd. Vul een datum in om te zien wat de bronnen daarvoor en daarna zeiden.",
        "Zahlen und Aussagen nach Zeit. Geben Sie ein Datum ein, um zu sehen, was die Quellen davor und danach sagten.",
        "Figures and claims by time. Enter a date to see what the sources said before and after it.",
    ),
    "facts per year": ("Feiten per jaar", "Fakten pro Jahr", "Facts per year"),
    "document": ("document", "Dokument", "document"),
    "appeared": ("verschenen {date}", "erschienen {date}", "published {date}"),
    "candidates help": (
        "Berekend, niet gezegd: hierlangs lopen de meeste verbanden tussen andere namen. Geen bron noemt deze dingen een "
        "knelpunt.",
        "Berechnet, nicht gesagt: Hierüber laufen die meisten Verbindungen zwischen anderen Namen. Keine Quelle nennt "
        "diese Dinge einen Engpass.",
        "Computed, not said: most links between other names run through these. No source calls them a chokepoint.",
    ),
    "no candidates": (
        "Er zijn te weinig verbanden om iets te berekenen.",
        "Es gibt zu wenige Verbindungen, um etwas zu berechnen.",
        "There are too few links to compute anything.",
    ),
    "computed": ("berekend", "berechnet", "computed"),
    "joins": ("Verbindt", "Verbindet", "Joins"),
    "cuts off": (
        "Als enige verbonden met de rest",
        "Nur hierdurch mit dem Rest verbunden",
        "Linked to the rest by it alone",
    ),
    "passed": (
        "{share} van de kortste verbindingen loopt hierlangs",
        "{share} der kürzesten Verbindungen laufen hierüber",
        "{share} of the shortest links run through it",
    ),
    # -- limits of walks
    "limits": ("Beperken", "Einschränken", "Limit"),
    "relation": ("Soort verband", "Art der Verbindung", "Kind of link"),
    "any relation": ("alle verbanden", "alle Verbindungen", "all links"),
    "stated": ("wat een bron stelt", "was eine Quelle behauptet", "what a source states"),
    "together": ("samen genoemd", "zusammen genannt", "named together"),
    "by way of": ("Via", "Über", "By way of"),
    "from source": ("Bron", "Quelle", "Source"),
    "every source": ("alle bronnen", "alle Quellen", "every source"),
    "in period": ("Tijd", "Zeit", "Time"),
    "strongest": ("sterkste pad", "stärkster Pfad", "strongest path"),
    "shortest": ("kortste pad", "kürzester Pfad", "shortest path"),
    "path kind": ("Welk pad", "Welcher Pfad", "Which path"),
    "path strength": (
        "Sterkte van het pad: {strength} van 1",
        "Stärke des Pfads: {strength} von 1",
        "Strength of the path: {strength} of 1",
    ),
    "within limits": (
        "Binnen deze beperkingen is er niets.",
        "Innerhalb dieser Einschränkungen gibt es nichts.",
        "There is nothing within these limits.",
    ),
    # -- errors
    "error": ("Dit kan niet worden uitgevoerd.", "Das lässt sich nicht ausführen.", "This cannot be carried out."),
    "error MissingKnowledgeBase": (
        "Er is hier geen kennisbank; lees eerst teksten in met: knooppunt ingest MAP",
        "Hier ist keine Wissensbasis; lesen Sie zuerst Texte ein mit: knooppunt ingest ORDNER",
        "There is no knowledge base here; first read texts with: knooppunt ingest FOLDER",
    ),
    "error NewerKnowledgeBase": (
        "Een nieuwere versie van Knooppunt heeft deze kennisbank geschreven; werk Knooppunt bij.",
        "Eine neuere Version von Knooppunt hat diese Wissensbasis geschrieben; aktualisieren Sie Knooppunt.",
        "A newer version of Knooppunt wrote this knowledge base; update Knooppunt.",
    ),
    "error LockedKnowledgeBase": (
        "Een ander programma schrijft in de kennisbank; probeer het zo dadelijk opnieuw.",
        "Ein anderes Programm schreibt gerade in die Wissensbasis; versuchen Sie es gleich noch einmal.",
        "Another program is writing to the knowledge base; try again in a moment.",
    ),
    "error KnowledgeBaseError": (
        "Er is iets mis met de kennisbank.",
        "Mit der Wissensbasis stimmt etwas nicht.",
        "Something is wrong with the knowledge base.",
    ),
    "error QuestionError": (
        "Deze vraag is leeg of te lang; stel haar in een of twee zinnen.",
        "Diese Frage ist leer oder zu lang; stellen Sie sie in einem oder zwei Sätzen.",
        "This question is empty or too long; ask it in a sentence or two.",
    ),
    "error UnknownEntity": (
        "Geen entiteit heet zo.",
        "Keine Entität heißt so.",
        "No entity has that name.",
    ),
    "error DecisionError": (
        "Dit oordeel kan niet worden gegeven of herroepen.",
        "Dieses Urteil lässt sich nicht fällen oder widerrufen.",
        "This judgement cannot be made or undone.",
    ),
    "error EndpointError": (
        "Het taalmodel is niet bereikbaar of antwoordt niet zoals het hoort.",
        "Das Sprachmodell ist nicht erreichbar oder antwortet nicht wie vorgesehen.",
        "The language model cannot be reached or does not answer as it should.",
    ),
    "error EncoderError": (
        "De index hoort bij een andere encoder; maak haar opnieuw met: knooppunt reindex",
        "Der Index gehört zu einem anderen Encoder; erstellen Sie ihn neu mit: knooppunt reindex",
        "The index belongs to another encoder; make it anew with: knooppunt reindex",
    ),
    "error PeriodError": (
        "Dit is geen datum of periode; schrijf 2024, 2024-05, 2024-05-31 of 2023/2025.",
        "Das ist kein Datum oder Zeitraum; schreiben Sie 2024, 2024-05, 2024-05-31 oder 2023/2025.",
        "This is no date or period; write 2024, 2024-05, 2024-05-31 or 2023/2025.",
    ),
}
