"""Use cases: they know the domain and the ports, no framework, no database, no clock."""
