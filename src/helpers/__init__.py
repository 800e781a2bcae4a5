"""Helpers of the amv compendium: load the figures, check the letter's claims, run and render."""
