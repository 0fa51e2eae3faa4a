"""Rows become files: schemas, the check of the contract, writing and reading, and what a reader sees first."""
