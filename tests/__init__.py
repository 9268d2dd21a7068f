"""The suite; what its tests share is in `support`, whose failed assertions tell as much as their own."""

import pytest

pytest.register_assert_rewrite("tests.support")
