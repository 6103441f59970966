"""Papers as files to take away: one file, or an archive of several."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import Response

from catalogue.web.papers.paper import Paper

NO_TIME = (1980, 1, 1, 0, 0, 0)
ZIP = "application/zip"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def write(kind: str, paper: Paper) -> bytes:
    """The paper as a file of this kind. Raises PdfUnavailable."""
    return WRITERS[kind](paper)


def in_answer(kind: str, papers: Mapping[str, Paper], together: str) -> Response:
    """The answer that carries the papers, each under its name; several of them in one archive, called what they are together.

    Names hold nothing personal and have no ending. Neither the browser nor anything between keeps the answer.
    """
    files = {f"{name}.{kind}": write(kind, paper) for name, paper in papers.items()}
    if len(files) == 1:
        ((name, content),) = files.items()
        return attachment(content, TYPES[kind], name)
    return attachment(archive(files), ZIP, f"{together}-{kind}.zip")


def attachment(content: bytes, content_type: str, name: str) -> Response:
    """A file to save."""
    response = Response(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


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
