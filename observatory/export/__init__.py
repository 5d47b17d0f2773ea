"""An answer becomes a file that explains itself."""
