"""The questions and answers in the README are real: asked again, they come out word for word."""

import re
from pathlib import Path

from kg.knowledge_base import KnowledgeBase

README = Path(__file__).parents[2] / "README.md"
EXAMPLE = re.compile(r"^\*\*(?P<question>[^*]+)\*\*\n> (?P<answer>.+)$", re.MULTILINE)


def test_readme_shows_five_real_answers(sample_kb: Path) -> None:
    """Each of the five example questions gives the answer that the README prints."""
    text = README.read_text(encoding="utf-8")
    block = text[text.index("<!-- answers") : text.index("<!-- /answers -->")]
    examples = EXAMPLE.findall(block)
    base = KnowledgeBase.open(sample_kb)
    answered = [(question, shown(base, question)) for question, _ in examples]
    base.close()
    assert len(examples) == 5
    assert answered == examples


def shown(base: KnowledgeBase, question: str) -> str:
    """Return an answer as the README writes it: the text, or what is missing, with the first document cited."""
    answer = base.ask(question)
    return answer.missing if answer.abstained else f"{answer.text} — {answer.citations[0].document}"
