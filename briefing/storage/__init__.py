"""The files that a build writes: its cache and the published folder. Also the commit it builds."""
