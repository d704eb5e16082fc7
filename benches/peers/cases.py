"""The sites of one corpus and the programs that are run on them."""
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import eleventy
import hugo
import ours
import peers
from corpus import disclosures
from measure import Case

# What a site may switch off of what is not a page.
SETTINGS = ["data", "checks", "search", "workbooks"]
SENTENCE = "\n推进政务公开，规范审批行为。\n"
HEAP = {"NODE_OPTIONS": "--max-old-space-size=16384"}
EVERYTHING = "gongkai, everything"
NO_WORKBOOKS = "gongkai, no workbooks"
PAGES = "gongkai, pages only"


def of_ours(disclosure):
    return f"r{disclosure.region:04}/d{disclosure.department:02}/{disclosure.year}/budget"


def of_peers(disclosure):
    return f"d/{disclosure.slug}/{disclosure.year}"


def alone(program, count, work):
    """gongkai with everything, and nothing beside it."""
    root = f"{work}/ours"
    ours.emit(disclosures(count), root, [])
    command = [program, "--root", ".", "build", "--output", "{out}"]
    return Case(EVERYTHING, root, command)


def ours_cases(program, count, work, known, short):
    """gongkai with everything, again, after a change, without workbooks, pages only, `check`; short,
    neither again nor with findings."""
    everything = alone(program, count, work)
    root, build = everything.folder, everything.command
    checked = Case("gongkai check", root, [program, "--root", ".", "check"])
    build_case = lambda name, folder: Case(name, folder, build, address=of_ours)
    again = lambda name, first: Case(name, root, build, over=first)
    cases = [
        replace(everything, address=of_ours),
        again("gongkai, unchanged", lambda: None),
        again("gongkai, one narrative changed", lambda: change(root)),
    ]
    off = [f"{name} = false" for name in SETTINGS]
    reduced = [(NO_WORKBOOKS, off[-1:])] + ([(PAGES, off)] if known == SETTINGS else [])
    for name, lines in reduced:
        folder = f"{work}/{name.split(', ')[1].replace(' ', '-')}"
        ours.like(root, folder, lines)
        cases.append(build_case(name, folder))
    if short:
        return cases[:1] + cases[3:] + [checked]
    with_findings = f"{work}/found"
    ours.emit(disclosures(count, findings=True), with_findings, [])
    cases.append(build_case("gongkai, everything, with findings", with_findings))
    return cases + [checked]


def change(root):
    """A sentence more in the narrative of the first disclosure, or one less."""
    path = Path(root, "content/r0000/d00/2016/budget.md")
    text = path.read_text(encoding="utf-8")
    fewer = text.removesuffix(SENTENCE)
    # The file may be linked from another site.
    path.unlink()
    path.write_text(text + SENTENCE if fewer == text else fewer, encoding="utf-8")


def found(program, root):
    """How many findings a site has."""
    command = [program, "--root", root, "check", "--format", "short"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return len(said.splitlines())


def faults_of_corpus(program, count, work):
    """What is wrong with the sites of ours: one has nothing to find, one has two things a page."""
    faults = []
    for site, wanted in (("ours", 0), ("found", 2 * count)):
        root = f"{work}/{site}"
        if os.path.isdir(root) and found(program, root) != wanted:
            faults.append(f"{site}: {found(program, root)} findings, not {wanted}")
    return faults


def known_settings(program, work):
    """Which of the settings that leave something out this program takes."""
    known = []
    for name in SETTINGS:
        root = f"{work}/asked-{name}"
        ours.emit(disclosures(1), root, [f"{name} = false"])
        asked = [program, "--root", root, "check"]
        if subprocess.run(asked, capture_output=True, check=False).returncode == 0:
            known.append(name)
    return known


def peer_cases(count, work, home, only, tell):
    """The cases of the generators that are to be had."""
    cases = []
    for name, prepare in (("hugo", hugo_cases), ("eleventy", eleventy_cases)):
        try:
            cases += prepare(count, work, home) if only is None or name in only else []
        except peers.Skipped as why:
            tell(f"{name}: skipped. {why}")
    tell(peers.ZOLA)
    return cases


def hugo_cases(count, work, home):
    program = peers.hugo(home)
    cases = []
    for form in ("yaml", "json"):
        root = f"{work}/hugo-{form}"
        hugo.emit(disclosures(count), root, form)
        command = [program, "--minify", "--quiet", "--destination", "{out}"]
        cases.append(Case(f"Hugo, {form.upper()}", root, command, address=of_peers))
    return cases


def eleventy_cases(count, work, home):
    packages = peers.eleventy(home)
    root = f"{work}/eleventy-json"
    eleventy.emit(disclosures(count), root, "json")
    Path(root, "node_modules").symlink_to(os.path.abspath(packages))
    command = ["node_modules/.bin/eleventy", "--quiet", "--output", "{out}"]
    return [Case("Eleventy, JSON", root, command, HEAP, address=of_peers)]
