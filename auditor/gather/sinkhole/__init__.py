"""The vendor's hosts as the browser finds them: a local TLS server below it, and what stands behind that."""
