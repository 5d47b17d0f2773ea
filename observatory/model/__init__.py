"""The words of the field as frozen values and pure rules; no input, no output."""
