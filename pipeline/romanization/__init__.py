"""Romanisations of Korean names from their Hangul: what a place or person may be called in an English report."""
