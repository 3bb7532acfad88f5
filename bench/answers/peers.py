"""Quality and latency beside a Haystack and a txtai pipeline with BM25 and the same encoder, on the same passages.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install --constraint constraints.txt \
        haystack-ai txtai sentence-transformers torch==2.13.0
    python bench/answers/peers.py --work DIR --peers /tmp/peers/bin/python [--shared ../shared] [--out FILE]

The peers need 1.5 GB, most of it torch; they live in an environment of their own, so that ours stays as it is. The sets
and what counts as right are those of retrieval.py, but here every one, ours too, returns whole passages, and a gold
need is met by a passage of which at least half lies in the gold passage. *Knooppunt* is the search for
passages, *Knooppunt, hits* the search a user sees, which weighs sentences as well.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from retrieval import ROOT, Benchmark, Search, benchmarks, figures, passages

from kg.encoder import BUNDLED
from kg.model import Evidence

PIPELINES = Path(__file__).with_name("peer_pipelines.py")


def stored(benchmark: Benchmark) -> list[tuple[int, Evidence, str]]:
    """Return id, evidence and text of every passage."""
    found = []
    for row in benchmark.base.texts.passages():
        document = benchmark.base.document(row.document_id)
        assert document is not None
        start, end = row.passage.start, row.passage.end
        found.append((row.id, document.evidence(start, end), document.clean[start:end]))
    return found


def measured(benchmark: Benchmark, found: list[list[int]], times: list[float], everything: dict[int, Evidence]) -> dict:
    """Return the figures by group and the median and 95th percentile of the milliseconds."""
    places: dict[str, list[int]] = {}
    for asked, ids in zip(benchmark.questions, found, strict=True):
        right = [i for i, id_ in enumerate(ids, 1) if asked.is_right(id_, everything[id_])]
        places.setdefault(asked.group, []).append(right[0] if right else 0)
    by_group = {group: figures(ranks) for group, ranks in sorted(places.items())}
    return by_group | {"ms": {"median": statistics.median(times), "p95": statistics.quantiles(times, n=20)[-1]}}


def ours(benchmark: Benchmark, search: Search) -> tuple[list[list[int]], list[float]]:
    """Return what a search of ours finds, and the milliseconds of each question."""
    search(benchmark.questions[0].text)
    found, times = [], []
    for asked in benchmark.questions:
        began = time.perf_counter()
        found.append([id_ for id_, _ in search(asked.text)])
        times.append(1000 * (time.perf_counter() - began))
    return found, times


def main() -> None:
    """Print and write the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--peers", type=Path, required=True, help="the Python of the peers' environment")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", default="gold,kamervragen-nl,gesetze-de")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    chosen = {
        name: make() for name, make in benchmarks(options.work, options.shared) if name in options.only.split(",")
    }
    texts = {name: stored(benchmark) for name, benchmark in chosen.items()}
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "sets.json"
        sets = {
            name: {"texts": [text for _, _, text in texts[name]], "questions": [q.text for q in benchmark.questions]}
            for name, benchmark in chosen.items()
        }
        dump.write_text(json.dumps(sets), encoding="utf-8")
        command = [str(options.peers), str(PIPELINES), str(dump), str(BUNDLED)]
        theirs = json.loads(
            subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()[-1]
        )
    results = {}
    for name, benchmark in chosen.items():
        everything = {id_: evidence for id_, evidence, _ in texts[name]}
        ids = [id_ for id_, _, _ in texts[name]]
        found = {peer: ([[ids[i] for i in row] for row in r["found"]], r["times"]) for peer, r in theirs[name].items()}
        found["Knooppunt"] = ours(benchmark, passages(benchmark.base, benchmark.base.retriever))
        base = benchmark.base
        found["Knooppunt, hits"] = ours(
            benchmark, lambda text, base=base: [(hit.passage_id, hit.evidence) for hit in base.search(text)]
        )
        for system, (rows, times) in found.items():
            row = results[f"{name} · {system}"] = measured(benchmark, rows, times, everything)
            for group, figure in row.items():
                shown = "  ".join(f"{k} {v:.3f}" for k, v in figure.items() if k != "questions")
                print(f"{name:16} {system:16} {group:18} {shown}", flush=True)
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
