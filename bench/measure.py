"""Print what the README and the notes claim: time, memory, and quality against gold answers.

    python bench/measure.py CORPUS     (the folders gold/ and eval/ are looked for beside CORPUS)

Every figure is made in this run; the knowledge base is new and temporary.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KNOOPPUNT = Path(sys.executable).with_name("knooppunt")
WARM = 3
"""Times the questions are asked again in one process for the warm median."""


def run(*arguments: object, output: Path | None = None) -> tuple[float, float, int]:
    """Run knooppunt; return seconds, peak memory in MB, and the exit code."""
    with (output or Path(os.devnull)).open("wb") as file:
        began = time.perf_counter()
        process = subprocess.Popen([str(KNOOPPUNT), *map(str, arguments)], stdout=file, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    return seconds, usage.ru_maxrss / 1024, process.returncode


def warm_median(kb: Path, questions: list[str]) -> float:
    """Return the median milliseconds of a question in a process that has answered before."""
    from kg.knowledge_base import KnowledgeBase  # noqa: PLC0415  only after the timed processes

    base = KnowledgeBase.open(kb)
    base.ask(questions[0])
    times = []
    for question in questions * WARM:
        began = time.perf_counter()
        base.ask(question)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def sorted_quads(kb: Path, file: Path) -> list[bytes]:
    """Return the quads of a knowledge base, sorted."""
    run("export", file, "--kb", kb)
    return sorted(file.read_bytes().splitlines())


def score(shared: Path, kind: str, gold: Path, *more: object) -> None:
    """Print what the scorer says."""
    command = [sys.executable, str(shared / "eval" / "score.py"), kind, str(gold), *map(str, more)]
    print(f"\n--- {kind}")
    print(subprocess.run(command, capture_output=True, text=True, check=False).stdout)


def main(corpus: Path) -> None:
    """Measure everything."""
    shared = corpus.parent
    with tempfile.TemporaryDirectory() as folder:
        kb, out = Path(folder) / "kb", Path(folder) / "out"
        first, memory, code = run("ingest", corpus, "--kb", kb)
        second, _, _ = run("ingest", corpus, "--kb", kb)
        print(f"ingest {first:.1f} s (exit {code}), second run {second:.2f} s, peak memory {memory:.0f} MB")
        question = "Hoeveel landen telt de EU?"
        cold = statistics.median(run("ask", question, "--kb", kb)[0] for _ in range(5))
        gold = shared / "gold"
        questions = [
            json.loads(line)["question"] for line in (gold / "questions.jsonl").read_text("utf-8").splitlines()
        ]
        print(f"cold ask {cold:.2f} s (median of 5), warm question {warm_median(kb, questions):.0f} ms (median)")
        quality(shared, gold, corpus, kb, out)
        violations, _, code = run("validate", "--kb", kb)
        print(f"validate: exit {code} in {violations:.0f} s; verify: exit {run('verify', '--kb', kb)[2]}")
        before = sorted_quads(kb, Path(folder) / "before.nq")
        extra = Path(folder) / "extra.txt"
        extra.write_text("Nederland importeert lithium uit Chili. In 2023 was dat 12 procent meer.", encoding="utf-8")
        run("ingest", extra, "--kb", kb)
        between = sorted_quads(kb, Path(folder) / "between.nq")
        run("remove", extra.name, "--kb", kb)
        after = sorted_quads(kb, Path(folder) / "after.nq")
        print(f"add then remove: {len(before)} → {len(between)} → {len(after)} quads, the same: {before == after}")


def quality(shared: Path, gold: Path, corpus: Path, kb: Path, out: Path) -> None:
    """Print the scorer's figures for questions, entities, figures and retrieval."""
    run("ask", "--batch", gold / "questions.jsonl", "--json", "--kb", kb, output=out)
    score(shared, "questions", gold / "questions.jsonl", out, corpus)
    run("entities", "--json", "--kb", kb, output=out)
    score(shared, "entities", gold / "entities.jsonl", out)
    run("figures", "--json", "--kb", kb, output=out)
    score(shared, "figures", gold / "figures.jsonl", out)
    batch = out.with_name("batch.jsonl")
    command = [sys.executable, str(shared / "eval" / "score.py"), "batch", str(gold / "retrieval.jsonl")]
    batch.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    run("search", "--batch", batch, "-k", 10, "--json", "--kb", kb, output=out)
    score(shared, "retrieval", gold / "retrieval.jsonl", out)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
