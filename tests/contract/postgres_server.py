"""A PostgreSQL server for the tests: the one that DATELINE_TEST_POSTGRES names, else one of our own on a free port."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

NAMED = "DATELINE_TEST_POSTGRES"
MISSING = (
    "no PostgreSQL server: install the system's package (apt-get install postgresql), "
    f"or say which server to use: {NAMED}=postgresql://user@host/postgres"
)


class NoServerError(Exception):
    """There is no server to test on; says why."""


@contextlib.contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a running server, ended afterwards if it is ours; raises NoServerError."""
    named = os.environ.get(NAMED)
    if named:
        yield named
        return
    binaries = _binaries()
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    if user:
        shutil.chown(folder, user=user)
    port = _free_port()
    base = {"user": user, "cwd": folder, "env": {"PATH": str(binaries), "LC_ALL": "C.UTF-8"}}
    try:
        _run([binaries / "initdb", "-D", folder / "base", "-U", "dateline", "-A", "trust", "-E", "UTF8", "-N"], **base)
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories={folder}"
        _run([binaries / "pg_ctl", "-D", folder / "base", "-w", "-l", folder / "log", "-o", settings, "start"], **base)
        try:
            yield f"postgresql://dateline@127.0.0.1:{port}/postgres"
        finally:
            _run([binaries / "pg_ctl", "-D", folder / "base", "-m", "immediate", "stop"], **base)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    found = shutil.which("pg_ctl")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    raise NoServerError(MISSING)


def _user() -> str | None:
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):  # the server refuses to run as root
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise NoServerError("no user to run PostgreSQL as: it refuses to run as root")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _run(command: list[object], **how: object) -> None:
    done = subprocess.run(
        [str(each) for each in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
        check=False,
        **how,  # type: ignore[call-overload]
    )
    if done.returncode:
        raise NoServerError(f"PostgreSQL does not start: {done.stderr[-300:]}")
