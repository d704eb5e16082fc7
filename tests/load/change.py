#!/usr/bin/env python3
"""How long a change takes to be seen in the preview, and how long the first page.

    python3 tests/load/change.py target/release/gongkai [1000] [--changes 20] [--work FOLDER] [--limit 150]

Makes a site of so many disclosures (the corpus of benches/peers), starts the preview twice, the second time with what the first has left, and asks for the
front page at once. Then it writes another figure into one disclosure, twenty times, and asks for the page of the disclosure until it shows it, and then for
the front page of the same state. Prints milliseconds from the end of write() to the last byte of the first answer that shows the figure (median, and the
least and most), the cpu seconds of the preview, its memory, and how busy the machine was. With a limit it ends with 1 where the median is above.
Linux only: it reads /proc.
"""
import argparse
import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "benches", "peers"))

DISCLOSURE = "r0000/d00/2016/budget"
TICK = os.sysconf("SC_CLK_TCK")


class Preview:
    """A preview that runs."""

    def __init__(self, program, root):
        self.begun = time.monotonic()
        command = [program, "--root", root, "serve", "--port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        host, port = re.search(r"http://([\d.]+):(\d+)/", self.process.stdout.readline()).groups()
        self.ready = time.monotonic() - self.begun
        self.connection = http.client.HTTPConnection(host, int(port), timeout=600)

    def get(self, address):
        self.connection.request("GET", address)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            sys.exit(f"{address}: {answer.status}")
        return text

    def cpu(self):
        """Its cpu seconds, user and system."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self):
        """The most it had, in MiB."""
        with open(f"/proc/{self.process.pid}/status") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=60)


def state(page):
    return re.search(r'data-state="([^"]*)"', page).group(1)


def first_page(program, root, said):
    """Starts it and asks for the front page at once."""
    preview = Preview(program, root)
    preview.get("/")
    took = time.monotonic() - preview.begun
    print(f"first page, {said}: {took:.2f} s after the start (listening after {preview.ready:.2f} s), {preview.cpu():.2f} cpu s, at most {preview.memory():.0f} MiB", flush=True)
    return preview


def changed(text, number):
    """The text with another amount in the first row of its table."""
    head, rest = text.split("rows:", 1)
    return head + "rows:" + re.sub(r"(合计[\"']?: )[\d.]+", lambda found: f"{found[1]}{7000000 + number}.25", rest, count=1)


def seen(preview, path, text, number):
    """Writes a figure; gives the seconds until the page of the disclosure shows it, and until the front page is of the same state."""
    written, shown = changed(text, number), f"{7000000 + number:,}.25"
    with open(path, "w", encoding="utf-8") as file:
        file.write(written)
    begun = time.monotonic()
    while shown not in (page := preview.get(f"/{DISCLOSURE}/")):
        if time.monotonic() - begun > 60:
            sys.exit(f"{shown} is not shown after a minute")
        time.sleep(0.001)
    own = time.monotonic() - begun
    if state(preview.get("/")) != state(page):
        sys.exit("the front page is of another state")
    return own, time.monotonic() - begun


def told(name, seconds):
    ms = sorted(1000 * each for each in seconds)
    print(f"{name}: median {statistics.median(ms):.0f} ms, {ms[0]:.0f} to {ms[-1]:.0f}", flush=True)
    return statistics.median(ms)


def measure(asked, root):
    program = os.path.abspath(asked.program)
    first_page(program, root, "nothing left").end()
    preview = first_page(program, root, "again")
    try:
        path = f"{root}/content/{DISCLOSURE}.yaml"
        with open(path, encoding="utf-8") as file:
            text = file.read()
        preview.get(f"/{DISCLOSURE}/")
        before, times = preview.cpu(), []
        for number in range(asked.changes):
            times.append(seen(preview, path, text, number))
            time.sleep(asked.rest)
        own = told("the page of what changed", [own for own, _ in times])
        told("and then the front page", [front for _, front in times])
        print(f"{(preview.cpu() - before) / asked.changes:.3f} cpu s a change, at most {preview.memory():.0f} MiB; load {os.getloadavg()[0]:.1f}")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    finally:
        preview.end()
    return own


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("count", type=int, nargs="?", default=1000, help="disclosures")
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--rest", type=float, default=0.3, help="seconds between two changes")
    parser.add_argument("--work", help="where the site is made, or lies from the last time (a temporary folder)")
    parser.add_argument("--limit", type=float, help="milliseconds")
    asked = parser.parse_args()
    from corpus import disclosures
    import ours
    with tempfile.TemporaryDirectory() as folder:
        root = asked.work or f"{folder}/site"
        if not os.path.exists(f"{root}/site.toml"):
            ours.emit(disclosures(asked.count), root, [])
        own = measure(asked, root)
    return int(asked.limit is not None and own > asked.limit)


if __name__ == "__main__":
    sys.exit(main())
