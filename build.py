#!/usr/bin/env python3
"""The build script: `python3 build.py --help`. The command line itself is `briefing.cli.main`, so
that an installed generator (`briefing`) is the same program."""

from briefing.cli.main import program

if __name__ == "__main__":
    program()
