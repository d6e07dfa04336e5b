"""What ./run does, a file for each thing it knows. Standard library only: it runs before anything is installed."""
