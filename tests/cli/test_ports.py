"""The ports that tests are given: each is one test's alone, in whichever process."""

import json
import subprocess
import sys
from contextlib import ExitStack

from tests.ports import free_port

TAKE = """
import json, sys
from tests import ports
ports.PORTS = range(19_000, 19_040)
print(json.dumps([ports.free_port() for _ in range(10)]), flush=True)
sys.stdin.read()
"""


def test_processes_that_run_together_are_given_different_ports() -> None:
    with ExitStack() as running:
        taking = [
            running.enter_context(subprocess.Popen([sys.executable, "-c", TAKE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
            for _ in range(3)
        ]
        ports = [port for one in taking if one.stdout for port in json.loads(one.stdout.readline())]
        for one in taking:
            assert one.stdin
            one.stdin.close()
    assert len(ports) == len(set(ports)) == 30


def test_a_port_is_given_once() -> None:
    assert len({free_port() for _ in range(20)}) == 20
