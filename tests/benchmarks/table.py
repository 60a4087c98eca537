"""What a benchmark found, and how it is printed."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One benchmark's figures. `missed` names each goal that was not met, in a sentence."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    def print(self, console: Console) -> None:
        """Draw it: the first column to the left, figures to the right."""
        drawn = Drawn(title=Text(self.title), title_justify="left")
        for number, column in enumerate(self.columns):
            drawn.add_column(Text(column), justify="right" if number else "left")
        for row in self.rows:
            drawn.add_row(*map(Text, row))
        console.print(drawn)
        for note in self.notes:
            console.print(Text(note))
        for missed in self.missed:
            console.print(Text(f"Goal missed: {missed}"))
