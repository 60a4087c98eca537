"""Pages opened, watched until they are quiet, kept; further ones after the journey."""
