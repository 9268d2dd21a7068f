"""Speed and memory of this machine, as figures and as ratios of one run; nothing here passes or fails."""
