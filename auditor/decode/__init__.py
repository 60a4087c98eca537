"""Facts out of the evidence: pages, events, installs. Pure; bs4 and lxml live here alone."""
