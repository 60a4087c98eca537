"""All that is TikTok's: hosts, beacons, tables, probe, stand-in SDK."""
