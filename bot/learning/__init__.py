"""How what failed becomes what is known: grouped, tried out, taught, and written into the files."""
