"""What every feature stands on: settings, database, permissions, errors, jobs, languages."""
