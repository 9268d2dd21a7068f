"""What people type, paste, send or mail, read in one way at every door: pages, imports, units' workbooks, commands.

One module for each kind of value. Each takes text and gives the value, or raises InvalidValue with the code of the
sentence that tells the person what is wrong with it; where the error belongs (field, cell) is for the caller to say.
"""
