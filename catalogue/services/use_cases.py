"""The use cases that speak of one catalogue, together: whoever has them cannot mix two catalogues in one answer."""

from dataclasses import dataclass

from catalogue.services.gaps import Gaps
from catalogue.services.match import Matching
from catalogue.services.refer import Referring
from catalogue.services.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class UseCases:
    """The use cases over one catalogue."""

    snapshot: Snapshot
    matching: Matching
    referring: Referring
    gaps: Gaps
