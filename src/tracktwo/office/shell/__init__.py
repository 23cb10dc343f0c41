"""The shell: settings, routes, base templates and static files that every office room stands in."""
