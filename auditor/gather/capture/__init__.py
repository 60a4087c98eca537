"""What a run hears: the sinkhole's and the browser's accounts, the probe's and the console's, made one."""
