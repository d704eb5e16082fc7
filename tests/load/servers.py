#!/usr/bin/env python3
"""A built site behind real web servers, as `gongkai server-file` sets them up.

    python3 tests/load/servers.py target/release/gongkai [--only nginx caddy apache]

Builds a copy of this repository's site for http://127.0.0.1:PORT/yjsgk/ and again for the root of the host, starts each server that is installed on what the
program prints for it, and asks for pages, assets, data and what is nowhere. Each answer must have the policy, the type, the caching and the compression that
its file should have. At least nginx must be there (Debian: apt-get install nginx-light).
"""
import argparse
import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("program")
arguments.add_argument("--only", nargs="*", default=["nginx", "caddy", "apache"])
arguments = arguments.parse_args()
program = os.path.abspath(arguments.program)
repository = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
faults = []

NGINX = """daemon off; pid {work}/pid; error_log {work}/log; worker_processes 1;
{user}
events {{ }}
http {{
    include /etc/nginx/mime.types; access_log off; {scratch}
    server {{ listen 127.0.0.1:{port}; {given} }}
}}
"""
APACHE = """ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {work}/pid
ErrorLog {work}/log
DefaultRuntimeDir {work}
TypesConfig /etc/mime.types
{modules}
DocumentRoot {work}
{given}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(server, given, port, work):
    """The configuration around what the program printed, and how the server is started on it."""
    path = os.path.join(work, "configuration")
    if server == "nginx":
        kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        scratch = " ".join(f"{kind}_temp_path {work}/{kind};" for kind in kinds)
        user = "user root;" if os.geteuid() == 0 else ""
        # A path that is included is looked for beside the configuration.
        shutil.copy("/etc/nginx/mime.types", work)
        text, run = NGINX.format(work=work, port=port, scratch=scratch, given=given, user=user), ["nginx", "-c", path]
    elif server == "caddy":
        text, run = "{\n    admin off\n    auto_https off\n}\n" + given, ["caddy", "run", "--adapter", "caddyfile", "--config", path]
    else:
        folder = "/usr/lib/apache2/modules"
        names = ["mpm_event", "authz_core", "headers", "deflate", "filter", "alias", "dir", "mime"]
        modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in names)
        text, run = APACHE.format(work=work, port=port, modules=modules, given=given), ["apache2", "-X", "-f", path]
        if os.geteuid() == 0:
            text += "User www-data\nGroup www-data\n"
    with open(path, "w") as file:
        file.write(text)
    return run


def ask(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
    answer = connection.getresponse()
    body = answer.read()
    several = {name: answer.headers.get_all(name) for name in ("Cache-Control", "Content-Security-Policy", "X-Content-Type-Options", "Content-Type")}
    return answer.status, several, {name.lower(): value for name, value in answer.getheaders()}, body


def hold(server, said, truth):
    if not truth:
        faults.append(f"{server}: {said}")


def asked(server, port, base, built):
    """Asks for every kind of file there is, one of each, and holds the answers."""
    samples = {}
    for where, _, names in os.walk(built):
        for name in names:
            path = os.path.relpath(os.path.join(where, name), built)
            group = "assets" if path.startswith("assets/") else "index of search" if re.match(r"search/[^/]+/", path) else "embedded" if name == "embed.html" else "others"
            larger = samples.get((group, path.rsplit(".", 1)[1]), "")
            if not larger or os.path.getsize(os.path.join(built, larger)) < os.path.getsize(os.path.join(built, path)):
                samples[group, path.rsplit(".", 1)[1]] = path
    types = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "csv": "text/csv; charset=utf-8", "json": "application/json", "txt": "text/plain; charset=utf-8", "svg": "image/svg+xml", "png": "image/png"}
    for (group, ending), path in sorted(samples.items()):
        with open(os.path.join(built, path), "rb") as file:
            content = file.read()
        shown = path.removesuffix("index.html") if path.endswith("/index.html") else path
        status, several, single, body = ask(port, base + shown)
        packed = single.get("content-encoding") == "gzip"
        hold(server, f"{path}: {status}", status == 200)
        hold(server, f"{path}: not its content", (gzip.decompress(body) if packed else body) == content)
        hold(server, f"{path}: not compressed", packed or len(content) < 2000 or ending in ("xlsx", "png", "pdf", "docx", "ofd", "sql"))
        kept = group in ("assets", "index of search")
        wanted = ["public, max-age=31536000, immutable"] if kept else ["no-cache"]
        hold(server, f"{path}: cached {several['Cache-Control']}", several["Cache-Control"] == wanted)
        hold(server, f"{path}: sniffed {several['X-Content-Type-Options']}", several["X-Content-Type-Options"] == ["nosniff"])
        if ending in types:
            said = re.sub(r"; ?charset=utf-8", "; charset=utf-8", several["Content-Type"][0].lower())
            hold(server, f"{path}: {said}", said.split(";")[0] == types[ending].split(";")[0] and ("charset" not in types[ending] or said.endswith("utf-8")))
        if ending == "html":
            policy = several["Content-Security-Policy"] or []
            framed = "frame-ancestors *" if group == "embedded" else "frame-ancestors 'self'"
            strict = len(policy) == 1 and policy[0].startswith("default-src 'none'") and "unsafe" not in policy[0] and policy[0].endswith(framed)
            hold(server, f"{path}: policy {policy}", strict)
        if not kept:
            tag = {"If-None-Match": single["etag"]} if "etag" in single else {"If-Modified-Since": single["last-modified"]}
            again = ask(port, base + shown, **tag)[0]
            hold(server, f"{path}: asked again {again}", again == 304)
    for path in ["nowhere/at/all/", "assets/nowhere.css", "search/old/words-0.txt"]:
        status, several, single, body = ask(port, base + path)
        text = gzip.decompress(body) if single.get("content-encoding") == "gzip" else body
        with open(os.path.join(built, "404.html"), "rb") as file:
            hold(server, f"{path}: {status}, or not the page for it", status == 404 and text == file.read())
        hold(server, f"{path}: kept {several['Cache-Control']}", several["Cache-Control"] == ["no-cache"])
    hold(server, "left the folder", b"root:" not in ask(port, base + "assets/..%2f..%2f..%2f..%2fetc/passwd", **{"Accept-Encoding": "identity"})[3])
    if base != "/":
        status, _, single, _ = ask(port, base.rstrip("/"))
        hold(server, f"without the stroke: {status}", status in (301, 302, 308) and single["location"].endswith(base))
    return len(samples)


def held(server, base):
    port = free_port()
    work = tempfile.mkdtemp()
    os.chmod(work, 0o755)
    site = os.path.join(work, "site")
    os.mkdir(site)
    for name in ("content", "templates", "static", "site.toml"):
        source = os.path.join(repository, name)
        (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, os.path.join(site, name))
    settings = os.path.join(site, "site.toml")
    with open(settings) as file:
        text = re.sub(r"^base[-_]url.*\n", "", file.read(), flags=re.MULTILINE)
    with open(settings, "w") as file:
        file.write(text.replace("[site]\n", f'[site]\nbase_url = "http://127.0.0.1:{port}{base}"\n'))
    built = os.path.join(work, "built")
    subprocess.run([program, "--root", site, "build", "--output", built], stdout=subprocess.DEVNULL, check=True)
    printed = subprocess.run([program, "--root", site, "server-file", server, "--folder", built], capture_output=True, text=True, check=True).stdout
    with open(os.path.join(work, "said"), "w") as said:
        running = subprocess.Popen(command(server, printed, port, work), stdout=said, stderr=said)
    try:
        for _ in range(50):
            try:
                ask(port, base)
                break
            except OSError:
                time.sleep(0.1)
        else:
            with open(os.path.join(work, "said")) as said:
                faults.append(f"{server}: did not start: {said.read()[-600:]}")
            return
        print(f"{server} at {base}: {asked(server, port, base, built)} kinds of files", flush=True)
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(work, ignore_errors=True)


installed = [server for server in arguments.only if shutil.which({"apache": "apache2"}.get(server, server), path=os.environ["PATH"] + ":/usr/sbin")]
os.environ["PATH"] += ":/usr/sbin"
if "nginx" not in installed:
    sys.exit("needs nginx: apt-get install nginx-light")
for server in installed:
    for base in ("/yjsgk/", "/"):
        held(server, base)
print("\n".join(faults) or "all as they should be")
sys.exit(bool(faults))
