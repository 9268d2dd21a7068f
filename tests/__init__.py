"""The suite; what its tests share is in `support`, whose failed assertions tell as much as their own."""

import sys

if "pytest" in sys.modules:  # a program that a test starts goes without
    sys.modules["pytest"].register_assert_rewrite("tests.support")
