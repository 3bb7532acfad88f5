"""A Haystack and a txtai pipeline over dumped passages: what they find and how long they take, as JSON on stdout.

    PEERS/bin/python bench/answers/peer_pipelines.py DUMP.json MODEL_FOLDER     (started by peers.py)

Runs in a virtual environment of its own and imports nothing of Knooppunt. Both join BM25 with the vectors of the same
encoder: Haystack's two retrievers over its in-memory store by reciprocal rank fusion, txtai's hybrid index as it is.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ |= {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False"}

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from sentence_transformers import SentenceTransformer
from txtai import Embeddings

TOP = 10
POOL = 100

Search = Callable[[str], list[int]]


def haystack(texts: list[str], model: str) -> Search:
    """Return a search through a Haystack pipeline; numbers of texts, best first."""
    encoder = SentenceTransformer(model)
    vectors = encoder.encode(texts, normalize_embeddings=True)
    store = InMemoryDocumentStore(embedding_similarity_function="dot_product")
    store.write_documents(
        [
            Document(id=str(i), content=text, embedding=vector.tolist())
            for i, (text, vector) in enumerate(zip(texts, vectors, strict=True))
        ]
    )
    pipeline = Pipeline()
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=POOL))
    pipeline.add_component("vectors", InMemoryEmbeddingRetriever(store, top_k=POOL))
    pipeline.add_component("join", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=TOP))
    pipeline.connect("words", "join")
    pipeline.connect("vectors", "join")

    def search(question: str) -> list[int]:
        vector = encoder.encode([question], normalize_embeddings=True)[0].tolist()
        found = pipeline.run({"words": {"query": question}, "vectors": {"query_embedding": vector}})
        return [int(document.id) for document in found["join"]["documents"]]

    return search


def txtai(texts: list[str], model: str) -> Search:
    """Return a search through a hybrid txtai index; numbers of texts, best first."""
    embeddings = Embeddings({"path": model, "method": "sentence-transformers", "hybrid": True})
    embeddings.index([(i, text, None) for i, text in enumerate(texts)])
    return lambda question: [int(number) for number, _ in embeddings.search(question, TOP)]


def main(dump: Path, model: str) -> None:
    """Print for each pipeline the seconds to index, and for each question what was found and the milliseconds."""
    sets = json.loads(dump.read_text(encoding="utf-8"))
    results: dict[str, dict[str, dict]] = {}
    for name, data in sets.items():
        for peer, make in (("Haystack", haystack), ("txtai", txtai)):
            began = time.perf_counter()
            search = make(data["texts"], model)
            indexed = time.perf_counter() - began
            search(data["questions"][0])
            found, times = [], []
            for question in data["questions"]:
                began = time.perf_counter()
                found.append(search(question))
                times.append(1000 * (time.perf_counter() - began))
            results.setdefault(name, {})[peer] = {"indexed": indexed, "found": found, "times": times}
    print(json.dumps(results))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2])
