"""Evidence and a reviewer's judgement to a score: YAML library, schema, linter, scoring. Pure."""
