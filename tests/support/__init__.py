"""What tests share: each helper stands here once. Fixtures stand in the conftest of those who ask for them."""
