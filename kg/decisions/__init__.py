"""Human judgement on entities: what people decided, kept in the graph, and how it changes what is read."""
