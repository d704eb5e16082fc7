#!/usr/bin/env python3
"""The preview under load: it may not be made to eat the machine.

    python3 tests/load/serve.py target/release/gongkai [--seconds 25] [--limit 150] [--site DIR] [--only files crowd snails readers giants streams edits]

Serves a copy of a site, this repository's unless told otherwise, and does all of this at once, as long as it was told to:

- asks for every file of a build, over and over, eight at a time;
- opens 500 connections at once, each asking for a page, again and again;
- 100 snails send a head byte by byte; 100 ask for a large page and read a kilobyte a second;
- heads of a megabyte, two hundred headers, addresses of 100 KB, pages that are nowhere, hosts that are not admitted;
- opens reload streams and drops them, fifty at a time;
- saves a disclosure every half second, and a template every five.

Then: the highest resident memory of the process (VmHWM) is at most the limit in MiB, what nobody reads any more is let go of, the preview still answers the
front page within two seconds, and no page that is there was ever answered with anything but itself (200; 503 where it said that it has too much to do).
Linux only: it reads /proc.
"""
import argparse
import asyncio
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("program")
arguments.add_argument("--seconds", type=float, default=25)
arguments.add_argument("--limit", type=int, default=150, help="MiB")
arguments.add_argument("--site", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
arguments.add_argument("--only", nargs="*", default=["files", "crowd", "snails", "readers", "giants", "streams", "edits"])
arguments = arguments.parse_args()

folder = tempfile.mkdtemp()
site = os.path.join(folder, "site")
os.mkdir(site)
for name in ("content", "templates", "static", "site.toml"):
    source = os.path.join(arguments.site, name)
    (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, os.path.join(site, name))
built = os.path.join(folder, "public")
subprocess.run([arguments.program, "--root", site, "build", "--output", built], stdout=subprocess.DEVNULL, check=True)
paths = []
for where, _, files in os.walk(built):
    inner = os.path.relpath(where, built)
    paths += ["/" + name if inner == "." else f"/{inner}/{name}" for name in files if name != "manifest.json"]
paths = sorted(paths)
large = [path for path in paths if os.path.getsize(built + path) > 60_000]
pages = [path for path in paths if path.endswith(".html")]

server = subprocess.Popen([arguments.program, "--root", site, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
host, port = re.search(r"http://([\d.]+):(\d+)/", server.stdout.readline()).groups()
print(f"{len(paths)} files, {len(large)} large ones; preview {server.pid} at {host}:{port}", flush=True)


def status(name):
    with open(f"/proc/{server.pid}/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))


def state(moment):
    handles = len(os.listdir(f"/proc/{server.pid}/fd"))
    print(f"{moment}: {status('VmRSS') / 1024:.0f} MiB, at most {status('VmHWM') / 1024:.0f} MiB, {status('Threads')} threads, {handles} handles", flush=True)


answers, wrong = {}, []
until = 0.0


def running():
    return time.monotonic() < until


async def ask(path, head="Host: localhost\r\n", pace=0.0):
    """Asks and reads to the end; gives the status, or 0 when the connection ended before."""
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port), 30)
    except (OSError, asyncio.TimeoutError):
        return 0
    try:
        writer.write(f"GET {path} HTTP/1.1\r\n{head}Connection: close\r\n\r\n".encode())
        first = await asyncio.wait_for(reader.readline(), 60)
        while await reader.read(1024 if pace else 65536):
            if pace:
                await asyncio.sleep(pace)
                if not running():
                    break
        code = int(first.split()[1]) if first else 0
    except (OSError, asyncio.TimeoutError, ValueError, IndexError):
        code = 0
    finally:
        writer.close()
    answers[code] = answers.get(code, 0) + 1
    return code


async def every_file():
    while running():
        for path in random.sample(paths, len(paths)):
            if not running():
                return
            code = await ask(path)
            # The folder of the index is named by what is in it: an edit gives it another name.
            if code not in (200, 503) and not path.startswith(("/search/", "/codes/", "/projects/", "/assets/")):
                wrong.append((path, code))


async def crowd():
    while running():
        await asyncio.gather(*(ask(random.choice(pages)) for _ in range(500)))


async def snail():
    while running():
        try:
            _, writer = await asyncio.open_connection(host, port)
            for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Snail: " + b"a" * 1000:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(0.2)
                if not running():
                    break
            writer.close()
        except OSError:
            await asyncio.sleep(0.2)


async def slow_reader():
    while running():
        await ask(random.choice(large), pace=1.0)


async def giants():
    while running():
        await ask("/", "Host: localhost\r\nX: " + "a" * 1_000_000 + "\r\n")
        await ask("/", "Host: localhost\r\n" + "".join(f"X{n}: a\r\n" for n in range(200)))
        await ask("/" + "a" * 100_000)
        await ask("/" + "a" * 9_000)
        await ask(f"/{random.random()}/")
        await ask("/", "Host: evil.example\r\n")
        await ask("/%zz")


async def streams():
    while running():
        opened = []
        for _ in range(50):
            try:
                reader, writer = await asyncio.open_connection(host, port)
                writer.write(b"GET /-/reload HTTP/1.1\r\nHost: localhost\r\n\r\n")
                opened.append((reader, writer))
            except OSError:
                pass
        await asyncio.sleep(random.random())
        for _, writer in opened:
            writer.transport.abort()


async def edits():
    file = os.path.join(site, "content/pingxiang/housing/2020/budget.yaml")
    template = os.path.join(site, "templates/home.html")
    page = open(template).read()
    text, number = open(file).read(), 0
    while running():
        number += 1
        with open(file, "w") as out:
            out.write(text + f"# {number}\n")
        if number % 10 == 0:
            with open(template, "w") as out:
                out.write(page + "\n" * (number // 10 % 5))
        await asyncio.sleep(0.5)


async def sampling():
    begun = time.monotonic()
    while running():
        await asyncio.sleep(5)
        state(f"{time.monotonic() - begun:.0f}s")


async def main():
    global until
    state("at rest")
    until = time.monotonic() + arguments.seconds
    kinds = {"files": (every_file, 8), "crowd": (crowd, 1), "snails": (snail, 100), "readers": (slow_reader, 100), "giants": (giants, 2), "streams": (streams, 1), "edits": (edits, 1)}
    work = [kind() for name, (kind, times) in kinds.items() if name in arguments.only for _ in range(times)]
    await asyncio.gather(sampling(), *work)
    await asyncio.sleep(2)
    state("after")
    begun = time.monotonic()
    code = await ask("/")
    return code, time.monotonic() - begun


try:
    code, took = asyncio.run(main())
    peak = status("VmHWM") / 1024
    print("answers:", dict(sorted(answers.items())))
    print(f"the front page afterwards: {code} in {took * 1000:.0f} ms; at most {peak:.0f} MiB")
    problems = []
    if peak > arguments.limit:
        problems.append(f"{peak:.0f} MiB, allowed are {arguments.limit}")
    if code != 200 or took > 2:
        problems.append(f"the front page afterwards: {code} in {took:.1f} s")
    if wrong:
        problems.append(f"{len(wrong)} answers that are wrong: {wrong[:5]}")
    begun = time.monotonic()
    server.send_signal(signal.SIGINT)
    if server.wait(timeout=10) != 0 or time.monotonic() - begun > 2:
        problems.append("it did not end at once")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)
finally:
    server.kill()
    shutil.rmtree(folder)
