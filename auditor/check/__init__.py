"""Rules over the facts. Pure, and blind to vendors and platforms."""
