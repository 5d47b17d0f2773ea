"""Read-only HTTP routes beside the pages."""
