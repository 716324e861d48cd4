"""The commands and what they share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench import __version__
from workbench.cli import (
    backtest_command,
    bench_command,
    bundle_commands,
    data_commands,
    explain_command,
    new_command,
    queue_command,
    report_command,
    run_commands,
    stream_command,
    sweep_command,
    threshold_command,
    train_command,
    trial_commands,
    update_command,
    watch_command,
)
from workbench.cli.command import Command
from workbench.cli.new_help import NewCommand
from workbench.cli.output import tell

if TYPE_CHECKING:
    from workbench.report.writing import Printer


def _print_version(asked: bool) -> None:
    if asked:
        tell(f"Sequence Workbench {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="workbench",
    help="Load sequences, assemble a recurrent network from blocks, train it, export verified model files.\n\n"
    "Without a command the window opens, with the project or the data files that are named, if any.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

COMMANDS: dict[str, Callable[..., Any]] = {
    "inspect": data_commands.inspect,
    "convert": data_commands.convert,
    "new": new_command.new,
    "estimate": trial_commands.estimate,
    "rates": trial_commands.rates,
    "train": train_command.train,
    "queue": queue_command.queue,
    "sweep": sweep_command.sweep,
    "runs": run_commands.runs,
    "bundle": bundle_commands.bundle,
    "collect": bundle_commands.collect,
    "evaluate": run_commands.evaluate,
    "backtest": backtest_command.backtest,
    "report": report_command.report,
    "threshold": threshold_command.threshold,
    "explain": explain_command.explain,
    "predict": run_commands.predict,
    "stream": stream_command.stream,
    "update": update_command.update,
    "watch": watch_command.watch,
    "export": run_commands.export,
    "verify": run_commands.verify,
    "bench": bench_command.bench,
    "doctor": data_commands.doctor,
}
for _name, _command in COMMANDS.items():
    app.command(_name, cls=NewCommand if _name == "new" else Command)(_command)


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    pass


def main(arguments: list[str], printer: "Printer") -> int:
    """Run one command line and give its exit status; `printer` makes PDFs, for which it may load Qt."""
    try:
        app(arguments, prog_name="workbench", obj=printer)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
