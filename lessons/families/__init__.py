"""What families see of a whole module: everything that it shows to students, and a letter that says so."""
