"""What an engine keeps beside its postings: keys, names, facets, ages, orders, and their words.

They go to JSON and back unchanged; document numbers are the order of the documents.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from search.analysis import name_terms, terms, words
from search.query import SearchDocument
from search.ranking import USUAL, Ranking

FIELDS = ("name", "other_names", "tags", "summary", "body", "quotes", "links")
"""The analysed fields, the most telling first."""

FieldTerms = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class DocumentArrays:
    """Parallel arrays by document number; `lengths` are in index terms, by field.

    `wholes` gives the document that one is a part of. `frequencies` is the
    dictionary for spelling: how much a word is used, names and tags counting
    more than a mention in a text.
    """

    keys: Sequence[str]
    names: Sequence[Sequence[str]]
    ages: Sequence[tuple[int | None, int | None]]
    document_weights: Sequence[float]
    wholes: Mapping[int, int]
    sort_keys: Sequence[Mapping[str, str]]
    facets: Mapping[str, Mapping[str, Sequence[int]]]
    lengths: Mapping[str, Sequence[int]]
    frequencies: Mapping[str, int]

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=True, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, content: bytes) -> "DocumentArrays":
        """The arrays that `to_json` wrote. Raises ValueError for content that is not these."""
        read = json.loads(content)
        try:
            return cls(**{**read, "wholes": {int(part): whole for part, whole in read["wholes"].items()}})
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"the arrays are not these: {error}") from error


def field_terms(document: SearchDocument) -> FieldTerms:
    """The index terms of each field of one document."""
    return {
        "name": name_terms(document.name),
        "other_names": [term for name in document.other_names for term in name_terms(name)],
        "tags": [term for tag in document.tags for term in terms(tag)],
        "summary": terms(document.summary),
        "body": terms(document.body),
        "quotes": terms(document.quotes),
        "links": terms(document.links),
    }


def stock(documents: Iterable[SearchDocument], ranking: Ranking = USUAL) -> tuple[DocumentArrays, list[FieldTerms]]:
    """The arrays of these documents, and the index terms of each.

    Raises ValueError where two documents have one key.
    """
    held = tuple(documents)
    _refuse_repeats(held)
    analysed = [field_terms(document) for document in held]
    arrays = DocumentArrays(
        keys=[document.key for document in held],
        names=[[document.name, *document.other_names] for document in held],
        ages=[(document.age_min, document.age_max) for document in held],
        document_weights=[document.weight for document in held],
        wholes=_wholes(held),
        sort_keys=[dict(document.sort_keys) for document in held],
        facets=_facets(held),
        lengths={field: [len(found[field]) for found in analysed] for field in FIELDS},
        frequencies=_frequencies(held, ranking),
    )
    return arrays, analysed


def fingerprint(documents: Iterable[SearchDocument], ranking: Ranking = USUAL) -> str:
    """SHA-256 over everything in these documents, in their order, and over the numbers that `stock` used."""
    plain = [[ranking.spelt_from, ranking.spelt_names], *(asdict(document) for document in documents)]
    return sha256(json.dumps(plain, default=sorted, sort_keys=True).encode()).hexdigest()


def _wholes(documents: Sequence[SearchDocument]) -> dict[int, int]:
    numbers = {document.key: number for number, document in enumerate(documents)}
    return {numbers[one.key]: numbers[one.part_of] for one in documents if one.part_of in numbers}


def _refuse_repeats(documents: Sequence[SearchDocument]) -> None:
    for key, count in Counter(document.key for document in documents).items():
        if count > 1:
            message = f"{count} documents have the key {key!r}: a key names one document"
            raise ValueError(message)


def _facets(documents: Sequence[SearchDocument]) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(documents):
        for facet, codes in document.facets.items():
            for code in codes:
                found.setdefault(facet, {}).setdefault(code, []).append(number)
    return {facet: dict(sorted(found[facet].items())) for facet in sorted(found)}


def _frequencies(documents: Sequence[SearchDocument], ranking: Ranking) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for document in documents:
        telling = " ".join((document.name, *document.other_names, *document.tags))
        for word in words(telling):
            counts[word] += ranking.spelt_names
        counts.update(words(f"{document.summary} {document.body} {document.quotes} {document.links}"))
    return {word: counts[word] for word in sorted(counts) if len(word) >= ranking.spelt_from}
