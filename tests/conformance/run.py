#!/usr/bin/env python3
"""Runs the conformance suite on a program and prints, for every rule, how many failing and passing cases came out right.

    python3 run.py [--jobs N] [--case RULE/CASE …] [--] PROGRAM [ARGUMENT …]

For every case the files under spec/site and the case's own over them are laid into an empty folder, and `PROGRAM ARGUMENT … check --format json` is run in it. It
prints one JSON object a line on standard output (docs/format.md, section 7) and exits with 1 where an unacknowledged error was found, else with 0. Exit status: 0 where
every case came out right, 1 where one did not, 2 where the suite could not be run. Needs Python 3.9 and PyYAML.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

SUITE = Path(__file__).resolve().parent
SECONDS = 60
NUMBERS = ("reported", "computed", "difference")


def declared(path):
    """A YAML file, every scalar as text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def number(text):
    """A decimal where the text is one: 7 and 7.00 are the same."""
    try:
        return Decimal(text)
    except (InvalidOperation, TypeError):
        return text


def related(places, file):
    return Counter((one.get("file") or file, int(one["line"]), number(one["value"])) for one in places)


def differs(expected, found):
    """The first key in which a finding is not the one expected; nothing where it is."""
    for key in ("rule", "level", "file"):
        if found.get(key) != expected[key]:
            return key
    if found.get("line") != int(expected["line"]):
        return "line"
    if "column" in expected and found.get("column") != int(expected["column"]):
        return "column"
    for key in NUMBERS:
        # What is not arithmetic has no computed value and no difference; what it reports is a text, compared where the case gives it.
        if key in expected or key != "reported":
            if number(found.get(key)) != number(expected.get(key)):
                return key
    if "related" in expected and related(expected["related"], expected["file"]) != related(found.get("related") or [], found.get("file")):
        return "related"
    if found.get("acknowledged") != expected.get("acknowledged"):
        return "acknowledged"
    return None


def closest(expected, found):
    """The key that tells an expected finding from the findings left over, where one of them stands at its place."""
    keys = [differs(expected, one) for one in found if all(one.get(key) == expected[key] for key in ("rule", "file"))]
    return f" (differs in {', '.join(sorted(set(filter(None, keys))))})" if any(keys) else ""


def compare(case, found, status):
    """What is missing and what is left over, one sentence each."""
    found = [one for one in found if one.get("rule") not in case.get("ignore", [])]
    said = []
    missing = []
    for expected in case["expect"]:
        match = next((one for one in found if differs(expected, one) is None), None)
        if match is None:
            missing.append(expected)
        else:
            found.remove(match)
    said += [f"expected, not found{closest(expected, found)}: {json.dumps(expected, ensure_ascii=False)}" for expected in missing]
    said += [f"found, not expected: {json.dumps(one, ensure_ascii=False)}" for one in found]
    stops = any(expected["level"] == "error" and "acknowledged" not in expected for expected in case["expect"])
    if not case.get("ignore") and status != int(stops):
        said.append(f"exit status {status}, expected {int(stops)}")
    return said


def check(program, rule, name):
    """What is wrong with the program's answer to a case."""
    case = declared(SUITE / rule / name / "case.yaml")
    with tempfile.TemporaryDirectory() as folder:
        for files in (SUITE / "spec/site", SUITE / rule / name / "site"):
            shutil.copytree(files, folder, dirs_exist_ok=True)
        try:
            ran = subprocess.run([*program, "check", "--format", "json"], cwd=folder, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return case, [f"no answer in {SECONDS} seconds"]
    if ran.returncode not in (0, 1):
        return case, [f"could not run: exit status {ran.returncode}: {ran.stderr.decode(errors='replace').strip()[:500]}"]
    try:
        found = [json.loads(line) for line in ran.stdout.decode("utf-8").splitlines() if line.strip()]
        return case, compare(case, found, ran.returncode)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        return case, [f"the output is not one finding a line: {fault}"]


def fails(case):
    """Whether the case's rule must be found in it, and is acknowledged by nobody."""
    return any(expected["rule"] == case["rule"] and "acknowledged" not in expected for expected in case["expect"])


def main():
    arguments = argparse.ArgumentParser(usage="run.py [--jobs N] [--case RULE/CASE …] [--] PROGRAM [ARGUMENT …]")
    arguments.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 1), help="cases at a time")
    arguments.add_argument("--case", action="append", help="only this one, RULE/CASE")
    arguments.add_argument("program", nargs=argparse.REMAINDER)
    asked = arguments.parse_args()
    program = asked.program[1:] if asked.program[:1] == ["--"] else asked.program
    if not program or shutil.which(program[0]) is None:
        print("there is no such program: " + (program[0] if program else "(none given)"), file=sys.stderr)
        return 2
    program = [str(Path(shutil.which(program[0])).resolve()), *program[1:]]
    wanted = [(entry["rule"], name) for entry in declared(SUITE / "index.yaml") for name in entry["cases"]]
    if asked.case:
        wanted = [case for case in wanted if "/".join(case) in asked.case]
    if not wanted:
        print("there is no such case", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(max_workers=max(1, asked.jobs)) as pool:
        answers = list(pool.map(lambda case: check(program, *case), wanted))
    tally, wrong = {}, 0
    for (rule, name), (case, said) in zip(wanted, answers):
        right = tally.setdefault(rule, {True: [0, 0], False: [0, 0]})[fails(case)]
        right[0] += not said
        right[1] += 1
        if said:
            wrong += 1
            print(f"{rule}/{name}: {case['title']}")
            print("".join(f"  {one}\n" for one in said))
    print(f"{'rule':<28}{'failing':>9}{'passing':>9}  conforms")
    conforming = 0
    for rule, by in tally.items():
        right = all(good == cases for good, cases in by.values())
        conforming += right
        print(f"{rule:<28}{'/'.join(map(str, by[True])):>9}{'/'.join(map(str, by[False])):>9}  {'yes' if right else 'no'}")
    print(f"{len(wanted) - wrong} of {len(wanted)} cases right; {conforming} of {len(tally)} rules conform")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
