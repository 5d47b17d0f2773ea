"""From checked tables to one file that serves: all of it, or the last good one stays."""

from observatory.build.dataset import build

__all__ = ["build"]
