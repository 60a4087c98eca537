"""The browser: found or installed, started as a visitor's, tried before a page of the shop opens."""
