"""Whose a noun phrase is: parties, their forces and offices, and whoever stands for them."""
