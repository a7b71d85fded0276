"""Demonstration data: our own conversations, imported, analysed and reviewed by the product itself."""
