"""Where things are in this copy of the project, wherever it was started from."""

from pathlib import Path

TREE = Path(__file__).resolve().parent.parent
REQUIREMENTS = TREE / "requirements"
VENV = TREE / ".venv"
VAR = TREE / "var"
