"""A search that finds nothing is counted as words; one that finds something is not."""

from catalogue.main import Application
from tests.site import Site


def test_only_what_found_nothing_is_counted(site: Site, application: Application) -> None:
    before = dict(application.unmet_searches())
    site.get("/programmes?q=Quilting+classes")
    site.get("/programmes?q=mentoring")
    after = dict(application.unmet_searches())
    assert after.get("class quilt", 0) == before.get("class quilt", 0) + 1
    assert "mentor" not in after
