"""The processes: assembly, access, the command line, relay and worker."""
