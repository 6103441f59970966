"""The command `catalogue` as a person runs it: a process of its own, with a data folder of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import seed

PATIENCE = 60
# What a shell runs in its background is told to ignore Ctrl+C, and so are its children; the tests may run there.
HEED_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
RUN = f"{HEED_CTRL_C}; from catalogue.main import main; main()"


@dataclass(frozen=True)
class Shell:
    """Somewhere to run commands: a data folder, and perhaps a seed folder other than the real one."""

    data: Path
    seed: Path | None = None
    cwd: Path | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What the commands find in their environment; a copied seed package goes before the real one."""
        before = os.environ.get("PYTHONPATH", "")
        path = os.pathsep.join(filter(None, [str(self.seed.parent) if self.seed else "", before]))
        kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "CATALOGUE_SOURCES_DIR"}}
        return {**kept, "CATALOGUE_DATA_DIR": str(self.data), "PYTHONPATH": path, "PYTHONWARNINGS": "error"}

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Runs `catalogue` with these arguments and waits."""
        return subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            env=self.environment, cwd=self.cwd or self.data.parent, capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip

    @contextmanager
    def serving(self, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
        """Runs `catalogue` in the background, and stops it at the end as Ctrl+C does."""
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, *arguments],
            env=self.environment, cwd=self.cwd or self.data.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        with process:
            try:
                yield process
            finally:  # neither a test that fails nor a server that does not stop may keep the others waiting
                if process.poll() is None:
                    process.send_signal(signal.SIGINT)
                try:
                    process.wait(PATIENCE)
                except subprocess.TimeoutExpired:
                    process.kill()
                    raise

    def copied_seed(self) -> "Shell":
        """The same data folder with a copy of the seed package, free to be damaged."""
        source = Path(seed.__file__).parent
        return Shell(self.data, Path(shutil.copytree(source, self.data.parent / "copy" / "seed")))


def answer(address: str) -> str:
    """What a server answers, waited for until it is up."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as response:
                return str(response.read().decode())
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
