"""Prose by a language model over the quotes of an answer: off by default, and checked sentence by sentence."""
