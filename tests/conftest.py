"""What holds for the whole suite."""

from hypothesis import settings

# How long one example takes depends on what else the machine does; the suite's own time limit bounds it.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
