"""The nouns that cross a border between stages: frozen, standard library only."""
