"""Papers as files to take away: one file, or an archive of several."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import Response

from catalogue.web.files import private_file
from catalogue.web.papers.paper import Paper

NO_TIME = (1980, 1, 1, 0, 0, 0)


def write(kind: str, paper: Paper) -> bytes:
    """The paper as a file of this kind. Raises PdfUnavailable."""
    return WRITERS[kind](paper)


def in_answer(kind: str, papers: Mapping[str, Paper], together: str) -> Response:
    """The answer that carries the papers, each under its name; several of them in one archive, called what they are together.

    Names hold nothing personal and have no ending. Neither the browser nor anything between keeps the answer.
    """
    return together_if_several({name: write(kind, paper) for name, paper in papers.items()}, kind, together)


def together_if_several(contents: Mapping[str, bytes], kind: str, together: str) -> Response:
    """One file of this kind under its name, or several in one archive."""
    if len(contents) == 1:
        ((name, content),) = contents.items()
        return private_file(content, kind, name)
    return private_file(archive({f"{name}.{kind}": content for name, content in contents.items()}), "zip", f"{together}-{kind}")


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files in one archive, without the time of its making."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for name, content in files.items():
            kept.writestr(ZipInfo(name, NO_TIME), content, ZIP_DEFLATED)
    return out.getvalue()


def docx(paper: Paper) -> bytes:
    """The paper for Word."""
    from catalogue.web.papers.docx import write_docx  # noqa: PLC0415 - 80 ms that only this needs

    return write_docx(paper)


def pdf(paper: Paper) -> bytes:
    """The paper as PDF. Raises PdfUnavailable."""
    from catalogue.web.papers.pdf import write_pdf  # noqa: PLC0415 - an optional extra

    return write_pdf(paper)


def xlsx(paper: Paper) -> bytes:
    """Everything on the paper as a workbook."""
    from catalogue.web.papers.sheet import write_xlsx  # noqa: PLC0415 - 80 ms that only this needs

    return write_xlsx(paper)


def csv(paper: Paper) -> bytes:
    """Everything on the paper as rows."""
    from catalogue.web.papers.sheet import write_csv  # noqa: PLC0415 - as above

    return write_csv(paper)


WRITERS: Mapping[str, Callable[[Paper], bytes]] = {"docx": docx, "pdf": pdf, "xlsx": xlsx, "csv": csv}
