"""Paths become files: folders are searched, each file comes once, what cannot be used is named."""

from pathlib import Path

import pytest

from ingest.sources import find_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files to read, hidden ones, and ones of other kinds."""
    for name in ("b.txt", "sub/a.MD", ".hidden.txt", ".git/c.txt", "sub/picture.xyz", "LICENSE"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    return tmp_path


def test_folders_are_searched_through(folder: Path) -> None:
    """Readable files come in order of their names, hidden ones and other kinds do not, whatever the case of the ending."""
    files, errors = find_sources([folder])
    assert [f.relative_to(folder).as_posix() for f in files] == ["b.txt", "sub/a.MD"]
    assert errors == []


def test_what_browsers_save_beside_a_page_is_left_out(tmp_path: Path) -> None:
    """Icons in the folder of a saved page do not come, in three languages; such a folder that is named is searched."""
    for place in ("Erts_files", "Erz-Dateien", "Erts_bestanden", "Erts-bestanden", "Ore.files", ".cache", "profiles"):
        (tmp_path / place / "img").mkdir(parents=True)
        (tmp_path / place / "img" / "icon.png").write_bytes(b"x")
    (tmp_path / "over_files.html").write_text("x", encoding="utf-8")
    files, errors = find_sources([tmp_path])
    assert [f.relative_to(tmp_path).as_posix() for f in files] == ["over_files.html", "profiles/img/icon.png"]
    assert errors == []
    assert [f.name for f in find_sources([tmp_path / "Erts_files"])[0]] == ["icon.png"]


def test_each_file_comes_once_and_named_files_always(folder: Path) -> None:
    """A file that is named twice, or also lies in a named folder, comes once; a named file of any kind is tried."""
    files, _ = find_sources([folder / "LICENSE", folder / "b.txt", folder, folder / "b.txt"])
    assert [f.name for f in files] == ["LICENSE", "b.txt", "a.MD"]


def test_what_cannot_be_used_is_named(folder: Path) -> None:
    """A missing path, a dangling link and a folder with nothing to read are errors; the others go on."""
    (folder / "link.txt").symlink_to(folder / "nowhere")
    (folder / "bare").mkdir()
    files, errors = find_sources([folder / "none.txt", folder / "link.txt", folder / "bare", folder / "b.txt"])
    assert [f.name for f in files] == ["b.txt"]
    assert [name in str(error) for name, error in zip(("none.txt", "link.txt", "bare"), errors, strict=True)] == [
        True
    ] * 3


def test_nothing_gives_nothing() -> None:
    """No paths are no files and no errors."""
    assert find_sources([]) == ([], [])
