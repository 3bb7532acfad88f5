"""The language model that retells answers, if one is set; without it nothing here does anything."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.knowledge_base import KnowledgeBase
from kg.model import Answer

if TYPE_CHECKING:
    from kg.llm.prose import Written

URL, MODEL, KEY = "KNOOPPUNT_LLM_URL", "KNOOPPUNT_LLM_MODEL", "KNOOPPUNT_LLM_KEY"
"""Environment variables: the address (off without it), the name of the model, and the key, which has no option."""
PASSAGES = 6
"""Nearest passages that a model is given beside the citations."""


def retelling(base: KnowledgeBase, answer: Answer, url: str, model: str = "") -> Callable[[], Written]:
    """Return what asks the model at `url` to retell an answer; the knowledge base is read before, not meanwhile.

    Raises:
        EndpointError: `url` is no address.
    """
    from kg.llm.endpoint import Endpoint  # noqa: PLC0415  HTTP and TLS load only where a model is used
    from kg.llm.prose import write  # noqa: PLC0415  as above

    endpoint = Endpoint(url, model, os.environ.get(KEY, ""))
    nearest = [] if answer.abstained else [hit.evidence for hit in base.search(answer.question, PASSAGES)]
    matcher = base.matcher
    return lambda: write(answer, nearest, endpoint, matcher)
