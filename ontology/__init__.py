"""What may be said: classes, properties, shapes and vocabularies, and a thin door to them."""

from pathlib import Path

VERSION = "1.0"
"""Version of the ontology, as `owl:versionInfo` in knooppunt.ttl says it."""


def path(name: str) -> Path:
    """Return the path of a bundled file, such as `knooppunt.ttl` or `vocabulary/countries.ttl`.

    Raises:
        FileNotFoundError: no such file is bundled.
    """
    folder = Path(__file__).parent
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        raise FileNotFoundError(f"The ontology holds no file {name!r}.")
    return file
