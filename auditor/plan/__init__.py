"""What to visit and do: configuration, defaults, the plan of one audit."""
