"""Settings: base for all, then one of dev, demo, test and production. Only production reads the environment."""
