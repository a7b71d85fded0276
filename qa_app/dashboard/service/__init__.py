"""The rules of the trends: what may be shown, how sure it is, what it is compared with."""
