"""The browser, the sinkhole and the journey: evidence, seen and saved. Playwright lives here alone."""
