"""Loaders: each reads one publication in its own format and rewrites tidy tables; the app imports none."""
