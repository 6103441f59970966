"""One frozen page for each template: the whole contract between view and template."""
