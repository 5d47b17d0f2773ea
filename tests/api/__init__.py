"""What machines get: views, files and refusals."""
