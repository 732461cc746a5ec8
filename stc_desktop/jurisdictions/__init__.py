"""A country's law as data: laws, lists in force, agencies, activities, licence types, terms, papers and rules, each with its mark."""
