"""From what SQLAlchemy and the drivers raise to one sentence that says what is wrong and what to do.

Only sentences written here reach people. A driver's own text is shown for a refused record alone, where it names the
constraint: elsewhere it may hold parts of a connection string. The password is never in a message.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from catalogue.domain.errors import StoreUnavailable

LOCKED = "The database {place} is in use by another process, which keeps it locked. Wait until it has finished, or stop it, and try again."
READ_ONLY = (
    "The database {place} cannot be changed: it is read-only. Give this user write permission for the file and its folder, "
    "or set CATALOGUE_DATA_DIR to a folder that can be written to."
)
CANNOT_OPEN = (
    "The database {place} cannot be opened: its folder is missing, or this user may not use it. Make the folder, "
    "or set CATALOGUE_DATA_DIR to one that can be written to."
)
FULL = "The disk that holds the database {place} is full; what was there before is still there. Free some space and try again."
DAMAGED = (
    "{place} is damaged, or is not a database. Move the file away and run `catalogue load`: "
    "everything in it is made again from the records."
)
DISK_FAILS = "The database {place} cannot be read from its disk, or written to it. Check the disk, then try again."
NO_TABLES = "The database {place} does not have the tables that this version needs. Run `catalogue load`, which makes them."
REFUSED = "The database {place} refused a record ({reason}); nothing was changed. Run `catalogue load` again; if this stays, report it."
UNREACHABLE = "The database {place} cannot be reached. Check that it runs, and that DATABASE_URL names the right host, port and database."
NO_ENTRY = "The database {place} does not let this user in. Check the user and the password in DATABASE_URL."
NO_DATABASE = "There is no database {place}. Create it, or correct DATABASE_URL."
SERVER_READ_ONLY = "The database {place} cannot be changed: it is read-only, a standby server perhaps. Set DATABASE_URL to one that can be."
NOT_ALLOWED = "The database {place} does not allow this user to do that. Grant the user the rights to create and change tables."
BUSY = "The database {place} is too busy to answer. Try again in a moment."
OTHER = "The database {place} could not do what was asked ({reason}). Try again; if this stays, report it."

SQLITE = {
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CANTOPEN": CANNOT_OPEN,
    "SQLITE_FULL": FULL,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_IOERR": DISK_FAILS,
}
# A state's first two characters are its class; the longest key that fits wins.
POSTGRES = {
    "08": UNREACHABLE,
    "25006": SERVER_READ_ONLY,
    "28": NO_ENTRY,
    "3D000": NO_DATABASE,
    "42501": NOT_ALLOWED,
    "42P01": NO_TABLES,
    "42703": NO_TABLES,
    "53100": FULL,
    "53": BUSY,
    "55P03": LOCKED,
    "40P01": LOCKED,
    "57P": UNREACHABLE,
}


@contextmanager
def store_errors(url: URL) -> Iterator[None]:
    """Turns whatever the database raises inside into StoreUnavailable with a sentence that says what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        sentence = _sentence(error)
        reason = str(error.orig).partition("\n")[0] if isinstance(error, IntegrityError) else type(error).__name__
        raise StoreUnavailable(sentence.format(place=place(url), reason=reason)) from error


def place(url: URL) -> str:
    """Where a database is, for people: the file, or host, port and name. Never the user or the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "in memory"
    return f"{url.host or 'localhost'}:{url.port or 5432}/{url.database or ''}"


def _sentence(error: SQLAlchemyError) -> str:
    if isinstance(error, IntegrityError):
        return REFUSED
    if not isinstance(error, DBAPIError):
        return BUSY if isinstance(error, NoConnectionFree) else OTHER
    name = getattr(error.orig, "sqlite_errorname", None)
    return _sqlite(name, str(error.orig)) if name else _postgres(error)


def _sqlite(name: str, text: str) -> str:
    # Extended codes carry a suffix: SQLITE_READONLY_DIRECTORY, SQLITE_IOERR_WRITE.
    found = next((sentence for code, sentence in SQLITE.items() if name.startswith(code)), None)
    return found or (NO_TABLES if text.startswith("no such ") else OTHER)


def _postgres(error: DBAPIError) -> str:
    state = getattr(error.orig, "sqlstate", None)
    if state:
        fitting = [code for code in POSTGRES if state.startswith(code)]
        return POSTGRES[max(fitting, key=len)] if fitting else OTHER
    if not isinstance(error, OperationalError):
        return OTHER
    # A connection that never came to be has no state, only the server's words.
    text = str(error.orig)
    if "authentication failed" in text or "no password supplied" in text or "pg_hba.conf" in text:
        return NO_ENTRY
    if "too many clients" in text or "connection slots" in text:
        return BUSY
    return NO_DATABASE if 'database "' in text and "does not exist" in text else UNREACHABLE
