"""Files that come from outside are read in a process of their own, with limits of time and memory."""
