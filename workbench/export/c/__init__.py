"""A model as C99 that depends on nothing but the standard library's mathematics, and allocates nothing."""
