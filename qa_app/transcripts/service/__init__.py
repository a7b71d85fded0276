"""The rules of conversations: storing what was imported, analysing it, correcting roles."""
