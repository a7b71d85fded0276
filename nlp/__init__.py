"""Text in, evidence out: transcripts become labels, findings and measures. Knows no web and no database."""
