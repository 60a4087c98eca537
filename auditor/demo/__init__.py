"""The demo shop: a small store with a few faults planted, served on loopback."""
