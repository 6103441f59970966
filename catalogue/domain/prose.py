"""Lists and dates as people write them."""

from collections.abc import Iterable
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def and_list(names: Iterable[str]) -> str:
    """“a, b and c”; empty where there is none."""
    found = list(names)
    return found[0] if len(found) == 1 else ", ".join(found[:-1]) + " and " + found[-1] if found else ""


def month_words(text: str) -> str:
    """“September 2012” for 2012-09, “2019” for 2019."""
    year, _, month = text.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year


def day_words(text: str) -> str:
    """“3 May 2012” for 2012-05-03; what is no date stays as it is."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"
