"""From an understood question and the passages found to an answer that is proved, or a refusal."""
