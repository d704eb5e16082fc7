#!/usr/bin/env python3
"""gongkai beside other generators: the same disclosures, equal pages, all in one run.

    python3 benches/peers/run.py 1000 [--runs 5] [--scratch FOLDER] [--program FILE]
    python3 benches/peers/run.py 20000 --runs 1 --alone     how one build grows
    python3 benches/peers/run.py --self-test                20 disclosures, no peers

Makes the corpus and a site of it for each generator, runs all in turn, each time into a folder that
was never there before, and holds the pages of the first run against the corpus and against each
other. Prints cpu seconds, memory, files and bytes, the ratios, and which goals are reached.
docs/performance.md has the results and how they are read.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import cases
import equal
import report
from corpus import disclosures
from measure import interleaved, size

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
FLOORS = 5


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, nargs="?", default=1000, help="disclosures")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", help="where the sites are made (a temporary folder)")
    parser.add_argument("--scratch", help="where they are built (/dev/shm if it is there)")
    parser.add_argument("--peers", default=str(REPOSITORY / "target/peers"))
    parser.add_argument("--only", nargs="*", help="of the peers; none: no peers")
    parser.add_argument("--alone", action="store_true", help="one case, everything, only measured")
    parser.add_argument("--program", default=str(REPOSITORY / "target/release/gongkai"))
    parser.add_argument("--short", action="store_true", help="only the cases of the goals")
    parser.add_argument("--self-test", action="store_true", help="20 disclosures, no peers")
    return parser.parse_args()


def tell(text):
    print(text, file=sys.stderr, flush=True)


def told(number, case, run):
    load = os.getloadavg()[0]
    tell(f"[{number + 1}] {case.name}: cpu {run.cpu:.2f} peak {run.peak:.0f} MiB load {load:.1f}")


def floor(out, scratch):
    """The least cpu seconds that writing the files of a folder takes, each time in a process of its
    own: what else runs on the machine only adds to them."""
    seconds = []
    for _ in range(FLOORS):
        with tempfile.TemporaryDirectory(prefix="floor-", dir=scratch) as copy:
            command = [sys.executable, str(HERE / "floor.py"), out, copy]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            seconds.append(float(said))
    return min(seconds)


class Written:
    """What the first run of each case has written: its size, its floor, and whether it is right."""

    def __init__(self, count, scratch):
        self.count, self.scratch, self.reference = count, scratch, None
        self.sizes, self.floors, self.faults = {}, {}, []

    def __call__(self, case, out):
        if not os.path.isdir(out):
            return
        self.sizes[case.name] = size(out)
        if case.address:
            self.floors[case.name] = floor(out, self.scratch)
            findings = "findings" in case.name
            corpus = disclosures(self.count, findings)
            self.faults += equal.lacking(corpus, out, case.address)
        if case.address is cases.of_peers:
            self.compare(out)

    def compare(self, out):
        """Holds a peer's site against that of the first peer."""
        texts = equal.texts(out)
        if self.reference is None:
            self.reference = texts
        self.faults += equal.unlike(self.reference, texts, out)


def prepared(asked, work):
    """All cases of this run, with the names of those that are not ours."""
    program = os.path.abspath(asked.program)
    known = cases.known_settings(program, work)
    for name in cases.SETTINGS:
        if name not in known:
            tell(f"[output] {name}: not a setting of this program; pages only is not measured")
    if asked.alone:
        return [cases.alone(program, asked.count, work)], []
    only = [] if asked.self_test else asked.only
    others = cases.peer_cases(asked.count, work, asked.peers, only, tell)
    mine = cases.ours_cases(program, asked.count, work, known, asked.short)
    return mine + others, [case.name for case in others]


def main():
    asked = arguments()
    if asked.self_test:
        asked.count, asked.runs = 20, 1
    scratch = asked.scratch or ("/dev/shm" if os.path.isdir("/dev/shm") else None)
    folder = tempfile.TemporaryDirectory
    with folder(dir=asked.work) as work, folder(dir=scratch) as outputs:
        all_cases, others = prepared(asked, work)
        written = Written(asked.count, outputs)
        program = os.path.abspath(asked.program)
        written.faults += cases.faults_of_corpus(program, asked.count, work)
        results = interleaved(all_cases, asked.runs, outputs, written, told)
    print(report.table(asked.count, results, written))
    print(report.goals(asked.count, results, others))
    for fault in written.faults[:20]:
        tell(fault)
    return 1 if written.faults else 0


if __name__ == "__main__":
    sys.exit(main())
