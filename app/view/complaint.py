"""Errors in the language of the page: what kind of trouble it is, and the exact message below."""

from __future__ import annotations

from app.view.markup import Html, element, join
from app.view.wording import TEXTS, Wording
from kg.errors import KnooppuntError


def complaint_html(error: KnooppuntError, say: Wording) -> Html:
    """Return an error as a sentence in the language of the page, with the message of the error, which is English.

    The sentence is that of the error's own class or of the nearest class above it that has one. It is left out where
    the page is in English.
    """
    message = element("span", str(error), lang="en")
    key = next((k for class_ in type(error).__mro__ if (k := f"error {class_.__name__}") in TEXTS), "error")
    if say.language == "en":
        return message
    return join(element("p", say(key)), element("p", message, class_="kp-where"))
