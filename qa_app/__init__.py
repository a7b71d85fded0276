"""The web application, its database, background work and command line."""
