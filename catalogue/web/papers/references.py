"""Where a paper's facts stand: numbers in the text, and the list of places that they lead to."""

from collections.abc import Iterable

from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.papers.paper import Block, Heading, Numbered


def numbered(notes: Iterable[int]) -> str:
    """“[1, 4]”, or nothing where there is no note."""
    found = ", ".join(str(number) for number in notes)
    return f"[{found}]" if found else ""


def said(line: Line) -> str:
    """A statement with what sets it apart and the numbers of its places."""
    return " ".join(part for part in (line.text, f"({line.mark})" if line.mark else "", numbered(line.notes)) if part)


def place(note: Note) -> str:
    """A place in a document."""
    return f"{note.source_title}, {note.section}, line {note.line}: “{note.anchor}”"


def references(notes: Notes, title: str = "References") -> tuple[Block, ...]:
    """The places by number; nothing where there are none."""
    places = tuple(place(note) for note in notes.listed())
    return (Heading(title), Numbered(places)) if places else ()
