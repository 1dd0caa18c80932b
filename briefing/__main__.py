"""`python3 -m briefing`: the same program as `build.py` and the command `briefing`."""

from briefing.cli.main import program

if __name__ == "__main__":
    program()
