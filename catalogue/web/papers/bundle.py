"""Finished referrals as files to take away. No name of a file says anything about a person."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from catalogue.domain.referral import Referral
from catalogue.schemas.referral import ReferralSchema
from catalogue.services.reference import Reference
from catalogue.web.papers.docx import write_docx
from catalogue.web.papers.pdf import write_pdf
from catalogue.web.papers.referral import referral_paper

MIMETYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
    "zip": "application/zip",
}
Write = Callable[[Referral, Reference], bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file to take away."""

    name: str
    mimetype: str
    content: bytes = field(repr=False)


def _docx(referral: Referral, reference: Reference) -> bytes:
    return write_docx(referral_paper(referral, reference))


def _pdf(referral: Referral, reference: Reference) -> bytes:
    return write_pdf(referral_paper(referral, reference))


def _json(referral: Referral, reference: Reference) -> bytes:
    del reference
    return json.dumps(ReferralSchema().dump(referral), ensure_ascii=False, indent=2).encode()


WRITERS: dict[str, Write] = {"docx": _docx, "pdf": _pdf, "json": _json}


def bundle(referrals: tuple[Referral, ...], kind: str, reference: Reference) -> Bundle:
    """One file, or a ZIP of several. Raises PdfUnavailable where a PDF cannot be made."""
    made = [(f"referral-{one.programme.slug}.{kind}", WRITERS[kind](one, reference)) for one in referrals]
    if len(made) == 1:
        return Bundle(made[0][0], MIMETYPES[kind], made[0][1])
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in made:
            archive.writestr(ZipInfo(name), content)  # its date is fixed: nothing tells when it was written
    return Bundle(f"referrals-{kind}.zip", MIMETYPES["zip"], packed.getvalue())
