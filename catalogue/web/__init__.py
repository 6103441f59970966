"""The site: pages and API over the use cases."""
