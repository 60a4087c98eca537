"""The configuration's tables: each module reads what belongs together, and refuses the rest with its place."""
