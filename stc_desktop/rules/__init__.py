"""Three-valued tests over the facts of an item: the one small language of lists, national rules, forms and checks."""
