"""A scripted customer that reacts to what the engine hears: library, schema, linter, engine. Pure."""
