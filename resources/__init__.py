"""Data only: control lists, national profiles, forms, translations, icons and the files built from them."""
