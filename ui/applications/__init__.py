"""Applications on screen: the list, the steps, the pages of a form, checks, paper."""
