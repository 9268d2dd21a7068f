"""Copies of files that do not say who made them: for judges, who must not know whom they judge.

What is kept is listed, never what is removed: of a kind of file, a part or a piece of markup that nobody listed, the
file is refused with what to do instead.
"""
