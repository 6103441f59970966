"""Fixtures that more than one folder of tests uses; each stands beside what it is about."""

pytest_plugins = ("tests.site", "tests.browser")
