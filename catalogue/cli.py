"""The commands. Each says what it did, or in one sentence what is wrong and what to do, and exits non-zero."""

import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

import click

from catalogue.domain.errors import CatalogueError, SeedRefused
from catalogue.schemas.export import Record
from catalogue.services.figures import Figures
from catalogue.services.ports import LoadReport
from catalogue.settings import SettingRefused, Settings

if TYPE_CHECKING:
    from flask import Flask

Progress = Callable[[int, int], None]
HOST, PORT, THREADS = "127.0.0.1", 8000, 8
PLAIN_HTTP = (
    "CATALOGUE_PLAIN_HTTP is on: answers travel unencrypted on this network, and whoever is on it can read and change them. "
    "Use it only on a network that you trust, and never on the internet."
)
NEEDS_HTTPS = (
    "Matching and referrals need HTTPS at this address: their cookie travels over HTTPS only. Put a proxy that speaks HTTPS before it, "
    "or set CATALOGUE_PLAIN_HTTP=on on a network that you trust."
)


class Checked(Protocol):
    """What a check found."""

    @property
    def citations(self) -> int:
        """How many citations were held against the texts."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Each that does not hold."""


SCREENFUL = 20
"""A longer list of what changed is counted only."""


class Application(Protocol):
    """What the commands ask of the composition root."""

    def load(self, progress: Progress) -> LoadReport:
        """Reads the seed folder into the store."""

    def rebuild_index(self) -> int:
        """Builds the search index anew."""

    def unmet_searches(self) -> tuple[tuple[str, int], ...]:
        """The words of searches that found nothing, with how often."""

    def records(self) -> Iterable[Record]:
        """Every listing as the API tells it."""

    def figures(self) -> Figures:
        """The catalogue in figures."""

    def check(self, folder: Path) -> Checked:
        """Holds the citations against the texts."""

    @property
    def settings(self) -> Settings:
        """How it is set up."""

    def prepared_app(self, progress: Progress, *, loopback: bool) -> "Flask":
        """Prepares what is missing and gives the site."""


def run(make_application: Callable[[], Application]) -> int:
    """Runs the command line and gives the exit status: 0 done, 1 refused, 2 used wrongly."""
    try:
        commands.main(obj=make_application, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    except SeedRefused as refused:
        for problem in refused.problems:
            click.echo(problem, err=True)
        click.echo(f"{len(refused.problems)} problems; the catalogue that was there before is unchanged.", err=True)
        return 1
    except (CatalogueError, SettingRefused) as error:
        click.echo(f"{error}", err=True)
        return 1
    return 0


@click.group(invoke_without_command=True)
@click.version_option(package_name="catalogue")
@click.pass_context
def commands(context: click.Context) -> None:
    """A catalogue of interventions. Without a command: prepares what is missing and serves the site."""
    if context.invoked_subcommand is None:
        serve_site(application(context), HOST, PORT)


def application(context: click.Context) -> Application:
    """The application, made when a command needs it."""
    made: Application = context.obj()
    return made


@commands.command()
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.pass_context
def serve(context: click.Context, host: str, port: int) -> None:
    """Prepare what is missing and serve the site."""
    serve_site(application(context), host, port)


def serve_site(built: Application, host: str, port: int) -> None:
    """Serves with waitress until it is stopped; says plainly when the port is taken."""
    from waitress.server import create_server  # noqa: PLC0415 - only this command needs it

    refuse_taken_port(host, port)
    with progress_line() as progress:
        app = built.prepared_app(progress, loopback=is_loopback(host))
    server = create_server(app, host=host, port=port, threads=THREADS, ident="catalogue")
    click.echo(f"The catalogue is at http://{host}:{port} – stop it with Ctrl+C")
    if words := about_http(host, plain=built.settings.plain_http):
        click.echo(words)
    try:
        server.run()
    except KeyboardInterrupt:
        server.close()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def about_http(host: str, *, plain: bool | None) -> str:
    """What to know of the way in which pages will travel; nothing where they stay on this machine."""
    if is_loopback(host):
        return ""
    return PLAIN_HTTP if plain else NEEDS_HTTPS


def refuse_taken_port(host: str, port: int) -> None:
    """Raises a usage error before anything is prepared if nothing can listen there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Cannot listen on {host}:{port}: {error.strerror}. "
                "Stop what uses it, or choose another with “catalogue serve --port 8001”."
            ) from error


@contextmanager
def progress_line() -> Iterator[Progress]:
    """A line that says how far the reading is, on a terminal only."""
    shown = False

    def show(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and (done % 25 == 0 or done == total):
            shown = True
            click.echo(f"\rReading the records: {done} of {total}", nl=False, err=True)

    yield show
    if shown:
        click.echo(err=True)


@commands.command()
@click.pass_context
def load(context: click.Context) -> None:
    """Read the seed files into the database: all of them or none."""
    with progress_line() as progress:
        report = application(context).load(progress)
    click.echo(
        f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed, {len(report.left)} left as they were."
    )
    for word, slugs in (("added", report.added), ("changed", report.changed), ("removed", report.removed)):
        if 0 < len(slugs) <= SCREENFUL:
            click.echo(f"  {word}: {', '.join(slugs)}")


@commands.command()
@click.pass_context
def index(context: click.Context) -> None:
    """Build the search index anew."""
    click.echo(f"{application(context).rebuild_index()} listings indexed.")


@commands.command("check-sources")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_context
def check_sources(context: click.Context, folder: Path) -> None:
    """Hold every citation against the texts of the documents in FOLDER."""
    checked = application(context).check(folder)
    for problem in checked.problems:
        click.echo(problem, err=True)
    held = checked.citations - len(checked.problems)
    click.echo(f"{checked.citations} citations, {held} hold, {len(checked.problems)} problems.")
    if checked.problems:
        raise click.ClickException("Put the citations right and check again.")


@commands.command()
@click.pass_context
def stats(context: click.Context) -> None:
    """Show what people searched for and did not find: stems of words, never a search as it was typed.

    Words that are not of the catalogue's own lists are shown here and on no page. They may be somebody's name: do not pass them on.
    """
    found = application(context).unmet_searches()
    if not found:
        click.echo("No search without results has been counted.")
    for words, times in found:
        click.echo(f"{times:6}  {words}")


@commands.command()
@click.option("--format", "kind", type=click.Choice(["jsonl", "csv"]), required=True, help="A line of JSON a listing, or a row a listing.")
@click.argument("file", type=click.File("wb", lazy=True, atomic=True), default="-")
@click.pass_context
def export(context: click.Context, kind: str, file: IO[bytes]) -> None:
    """Write every listing with every fact to FILE, or to the screen: the same facts as the API gives."""
    from catalogue.schemas.sheets import WRITERS  # noqa: PLC0415 - only this command needs it

    file.write(WRITERS[kind](application(context).records()))


@commands.command()
@click.pass_context
def figures(context: click.Context) -> None:
    """Show the catalogue in figures: listings by each list, and how facts are known."""
    found = application(context).figures()
    click.echo(f"{found.listings} listings, {found.facts} facts, {found.citations} citations.")
    click.echo(f"{found.inferred} of the tags, places, providers, routes and conditions are inferred; everything else is stated.")
    for name, counts in found.by.items():
        show_counts(f"By {name}", counts)
    for name, counts in found.known.items():
        show_counts(f"How the {name} is known", counts)


def show_counts(heading: str, counts: Mapping[str, int]) -> None:
    """A heading and a line a code."""
    click.echo(f"\n{heading}")
    for code, count in counts.items():
        click.echo(f"{count:6}  {code}")
