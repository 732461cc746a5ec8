"""From authored YAML to checked values: control lists, units, jurisdictions, forms; a bad file is refused with file, line and reason."""
