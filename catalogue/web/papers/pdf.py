"""A paper as a tagged PDF, where the machine can make one."""

from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from catalogue.domain.errors import CatalogueError
from catalogue.web.papers.page import document
from catalogue.web.papers.paper import Paper
from catalogue.web.templating import STATIC

if TYPE_CHECKING:
    from weasyprint import CSS

TAGGED = "pdf/ua-1"


class PdfUnavailable(CatalogueError):
    """WeasyPrint, or the Pango that it draws with, is not on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "PDF is not set up on this machine: use Print or DOCX. Whoever runs the site can install the extra “pdf” and Pango."
        )


def write_pdf(paper: Paper) -> bytes:
    """The paper as the bytes of a PDF for people and for screen readers. Raises PdfUnavailable."""
    weasyprint = drawing()
    made: bytes = weasyprint.HTML(string=document(paper), url_fetcher=refuse).write_pdf(
        stylesheets=[style_sheet()], pdf_variant=TAGGED, pdf_identifier=b"catalogue", presentational_hints=True
    )
    return made


def drawing() -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """The library that draws. Raises PdfUnavailable."""
    try:
        import weasyprint  # noqa: PLC0415 - an optional extra; two seconds, and only PDFs wait for it
    except (ImportError, OSError) as missing:  # OSError: WeasyPrint is there and Pango is not
        raise PdfUnavailable from missing
    return weasyprint


@cache
def style_sheet() -> "CSS":
    """The style sheet of papers, read once."""
    return drawing().CSS(string=(STATIC / "paper.css").read_text(encoding="utf-8"), url_fetcher=refuse)


def refuse(url: str, *_: object, **__: object) -> NoReturn:
    """A paper fetches nothing from anywhere, whatever somebody typed into it."""
    raise ValueError(f"a paper fetches nothing, not even {url}")
