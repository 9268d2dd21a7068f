"""The command line: thin commands over the services. Data on standard output, everything else on standard error."""
