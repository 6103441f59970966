"""A paper as HTML: as a page of the site to print, and as the document that a PDF is made of."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.web.papers.paper import Paper
from catalogue.web.papers.text import breakable, clean
from catalogue.web.templating import render

HOW = "Print this page, or save it as PDF from the print window of your browser. Nothing on it is kept by this site."


@dataclass(frozen=True, slots=True)
class PrintPage:
    """One or more papers to print, each on pages of its own."""

    template: ClassVar[str] = "papers/print.html"
    papers: tuple[Paper, ...]
    several: str = "Papers to print"
    note: str = HOW

    @property
    def title(self) -> str:
        """The paper's title, or what several are called together."""
        return self.papers[0].title if len(self.papers) == 1 else self.several


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One paper that stands alone."""

    template: ClassVar[str] = "papers/document.html"
    paper: Paper

    @property
    def title(self) -> str:
        """The paper's title."""
        return self.paper.title


def print_page(papers: tuple[Paper, ...], several: str = "Papers to print") -> str:
    """The page of the site that prints these papers."""
    return render(PrintPage(tuple(clean(paper) for paper in papers), several))


def document(paper: Paper) -> str:
    """The paper as a document that needs nothing but its style sheet."""
    return render(DocumentPage(breakable(clean(paper))))
