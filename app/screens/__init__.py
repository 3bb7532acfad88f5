"""The pages: widgets in, views out."""
