"""The knowledge base: nouns, graph, index, search, answers, proof."""
