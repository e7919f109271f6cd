"""Recipes that make the model files; they need the `train` extra and are never imported at run time."""
