"""The records as files: one TOML file a listing, the controlled words, the sources; read, refused or turned into values."""
