"""One module for each command of the command line, and the helpers of these commands."""
