"""Every text of the pages in Dutch, German and English."""

from __future__ import annotations

from dataclasses import dataclass

from app.view.fact_wording import FACT_TEXTS, Texts
from app.view.figure_wording import FIGURE_TEXTS
from app.view.repair_wording import REPAIR_TEXTS

LANGUAGES = {"nl": "Nederlands", "de": "Deutsch", "en": "English"}
"""The languages of the pages; the first is the one they start in."""

_PAGES: Texts = {
    # -- frame
    "language": ("Taal", "Sprache", "Language"),
    "documents": ("Documenten", "Dokumente", "Documents"),
    "holds": (
        "{documents} documenten · {passages} passages",
        "{documents} Dokumente · {passages} Passagen",
        "{documents} documents · {passages} passages",
    ),
    "changed": (
        "De kennisbank is bijgewerkt.",
        "Die Wissensbasis wurde aktualisiert.",
        "The knowledge base has been updated.",
    ),
    "refresh": ("Pagina verversen", "Seite aktualisieren", "Refresh the page"),
    "loading": ("Kennisbank openen …", "Wissensbasis wird geöffnet …", "Opening the knowledge base …"),
    "tagline": (
        "Antwoorden uit uw eigen bronnen, elk woord met een bewezen citaat.",
        "Antworten aus Ihren eigenen Quellen, jedes Wort mit geprüftem Zitat.",
        "Answers from your own sources, every word with a proved quote.",
    ),
    # -- ask
    "ask": ("Vragen", "Fragen", "Ask"),
    "question": (
        "Uw vraag, in het Nederlands, Duits of Engels",
        "Ihre Frage, auf Niederländisch, Deutsch oder Englisch",
        "Your question, in Dutch, German or English",
    ),
    "question example": (
        "Bijvoorbeeld: Hoeveel procent van de magneten haalt de EU uit China?",
        "Zum Beispiel: Welche Frist gilt für die Genehmigung strategischer Projekte?",
        "For example: Which elements did China put under licence in April 2025?",
    ),
    "ask now": ("Vraag", "Fragen", "Ask"),
    "no question": (
        "Typ eerst een vraag.",
        "Geben Sie zuerst eine Frage ein.",
        "Type a question first.",
    ),
    "searching": ("Bronnen doorzoeken …", "Quellen werden durchsucht …", "Searching the sources …"),
    "support strong": ("Sterk onderbouwd", "Gut belegt", "Strongly supported"),
    "support fair": ("Redelijk onderbouwd", "Ausreichend belegt", "Fairly supported"),
    "support weak": (
        "Zwak onderbouwd: lees de bron",
        "Schwach belegt: Quelle lesen",
        "Weakly supported: read the source",
    ),
    "sources": ("Bronnen van dit antwoord", "Quellen dieser Antwort", "Sources of this answer"),
    "more sources": ("Toon alle {count} bronnen", "Alle {count} Quellen zeigen", "Show all {count} sources"),
    "no answer": ("Geen antwoord in deze bronnen", "Keine Antwort in diesen Quellen", "No answer in these sources"),
    "in question": ("In deze vraag", "In dieser Frage", "In this question"),
    "nearest": ("Dichtstbijzijnde passages", "Nächstliegende Passagen", "Nearest passages"),
    "not an answer": ("geen antwoord", "keine Antwort", "not an answer"),
    "failed quote": (
        "{count} citaat staat niet meer in zijn bron en is weggelaten: {names}. Controleer de kennisbank met: "
        "knooppunt verify",
        "{count} Zitat steht nicht mehr in seiner Quelle und wurde weggelassen: {names}. Prüfen Sie die Wissensbasis "
        "mit: knooppunt verify",
        "{count} quote no longer stands in its source and was left out: {names}. Check the knowledge base with: "
        "knooppunt verify",
    ),
    "nothing proved": (
        "Geen van de citaten staat nog in zijn bron; dit antwoord wordt daarom niet getoond.",
        "Keines der Zitate steht noch in seiner Quelle; diese Antwort wird darum nicht gezeigt.",
        "None of the quotes stands in its source any more; this answer is therefore not shown.",
    ),
    "open source": ("Toon in de bron", "In der Quelle zeigen", "Show in the source"),
    "footnote": ("Voetnoot", "Fußnote", "Footnote"),
    "briefing": ("Antwoorden uit de bronnen", "Antworten aus den Quellen", "Answers from the sources"),
    "download briefing": ("Briefing downloaden (Word)", "Briefing herunterladen (Word)", "Download a briefing (Word)"),
    "briefing help": (
        "Alle vragen en antwoorden van deze sessie, elk citaat als voetnoot.",
        "Alle Fragen und Antworten dieser Sitzung, jedes Zitat als Fußnote.",
        "All questions and answers of this session, every quote as a footnote.",
    ),
    "earlier": ("Eerdere vragen", "Frühere Fragen", "Earlier questions"),
    "sources about": (
        "De bronnen gaan vooral over",
        "Die Quellen handeln vor allem von",
        "The sources are mostly about",
    ),
    "in answer": ("In dit antwoord", "In dieser Antwort", "In this answer"),
    "around": ("Samenhang", "Zusammenhang", "Connections"),
    "around help": (
        "Een lijn verbindt wat één zin samen noemt, een pijl wat een bron ook zegt. Kies een punt om het te verkennen.",
        "Eine Linie verbindet, was ein Satz zusammen nennt, ein Pfeil, was eine Quelle auch sagt. Wählen Sie einen "
        "Punkt, um ihn zu erkunden.",
        "A line connects what one sentence names together, an arrow what a source also says. Choose a point to "
        "explore it.",
    ),
    # -- source
    "source": ("Bron", "Quelle", "Source"),
    "page": ("p. {number}", "S. {number}", "p. {number}"),
    "page break": ("pagina {number}", "Seite {number}", "page {number}"),
    "page view": ("Pagina's", "Seiten", "Pages"),
    "text view": ("Tekst", "Text", "Text"),
    "page picture": (
        "Afbeelding van pagina {number} van {title}",
        "Bild der Seite {number} von {title}",
        "Picture of page {number} of {title}",
    ),
    "page picture marked": (
        "Afbeelding van pagina {number} van {title}, met het citaat gemarkeerd",
        "Bild der Seite {number} von {title}, das Zitat ist markiert",
        "Picture of page {number} of {title} with the quote marked",
    ),
    "loading page": ("Pagina tekenen …", "Seite wird gezeichnet …", "Drawing the page …"),
    "place not marked": (
        "De plaats op deze pagina kan niet worden aangewezen; het citaat staat in de tekst.",
        "Die Stelle auf dieser Seite lässt sich nicht zeigen; das Zitat steht im Text.",
        "The place on this page cannot be shown; the quote stands in the text.",
    ),
    "characters": ("tekens {start}–{end}", "Zeichen {start}–{end}", "characters {start}–{end}"),
    "proved": (
        "Dit citaat staat letterlijk zo in het origineel.",
        "Dieses Zitat steht wörtlich so im Original.",
        "This quote stands literally like this in the original.",
    ),
    "not proved": (
        "Dit citaat staat niet op deze plaats in het origineel. Controleer de kennisbank met: knooppunt verify",
        "Dieses Zitat steht nicht an dieser Stelle im Original. Prüfen Sie die Wissensbasis mit: knooppunt verify",
        "This quote does not stand at this place in the original. Check the knowledge base with: knooppunt verify",
    ),
    "gone": (
        "Dit document staat niet meer in de kennisbank.",
        "Dieses Dokument ist nicht mehr in der Wissensbasis.",
        "This document is no longer in the knowledge base.",
    ),
    "show repairs": (
        "Toon herstelde woorden naast het origineel",
        "Reparierte Wörter neben dem Original zeigen",
        "Show repaired words beside the original",
    ),
    "download": ("Origineel downloaden", "Original herunterladen", "Download the original"),
    "more before": ("… eerdere tekst weggelaten", "… früherer Text ausgelassen", "… earlier text left out"),
    "more after": ("… verdere tekst weggelaten", "… weiterer Text ausgelassen", "… further text left out"),
    # -- explore
    "explore": ("Verkennen", "Erkunden", "Explore"),
    "find entity": ("Zoek een naam", "Namen suchen", "Find a name"),
    "find example": ("bijvoorbeeld lithium", "zum Beispiel Lithium", "for example lithium"),
    "type": ("Soort", "Art", "Type"),
    "all types": ("alle soorten", "alle Arten", "all types"),
    "found": ("{count} gevonden", "{count} gefunden", "{count} found"),
    "found none": (
        "Geen entiteit in deze bronnen heet zo.",
        "Keine Entität in diesen Quellen heißt so.",
        "No entity in these sources has that name.",
    ),
    "choose document": (
        "Kies een document om het te lezen.",
        "Wählen Sie ein Dokument, um es zu lesen.",
        "Choose a document to read it.",
    ),
    "found more": (
        "De eerste {shown}; typ meer letters om te kiezen.",
        "Die ersten {shown}; tippen Sie mehr Buchstaben, um zu wählen.",
        "The first {shown}; type more letters to choose.",
    ),
    "choose": (
        "Kies een entiteit om te zien waar de bronnen haar noemen.",
        "Wählen Sie eine Entität, um zu sehen, wo die Quellen sie nennen.",
        "Choose an entity to see where the sources name it.",
    ),
    "names": ("Namen", "Namen", "Names"),
    "identifiers": ("Kenmerken", "Kennungen", "Identifiers"),
    "mentions": ("Vermeldingen", "Nennungen", "Mentions"),
    "mentions count": (
        "{mentions} vermeldingen in {documents} documenten",
        "{mentions} Nennungen in {documents} Dokumenten",
        "{mentions} mentions in {documents} documents",
    ),
    "show more": ("Toon meer", "Mehr zeigen", "Show more"),
    "neighbours": ("Buren", "Nachbarn", "Neighbours"),
    "no neighbours": (
        "Geen zin in deze bronnen noemt deze entiteit samen met een andere.",
        "Kein Satz in diesen Quellen nennt diese Entität zusammen mit einer anderen.",
        "No sentence in these sources names this entity together with another.",
    ),
    "strength": ("sterkte {weight}", "Stärke {weight}", "strength {weight}"),
    "graph of": (
        "Netwerk rond {label}: {others}",
        "Netz um {label}: {others}",
        "Network around {label}: {others}",
    ),
    "path": ("Pad", "Pfad", "Path"),
    "path to": (
        "Hoe hangt dit samen met …?",
        "Wie hängt das zusammen mit …?",
        "How does this hang together with …?",
    ),
    "path choose": ("Kies een tweede entiteit", "Zweite Entität wählen", "Choose a second entity"),
    "no path": (
        "Deze bronnen verbinden {source} en {target} niet.",
        "Diese Quellen verbinden {source} und {target} nicht.",
        "These sources do not connect {source} and {target}.",
    ),
    "no path within": (
        "Binnen deze beperkingen verbinden de bronnen {source} en {target} niet.",
        "Innerhalb dieser Einschränkungen verbinden die Quellen {source} und {target} nicht.",
        "Within these limits the sources do not connect {source} and {target}.",
    ),
    "hop": ("Stap {number}", "Schritt {number}", "Step {number}"),
    "weakest": ("zwakste schakel", "schwächstes Glied", "weakest link"),
    "path note": (
        "Een pad is zo sterk als zijn zwakste schakel: lees daar de bron.",
        "Ein Pfad ist so stark wie sein schwächstes Glied: lesen Sie dort die Quelle.",
        "A path is as strong as its weakest link: read the source there.",
    ),
    # -- documents
    "find document": ("Zoek een document", "Dokument suchen", "Find a document"),
    "document view": ("Weergave", "Ansicht", "View"),
    "no documents": (
        "De kennisbank is leeg. Lees teksten in met: knooppunt ingest MAP",
        "Die Wissensbasis ist leer. Lesen Sie Texte ein mit: knooppunt ingest ORDNER",
        "The knowledge base is empty. Read texts into it with: knooppunt ingest FOLDER",
    ),
    "copy of": ("Dezelfde tekst als", "Derselbe Text wie", "The same text as"),
    "overlap with": (
        "Deelt {shared} van de tekst met",
        "Teilt {shared} des Textes mit",
        "Shares {shared} of its text with",
    ),
    "newer version of": (
        "Nieuwere versie ({shared} gelijk) van",
        "Neuere Fassung ({shared} gleich) von",
        "Newer version ({shared} the same) of",
    ),
    "older version of": (
        "Oudere versie ({shared} gelijk) van",
        "Ältere Fassung ({shared} gleich) von",
        "Older version ({shared} the same) of",
    ),
    "version of": (
        "Andere versie ({shared} gelijk, datum onbekend) van",
        "Andere Fassung ({shared} gleich, Datum unbekannt) von",
        "Other version ({shared} the same, date unknown) of",
    ),
    "show changes": (
        "Toon welke feiten verschillen",
        "Zeigen, welche Angaben sich unterscheiden",
        "Show which facts differ",
    ),
    "no changes": (
        "Beide versies noemen dezelfde cijfers en beweringen.",
        "Beide Fassungen nennen dieselben Zahlen und Aussagen.",
        "Both versions state the same figures and claims.",
    ),
    "fact change": ("Verschil", "Unterschied", "Change"),
    "fact before": ("Oud", "Alt", "Old"),
    "fact after": ("Nieuw", "Neu", "New"),
    "fact sentence": ("Zin", "Satz", "Sentence"),
    "fact appears": ("verschijnt", "kommt hinzu", "appears"),
    "fact disappears": ("verdwijnt", "entfällt", "disappears"),
    "fact changes": ("verandert", "ändert sich", "changes"),
    "text": ("Leesbare tekst", "Lesetext", "Clean text"),
    "repairs": ("Herstelde plaatsen", "Reparaturen", "Repairs"),
    "original": ("Origineel", "Original", "Original"),
    "furniture": ("paginarand", "Seitenrand", "page furniture"),
    "boilerplate": ("standaardtekst", "Standardtext", "boilerplate"),
    "note": ("noot", "Anmerkung", "note"),
    # -- review
    "review": ("Beoordelen", "Beurteilen", "Review"),
    "review help": (
        "Uw oordeel geldt overal, ook voor documenten die later worden ingelezen, en is altijd te herroepen.",
        "Ihr Urteil gilt überall, auch für später eingelesene Dokumente, und lässt sich jederzeit widerrufen.",
        "Your judgement holds everywhere, also for documents read later, and can be undone at any time.",
    ),
    "queue": ("Te beoordelen", "Zu beurteilen", "To be judged"),
    "any entity": ("Een entiteit", "Eine Entität", "Any entity"),
    "log": ("Logboek", "Protokoll", "Log"),
    "your name": ("Uw naam, voor het logboek", "Ihr Name, für das Protokoll", "Your name, for the log"),
    "judging": ("Oordeel verwerken …", "Urteil wird übernommen …", "Carrying out the judgement …"),
    "judged": (
        "Het oordeel is verwerkt en staat in het logboek.",
        "Das Urteil ist übernommen und steht im Protokoll.",
        "The judgement has been carried out and stands in the log.",
    ),
    "cases": ("{count} te beoordelen", "{count} zu beurteilen", "{count} to be judged"),
    "no cases": ("Er valt niets te beoordelen.", "Es gibt nichts zu beurteilen.", "There is nothing to judge."),
    "pair": ("Dezelfde?", "Dieselbe?", "The same?"),
    "undecided": ("Onbeslist", "Nicht entschieden", "Undecided"),
    "doubtful": ("Twijfelachtig", "Zweifelhaft", "Doubtful"),
    "the same name": ("dezelfde naam", "derselbe Name", "the same name"),
    "an abbreviation": ("mogelijk een afkorting", "möglicherweise eine Abkürzung", "possibly an abbreviation"),
    "one name, not decided by the text": (
        "één naam, door de tekst niet beslist",
        "ein Name, vom Text nicht entschieden",
        "one name, not decided by the text",
    ),
    "named once": ("één keer genoemd", "einmal genannt", "named once"),
    "no sure mention": ("geen zekere vermelding", "keine sichere Nennung", "no sure mention"),
    "reason": ("Reden", "Grund", "Reason"),
    "reason help": ("Waarom? (mag leeg)", "Warum? (optional)", "Why? (optional)"),
    "judge same": ("{second} telt als {first}", "{second} zählt als {first}", "{second} counts as {first}"),
    "judge different": ("Niet dezelfde", "Nicht dieselbe", "Not the same"),
    "judge reject": ("{name} verwerpen", "{name} verwerfen", "Reject {name}"),
    "judge promote": (
        "{name} in de woordenlijst opnemen",
        "{name} ins Vokabular aufnehmen",
        "Take {name} into the vocabulary",
    ),
    "judge rename": ("Hernoemen", "Umbenennen", "Rename"),
    "judge retype": ("Ander type geven", "Anderen Typ geben", "Give this type"),
    "judge merge": ("Samenvoegen", "Zusammenführen", "Merge"),
    "counts as": ("Telt als {name}", "Zählt als {name}", "Counts as {name}"),
    "entity": ("Entiteit", "Entität", "Entity"),
    "entity choose": ("Kies een entiteit", "Wählen Sie eine Entität", "Choose an entity"),
    "any entity help": (
        "Kies een entiteit om haar te hernoemen, van soort te veranderen, met een andere samen te voegen of te verwerpen.",
        "Wählen Sie eine Entität, um sie umzubenennen, ihre Art zu ändern, sie mit einer anderen zusammenzuführen oder "
        "sie zu verwerfen.",
        "Choose an entity to give it another name or type, to merge it with another, or to reject it.",
    ),
    "new name": ("Nieuwe naam", "Neuer Name", "New name"),
    "no decisions": (
        "Er is nog niets beslist.",
        "Es wurde noch nichts entschieden.",
        "Nothing has been decided yet.",
    ),
    "undo": ("Herroepen", "Widerrufen", "Undo"),
    "undone": ("herroepen op {at}", "widerrufen am {at}", "undone at {at}"),
    "same": ("dezelfde", "dieselbe", "same"),
    "different": ("niet dezelfde", "nicht dieselbe", "not the same"),
    "reject": ("verworpen", "verworfen", "rejected"),
    "rename": ("hernoemd", "umbenannt", "renamed"),
    "retype": ("ander type", "anderer Typ", "another type"),
    "promote": ("opgenomen in de woordenlijst", "ins Vokabular aufgenommen", "taken into the vocabulary"),
    # -- languages of documents
    "nl": ("Nederlands", "Niederländisch", "Dutch"),
    "de": ("Duits", "Deutsch", "German"),
    "en": ("Engels", "Englisch", "English"),
    "other": ("andere taal", "andere Sprache", "other language"),
}

TEXTS: Texts = {**_PAGES, **FACT_TEXTS, **FIGURE_TEXTS, **REPAIR_TEXTS}
"""Every text by its key."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of the pages in one language: call it with a key of `TEXTS` and what the text leaves open."""

    language: str = "nl"

    def __call__(self, key: str, **values: object) -> str:
        """Return a text.

        Raises:
            KeyError: there is no such text, or a value it needs is missing.
        """
        return TEXTS[key][list(LANGUAGES).index(self.language)].format(**values)

    def number(self, value: float) -> str:
        """Return a number as it is written in the language, without noughts that say nothing."""
        text = f"{value:g}"
        return text if self.language == "en" else text.replace(".", ",")

    def amount(self, value: float) -> str:
        """Return a number in full, its thousands apart, as the language parts them."""
        text = f"{value:,.12g}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))
