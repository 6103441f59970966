"""What can go wrong in a search index, each with what to do about it."""


class QueryTooLong(ValueError):
    """The text of a search has more characters than any search needs."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"the search text has {length} characters; shorten it to {limit} or fewer")
        self.length = length
        self.limit = limit


class IndexDamaged(RuntimeError):
    """The index on disk cannot be trusted; it is derived, so rebuilding it loses nothing."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(f"the search index in {where} cannot be used ({reason}); build it again")
        self.reason = reason


class IndexMissing(IndexDamaged):
    """Nothing was ever built here, or the whole index was removed."""

    def __init__(self, where: object) -> None:
        super().__init__(where, "there is none yet")
