"""Micro-credentials in the formats that others read and write: European Learning Model, Open Badges."""
