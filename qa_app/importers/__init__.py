"""Bytes of a file in, conversations out: plain text, CSV, JSON Lines, WebVTT and SRT. No web, no database."""
