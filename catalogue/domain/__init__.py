"""What the catalogue knows and the rules it keeps: frozen values and pure functions, standard library only."""
