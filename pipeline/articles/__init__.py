"""A file becomes one clean, identified article: read, clean, name, tell copies apart."""
