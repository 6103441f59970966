"""The Flask application from its parts."""

from flask import Flask

from catalogue.web.api import set_up_api
from catalogue.web.context import KEY, Services
from catalogue.web.csrf import set_up_csrf
from catalogue.web.errors import set_up_errors
from catalogue.web.security import set_up_headers, set_up_limits
from catalogue.web.templating import set_up_templates
from catalogue.web.views import about, browse, compare, downloads, evidence, gaps, health, home, match, papers, programmes, refer, sources


def build_app(services: Services) -> Flask:
    """The site and its API over the given services."""
    app = Flask("catalogue", static_folder="web/static", static_url_path="/static")
    app.extensions[KEY] = services
    app.url_map.strict_slashes = False
    set_up_templates(app)
    set_up_headers(app)
    set_up_limits(app)
    set_up_csrf(app, services.setup)
    set_up_api(app, services)
    set_up_errors(app)  # after the API, whose library would answer pages with JSON
    for module in (home, match, programmes, refer, downloads, browse, compare, gaps, papers, evidence, sources, about, health):
        app.register_blueprint(module.blueprint)
    return app
