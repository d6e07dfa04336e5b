"""The desk of those who keep the help directory."""
