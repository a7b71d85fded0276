"""One check a file; the registry imports them all."""
