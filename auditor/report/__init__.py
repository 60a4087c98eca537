"""The result as text: HTML, JSON, terminal. jinja2 lives here and in the demo shop alone."""
