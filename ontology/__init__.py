"""What may be said: classes, properties, shapes and vocabularies, and a thin door to them."""
