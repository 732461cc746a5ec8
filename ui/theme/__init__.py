"""How the window looks: palettes, type, spacing, icons, and the one style sheet made from them."""
