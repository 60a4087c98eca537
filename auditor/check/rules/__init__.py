"""The rules, one small file each; the list below is the catalogue."""
