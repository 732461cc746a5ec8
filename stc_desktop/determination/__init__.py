"""Do I need a licence, from whom: activity, list verdict, destination, parties and end use weighed by a country's rules."""
