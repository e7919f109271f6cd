"""The entry point: finds the command, turns our own errors into one clear line and an exit code."""

from __future__ import annotations

import contextlib
import difflib
import importlib
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import click

from dateline.doors.cli.rooms import Rooms
from dateline.errors import BrokenPromise, DatelineError, SettingsError
from dateline.settings import Settings

DONE, NOTHING_DONE, BAD_USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes: done; nothing could be done; bad usage; done but some reports failed; Ctrl-C."""

COMMANDS = {
    "code": ("code_reports", "Code reports: files, folders, globs, URLs or - (standard input)."),
    "codebook": ("show_codebook", "List the types of action, or show one with its modes."),
    "compare": ("compare_reports", "Compare reports: one event, many accounts; where they contradict each other."),
    "demo": ("demo", "Code the example reports that come with Dateline; no network."),
    "doctor": ("doctor", "Say what is installed, whether it works, and what is missing."),
    "export": ("export_accounts", "Write kept accounts: CSV, Parquet, GDELT, ICEWS, POLECAT, GeoJSON …"),
    "changes": ("list_changes", "What was added, superseded, redacted and judged since a day."),
    "cite": ("cite_reports", "The reports behind an account or event, as BibTeX or CSL-JSON."),
    "compare-sets": ("compare_sets", "How far two sets of events in a store overlap."),
    "import": (
        "import_theirs",
        "Other people's events into a store, marked as theirs: GDELT, ICEWS, POLECAT, ACLED, UCDP.",
    ),
    "query": ("query_accounts", "Ask SQL of the kept accounts, by DuckDB."),
    "redact": ("redact_words", "Take a report, a person or a quotation out of everything kept, for good."),
    "store": ("store_upkeep", "What a store holds; verify, back up, upgrade it."),
    "evaluate": ("evaluate_gold", "Score the coder on a gold file."),
    "events": ("list_events", "List the events of a store: reports, independent origins, disagreements."),
    "judge": ("judge_events", "Say that two are the same event, or not; that an account is right, or wrong."),
    "show": ("show_event", "Show an event as a page: agreed, disputed, each with its words."),
    "watch": ("watch_feeds", "Watch feeds and folders: fetch, code and keep what is new."),
    "runs": ("show_runs", "List the runs of a store, show one, retry what failed, cancel."),
    "gazetteer": ("gazetteer", "Build a larger gazetteer of places from files that you have."),
}
"""Each command: its module in this package (with a `command`), and its line in the help."""


class BadUsageError(SettingsError):
    """The environment's settings make no sense: as bad as an option that makes none."""


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"dateline.doors.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; of a name that is none the likeliest that is meant is told."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            alike = difflib.get_close_matches(args[0], COMMANDS, n=1)
            is_input = "://" in args[0] or os.path.exists(args[0])
            alike = [f"code {args[0]}"] if is_input else alike
            meant = f" Did you mean 'dateline {alike[0]}'?" if alike else " `dateline --help` lists them."
            ctx.fail(f"There is no command '{args[0]}'.{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table above: nothing is imported for the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in sorted(COMMANDS.items())])


def settings_of(rooms: Rooms) -> Settings:
    """The settings of the environment; raises BadUsageError, which ends with exit code 2."""
    try:
        return rooms.settings()
    except SettingsError as error:
        raise BadUsageError(str(error)) from error


def own_version() -> str:
    """The installed version of Dateline."""
    try:
        return version("dateline")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Each command says more: dateline COMMAND --help",
)
@click.option("--debug", is_flag=True, help="Show the whole traceback of an error.")
@click.version_option(own_version(), prog_name="dateline")
def group(debug: bool) -> None:
    """Read news reports and keep the record: who did what to whom, when, where, says who, whether."""
    del debug  # `main` reads it, since it sees the errors; here it is for the help


def main(arguments: Sequence[str] | None = None, *, rooms: Rooms | None = None) -> int:
    """Run a command line and return its exit code (the console script passes it to the shell)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given  # taken wherever it stands, also after the command
    given = [each for each in given if each != "--debug"]
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without a letter shows '?', and we go on
    try:
        code = group.main(given, prog_name="dateline", standalone_mode=False, obj=rooms or Rooms())
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("dateline: interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away (`dateline code … | head`): no error
        _leave_standard_output()
        return DONE
    except SystemExit:  # so do click and rich leave where they are what prints; no command of ours raises it
        return DONE
    except OSError as error:
        if debug:
            raise
        _leave_standard_output()
        with contextlib.suppress(OSError):  # standard error may be what cannot be written
            click.echo(f"dateline: the output cannot be written ({error}): make room, or write elsewhere.", err=True)
        return NOTHING_DONE
    except DatelineError as error:
        if debug:
            raise
        click.echo(f"dateline: {error}", err=True)
        return BAD_USAGE if isinstance(error, BadUsageError) else NOTHING_DONE
    except BrokenPromise as error:
        if debug:
            raise
        click.echo(f"dateline: a bug of Dateline's own, please report it: {error}", err=True)
        return NOTHING_DONE


class _Nowhere(io.TextIOBase):
    """Takes text and keeps none of it."""

    def write(self, text: str) -> int:
        """Say that all of it was written."""
        return len(text)


def _open_what_is_closed() -> None:
    # Python says None for a stream that the caller closed (`dateline code … --out FILE >&-`).
    sys.stdout = sys.stdout or _Nowhere()
    sys.stderr = sys.stderr or _Nowhere()


def _leave_standard_output() -> None:
    # Python flushes standard output once more when it exits, which would fail again and print.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
