"""What can go wrong, in the catalogue's own words. HTTP and exit codes appear only at the edges."""


class CatalogueError(Exception):
    """Base of every error that the catalogue raises on purpose; its text says what to do."""


class NoSuchProgramme(CatalogueError):
    """No listing has this slug."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no listing called “{slug}”.")
        self.slug = slug


class NotReferable(CatalogueError):
    """Nobody can be referred to this listing; the text says why."""

    def __init__(self, slug: str, text: str) -> None:
        super().__init__(text)
        self.slug = slug


class NoSuchSource(CatalogueError):
    """None of the source documents has this slug."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no source called “{slug}”.")
        self.slug = slug


class StoreUnavailable(CatalogueError):
    """The database cannot be used as it is: locked, read-only, unreachable, or made by a newer version."""


class IndexUnavailable(CatalogueError):
    """The search index is missing or damaged; it is derived, so it can always be rebuilt."""


class SeedRefused(CatalogueError):
    """The seed files cannot become a catalogue; every problem names file, field and reason."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
