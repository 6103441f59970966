"""The composition root: the only place that knows every part, and puts them together."""

import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.cli import Progress, run
from catalogue.domain.errors import IndexUnavailable, StoreUnavailable
from catalogue.domain.gaps import Offer
from catalogue.domain.programme import Programme
from catalogue.schemas.export import Record
from catalogue.schemas.programme import programme_of
from catalogue.services.browse import Browse
from catalogue.services.documents import documents_of
from catalogue.services.figures import Figures, figures_of
from catalogue.services.gaps import Gaps, offers_of
from catalogue.services.match import Matching
from catalogue.services.places import Places
from catalogue.services.ports import LoadReport
from catalogue.services.reading import Reader
from catalogue.services.refer import Referring
from catalogue.services.reference import Reference
from catalogue.services.searching import Searching
from catalogue.services.snapshot import PerCatalogue, Snapshot, snapshot_of
from catalogue.services.snapshot_cache import SnapshotCache
from catalogue.services.suggest import Suggest
from catalogue.services.unmet import NothingCounted
from catalogue.services.use_cases import UseCases
from catalogue.settings import NEEDS, OFF, Settings
from catalogue.storage.engine import open_engine
from catalogue.storage.migrate import migrate
from catalogue.storage.repository import SqlCatalogueStore
from catalogue.storage.secret import checked, kept_secret
from catalogue.storage.unmet import UnmetFile
from search.query import SearchDocument
from search.whoosh_index import WhooshIndex
from seed.check import Checked, check_everything
from seed.digest import seed_digest
from seed.figures import figure_rules
from seed.gaps import gap_rules
from seed.in_use import check_rules
from seed.loader import load_programmes
from seed.readings import reading_rules
from seed.referral_rules import referral_rules
from seed.rules import rulebook
from seed.search_rules import search_rules
from seed.statuses import status_rules
from seed.tiers import tier_meanings
from seed.words import areas, ethnic_words, own_stems, sources, synonyms, vocabulary

if TYPE_CHECKING:
    from flask import Flask


