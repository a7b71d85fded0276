"""What the pages of trends show: words, addresses, charts."""
