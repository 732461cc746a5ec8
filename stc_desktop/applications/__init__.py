"""The case that is put to an agency: its parties, lines and papers, the forms it is written on, what is missing, its canonical bytes."""
