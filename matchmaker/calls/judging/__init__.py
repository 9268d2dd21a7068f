"""How entries are judged: conflicts, who judges what, scores, the council's talk and its decision."""