@dataclass(frozen=True)
class Application:
    """Every part of the catalogue over one set of settings; parts are made when they are first wanted."""

    settings: Settings

    @classmethod
    def from_environment(cls) -> "Application":
        """The application that the environment describes."""
        return cls(Settings.from_environment(os.environ))

    @cached_property
    def reference(self) -> Reference:
        """The controlled words, areas and sources."""
        return Reference(
            vocabulary(), areas(), sources(), status_rules(), ethnic_words(), tier_meanings(), figure_rules(), search_rules().heading_from
        )

    @cached_property
    def store(self) -> SqlCatalogueStore:
        """The store, with its tables brought up to date. Raises StoreUnavailable."""
        self._make_data_folder()
        engine = open_engine(self.settings.database_url)
        migrate(engine)
        return SqlCatalogueStore(engine, self.reference.vocabulary, self.reference.areas, self.reference.sources)

    @cached_property
    def search_index(self) -> WhooshIndex:
        """The search index of this machine."""
        return WhooshIndex(self.settings.index_dir, synonyms())

    @cached_property
    def unmet(self) -> UnmetFile | NothingCounted:
        """Where what was not found is counted; nowhere where the setting is off."""
        counting = self.settings.count_unmet
        return NothingCounted() if counting == OFF else UnmetFile(self.settings.unmet_file, counts_needs=counting == NEEDS)

    def read_seed(self, progress: Progress) -> tuple[Programme, ...]:
        """Every listing of the seed folder, after every rule. Raises SeedRefused."""
        check_rules()
        return load_programmes(progress=progress)

    def load(self, progress: Progress) -> LoadReport:
        """Reads the whole seed folder before the store is touched, then replaces what differs, all or nothing."""
        programmes = self.read_seed(progress)
        return self.store.replace(programmes, seed_digest())

    def is_loaded(self) -> bool:
        """Whether the store holds what the seed folder holds."""
        return self.store.digest() == seed_digest()

    def rebuild_index(self) -> int:
        """Builds the search index anew from the store and says how many listings it has."""
        return self._index(self._stored())

    def refresh_index(self, snapshot: Snapshot) -> None:
        """Builds the search index anew if it is missing, damaged, or was made from another catalogue or by another version."""
        if not self.search_index.is_of(self._documents(snapshot), snapshot.digest):
            self._index(snapshot)

    def unmet_searches(self) -> tuple[tuple[str, int], ...]:
        """The words of searches that found nothing, with how often; () where none are counted."""
        return self.unmet.most()

    def records(self) -> tuple[Record, ...]:
        """Every listing as the API tells it, by slug. Raises StoreUnavailable where nothing was ever loaded."""
        snapshot = self._stored()
        return tuple(
            programme_of(one, self.reference, snapshot.inherited[slug], lambda slug: f"/programmes/{slug}")
            for slug, one in sorted(snapshot.programmes.items())
        )

    def figures(self) -> Figures:
        """The catalogue in figures. Raises StoreUnavailable where nothing was ever loaded."""
        snapshot = self._stored()
        return figures_of(snapshot.programmes.values(), snapshot.inherited)

    def check(self, folder: Path) -> Checked:
        """Holds every citation of the seed folder against the texts."""
        return check_everything(folder)

    @cached_property
    def secret(self) -> str:
        """What signs forms and the cookie: the environment's, else one that is kept in the data folder. Raises StoreUnavailable."""
        given = self.settings.secret_key
        if given is None:
            return kept_secret(self.settings.secret_file)
        return checked(given, "CATALOGUE_SECRET_KEY", "Set a longer one, for example from: openssl rand -hex 32")

    def app(self, *, loopback: bool = False) -> "Flask":
        """The site over what is in the store. On a loopback address its cookie may travel without HTTPS."""
        from catalogue.web.context import Services, Setup  # noqa: PLC0415 - commands that serve nothing do not wait for Flask
        from catalogue.web.factory import build_app  # noqa: PLC0415 - the same

        check_rules()
        snapshots = SnapshotCache(self.store, self.refresh_index)
        snapshots.current()
        searching, reader, found = Searching(snapshots, self.search_index), self._reader, self.search_index
        plain = loopback if self.settings.plain_http is None else self.settings.plain_http
        database = self.settings.database_url.partition(":")[0].partition("+")[0]
        site = Services(
            snapshots=snapshots,
            browse=Browse(searching, reader, self.unmet, gap_rules().age_group),
            suggest=Suggest(searching, self.reference, reader),
            over=self._over,
            reference=self.reference,
            places=Places(self.reference, rulebook().places),
            index_digest=lambda: found.digest,
            setup=Setup(self.secret, not plain, database, self.settings.count_unmet, not self.settings.secret_key),
        )
        return build_app(site)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(reading_rules(), search_rules().wider_places)

    @cached_property
    def _offers(self) -> PerCatalogue[tuple[Offer, ...]]:
        return PerCatalogue(lambda snapshot: offers_of(snapshot, gap_rules()))

    def _over(self, snapshot: Snapshot) -> UseCases:
        """The use cases over one catalogue."""
        rules = rulebook()
        matching = Matching(snapshot, self.reference, rules)
        gaps = Gaps(self._offers.of(snapshot), self.reference, rules.places, gap_rules(), self.unmet, own_stems())
        return UseCases(snapshot, matching, Referring(matching, referral_rules()), gaps)

    def prepared_app(self, progress: Progress = lambda _done, _of: None, *, loopback: bool = False) -> "Flask":
        """The site after preparing what is missing or older than the seed folder."""
        if not self.is_loaded():
            self.load(progress)
        return self.app(loopback=loopback)

    def _stored(self) -> Snapshot:
        stored = self.store.stored()
        if stored is None:
            raise StoreUnavailable("There are no listings yet. Run “catalogue load” first.")
        return snapshot_of(stored.programmes, stored.digest)

    def _documents(self, snapshot: Snapshot) -> list[SearchDocument]:
        """What of each listing is searched."""
        return documents_of(snapshot.programmes.values(), self.reference, search_rules())

    def _index(self, snapshot: Snapshot) -> int:
        try:
            return self.search_index.replace_all(self._documents(snapshot), snapshot.digest)
        except OSError as error:
            raise IndexUnavailable(
                f"The search index cannot be written to {self.settings.index_dir}: {error.strerror}. "
                "Make the folder writable, or set CATALOGUE_DATA_DIR to one that is."
            ) from error

    def _make_data_folder(self) -> None:
        try:
            self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"The data folder {self.settings.data_dir} cannot be made: {error.strerror}. "
                "Set CATALOGUE_DATA_DIR to a folder that can be written to."
            ) from error


def main() -> None:
    """The command `catalogue`."""
    sys.exit(run(Application.from_environment))
