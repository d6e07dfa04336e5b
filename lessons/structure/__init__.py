"""The structural rules that a lesson's own facts decide: small functions by subject, each with the id of its rule."""
