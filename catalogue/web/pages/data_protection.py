"""What is kept, where, for how long and who can read it: told from the settings in force."""

from dataclasses import dataclass

from catalogue.settings import NEEDS, OFF
from catalogue.web.context import Setup

DATABASES = {"sqlite": "an SQLite file", "postgresql": "a PostgreSQL server"}
WHOEVER_RUNS = "Whoever runs the site"
NOWHERE = "Nowhere on the server"


@dataclass(frozen=True, slots=True)
class StoredThing:
    """One thing, and whether it is about a person."""

    what: str
    where: str
    how_long: str
    who: str


@dataclass(frozen=True, slots=True)
class SettingInForce:
    """A setting as it is now."""

    name: str
    value: str


def in_force(setup: Setup) -> tuple[SettingInForce, ...]:
    """The settings that bear on data protection, as they are now."""
    secret = "kept in a file in the data folder, readable by its owner only" if setup.kept_secret else "given by CATALOGUE_SECRET_KEY"
    counting = {OFF: "nothing", NEEDS: "searches that find nothing, and needs that nothing meets"}
    return (
        SettingInForce("Database", DATABASES.get(setup.database, setup.database)),
        SettingInForce("Data folder", "on the server; whoever runs the site can say where"),
        SettingInForce("What is counted", counting.get(setup.counts, "searches that find nothing")),
        SettingInForce("Cookie", f"{setup.cookie}: {'over HTTPS only' if setup.secure else 'also without HTTPS'}, not readable by scripts"),
        SettingInForce("Secret that signs forms", secret),
    )


def kept(setup: Setup) -> tuple[StoredThing, ...]:
    """Everything that the site keeps or handles."""
    database = f"{DATABASES.get(setup.database, setup.database)}{' in the data folder' if setup.database == 'sqlite' else ''}"
    return (
        StoredThing("The listings: facts from published documents. They name no officer, victim or gang member", f"In {database}",
             "Until the listings are read in again", "Everybody, on the site"),
        StoredThing("The search index, made from the listings", "In the data folder", "Until the listings change", WHOEVER_RUNS),
        *_counts(setup),
        StoredThing("The answers of a match", f"{NOWHERE}. In the page that is open in the browser", "Until the page is closed",
             "Whoever uses that browser"),
        StoredThing("What is typed into a referral: names, dates of birth, addresses, health, offences, family",
             f"{NOWHERE}. In the page that is open in the browser, and in the papers that are taken away",
             "The page: until it is closed. The papers: as your organisation’s rules say", "Whoever uses that browser or has the papers"),
        StoredThing("The cookie: a random token that shows that a form came from a page of this site, and says nothing about anybody",
             f"In the browser, as {setup.cookie}", "Until the browser is closed", "The browser and the site"),
        StoredThing("The log of the site: errors, with the place in the program and never with what was typed",
             "Where the process writes it", "As whoever runs the site decides", WHOEVER_RUNS),
    )  # fmt: skip


def _counts(setup: Setup) -> tuple[StoredThing, ...]:
    if setup.counts == OFF:
        return ()
    searches = StoredThing(
        "Counts of searches that found nothing: stems of at most four words, and the need, age group and borough that were chosen, "
        "without other figures, times or who asked",
        "unmet.db in the data folder", "Until the file is deleted",
        f"{WHOEVER_RUNS}; everybody, where the number is not small and the words are the catalogue’s own for needs, themes and the like",
    )  # fmt: skip
    needs = StoredThing(
        "Counts of needs that nothing meets, by age group and borough, without a time or who asked",
        "unmet.db in the data folder", "Until the file is deleted", f"{WHOEVER_RUNS}; everybody, where the number is not small",
    )  # fmt: skip
    return (searches, needs) if setup.counts == NEEDS else (searches,)


RISKS = (
    ("A label follows a child",
     "The level is said to be the catalogue’s own and not a validated score, with its reasons. Anybody may choose another and say why",
     "Do not keep the level as a fact about the child"),
    ("More is shared than is needed, or without a basis",
     "A gate asks for the lawful basis before anything is typed; consent is never chosen beforehand",
     "Check the basis, and tell people what is shared"),
    ("Other people are named", "The gate and the form ask for no names of others", "Read the papers before you send them"),
    ("Somebody who is a danger sees it",
     "Safe ways to get in touch are asked for. Pages for young people and parents have a button to leave at once",
     "Follow them. Send papers only to the service"),
    ("Papers go astray", "The catalogue sends and stores nothing, and no file’s name says anything about a person",
     "Send them in a secure way; delete copies in the downloads folder"),
    ("Somebody else uses the same machine", "Pages with personal details are not kept by the browser’s cache",
     "Close the page when you have finished. Do not let browsers fill in forms on shared machines"),
    ("Old information sends a child to a service that is gone",
     "Every listing shows its year, and every referral says to call first", "Call before you send"),
    ("An urgent concern waits in a referral", "Danger and an unshared safeguarding concern stop the referral and say what to do first",
     "Keep your own safeguarding procedure"),
    ("Others read what travels on the network",
     "The cookie travels over HTTPS only unless a setting says otherwise", "Serve the site over HTTPS"),
)  # fmt: skip
"""What can go wrong, what the catalogue does about it, and what only its users can do."""
