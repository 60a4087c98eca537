"""What the auditor costs and what it catches, measured: `python -m tests.benchmarks` prints the tables.

Not part of the tests: figures depend on the machine, so only what is measured alternately in one run is
compared. Each benchmark is a module with `async def run(*, quick: bool) -> Table`.
"""
