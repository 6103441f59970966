"""Fixtures that more than one folder of tests uses; each stands beside what it is about."""

import gc

pytest_plugins = ("tests.site", "tests.browser")

gc.set_threshold(100_000, 20, 20)
"""Pages that were read are garbage in circles, thousands of elements each: to look for it every 700 objects takes a tenth of the run."""
