"""The site over what the store holds, never over the seed folder: what each gunicorn worker of the hard run serves."""

from catalogue.main import Application

app = Application.from_environment().app()
