"""Asserts of the contract suites tell their values, as those of a test do."""

import pytest

pytest.register_assert_rewrite("contracts.store", "contracts.search")
