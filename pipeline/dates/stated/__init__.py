"""The publication date that a document states about itself, in its metadata, lines, address or name.

Read `candidates` (all of them, with their places), then `choice` (which one counts) and `either` (03/04/2025).
"""
