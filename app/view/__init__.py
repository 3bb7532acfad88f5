"""Pure functions from nouns to what a page shows: HTML, network specs, plain text. None of them knows Streamlit."""
