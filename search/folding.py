"""One spelling for what people write in many: case, accents, apostrophes, look-alike letters."""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'`\u00b4\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07"))
_CYRILLIC = "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445"
_CYRILLIC_RARE = "\u0455\u0456\u0458\u0501\u051b\u051d\u04bb"
_GREEK = "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7"
_SMALL_CAPITALS = "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f"
_MORE_CAPITALS = "\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
_STROKED = "\u0131\u0142\u0111\u0127\u0167\u0237"
_ALPHABETS = (
    (_CYRILLIC, "abekmhopctyx"),
    (_CYRILLIC_RARE, "sijdqwh"),
    (_GREEK, "abezhikmnoptyx"),
    (_SMALL_CAPITALS, "abcdefghijkl"),
    (_MORE_CAPITALS, "mnoprstuvwyz"),
    (_STROKED, "ildhtj"),
)
_LETTERS = {ord(strange): plain for letters, latin in _ALPHABETS for strange, plain in zip(letters, latin, strict=True)} | {
    ord("\u00e6"): "ae",
    ord("\u0153"): "oe",
    ord("\u00f8"): "o",
}

_CONTROL = (*range(32), 127)
_PLAIN = _APOSTROPHES | dict.fromkeys(_CONTROL, " ")
"""What ASCII needs."""

_DOTTED = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])")
_SINGLE_AND_SINGLE = re.compile(r"(?<![^\W_])([^\W\d_])&([^\W\d_])(?![^\W_])")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")


def fold(text: str) -> str:
    """The text as the index sees it: plain lower-case letters, "T.A.G." as tag, "A&E" as aande.

    Control characters become spaces; invisible ones and lone surrogates go. Folding twice changes
    nothing more. The result may be longer than the text.
    """
    text = text.translate(_PLAIN).lower() if text.isascii() else _plain(text)  # the same, in a fifth of the time
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return _SINGLE_AND_SINGLE.sub(r"\1and\2", text).replace("&", " and ") if "&" in text else text


def _plain(text: str) -> str:
    text = _visible(text).casefold().translate(_APOSTROPHES)
    text = unicodedata.normalize("NFKD", text)
    text = text.translate({ord(mark): None for mark in set(text) if unicodedata.combining(mark)})
    text = text.casefold().translate(_LETTERS)
    return _DASHES.sub("-", text)


def _visible(text: str) -> str:
    return text.translate({ord(mark): _shown(mark) for mark in set(text)})  # a text has few marks, each many times


def _shown(mark: str) -> str:
    match unicodedata.category(mark):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cf" | "Cs":
            return ""
        case _:
            return mark
