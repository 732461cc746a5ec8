"""Names of the categories of the list, in our own words; lists and questions group by them."""

WORDS = {
    "lists.category.0": "Nuclear materials and plant",
    "lists.category.1": "Special materials",
    "lists.category.2": "Materials processing",
    "lists.category.3": "Electronics",
    "lists.category.4": "Computers",
    "lists.category.5": "Telecommunications and information security",
    "lists.category.6": "Sensors and lasers",
    "lists.category.7": "Navigation and avionics",
    "lists.category.8": "Marine",
    "lists.category.9": "Aerospace and propulsion",
    "lists.category.M": "Munitions",
}


def category_key(category: str) -> str:
    """The word for a category as codes begin with it: "2" or "M"."""
    return f"lists.category.{category[:1]}"
