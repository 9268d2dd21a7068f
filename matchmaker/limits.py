"""How much may come in at once: what a form, a file and a table hold at most, in one place."""

MEGABYTE = 2**20

# A request
LARGEST_TEXT = 1_000_000  # bytes of a form without its files; the longest, every field full of four-byte letters, fits
MOST_FIELDS = 500  # of one form, a box that is ticked being one
MOST_FILES = 5  # of one form

# Files that stay: papers of a case, what comes with a message
LARGEST_FILE = 20 * MEGABYTE
# The workbook in which a unit answers five questions
LARGEST_WORKBOOK = 5 * MEGABYTE
