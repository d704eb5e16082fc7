"""Runs programs in turn and asks the system what each has used."""
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field


@dataclass
class Case:
    """A program that writes a site: `{out}` in its command is the folder to write to."""

    name: str
    folder: str
    command: list
    environment: dict = field(default_factory=dict)
    # Runs into the folder that the case before it has written, after this has been done.
    over: object = None
    # How a page of a disclosure is found in what it writes; nothing for what writes no pages.
    address: object = None
    # The last exit code that is no failure: a checker's is 1 where it found something.
    most: int = 0


@dataclass
class Run:
    """What one run used: seconds and MiB."""

    wall: float
    user: float
    system: float
    peak: float

    @property
    def cpu(self):
        return self.user + self.system


def run(case, out):
    """One run; fails loudly, since the time of a failure means nothing."""
    command = [part.replace("{out}", out) for part in case.command]
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=case.folder,
            env=os.environ | case.environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if not 0 <= process.returncode <= case.most:
            said.seek(0)
            text = said.read()[-2000:].decode(errors="replace")
            raise SystemExit(f"{case.name}: exit {process.returncode}\n{text}")
    return Run(wall, used.ru_utime, used.ru_stime, used.ru_maxrss / 1024)


def size(out):
    """Files and bytes under a folder."""
    files = total = 0
    for folder, _, names in os.walk(out):
        files += len(names)
        total += sum(os.path.getsize(os.path.join(folder, name)) for name in names)
    return files, total


def interleaved(cases, runs, scratch, written, tell):
    """Runs all cases, then all again; each into a folder that was never there before.

    `written` is called with a case and its folder after its first run. What is no longer needed is
    deleted between runs, outside the time that counts.
    """
    results = {case.name: [] for case in cases}
    for number in range(runs):
        out = None
        for place, case in enumerate(cases):
            if case.over:
                case.over()
            else:
                out = tempfile.mkdtemp(prefix=f"run-{number}-{place}-", dir=scratch)
                out = os.path.join(out, "public")
            os.sync()
            results[case.name].append(run(case, out))
            tell(number, case, results[case.name][-1])
            if number == 0:
                written(case, out)
            if place + 1 == len(cases) or not cases[place + 1].over:
                shutil.rmtree(os.path.dirname(out))
    return results


def middle(runs, what):
    return statistics.median(getattr(each, what) for each in runs)


def ratio(runs, others):
    """How many times the others' cpu seconds this one's are contained in: the median of pairs."""
    return statistics.median(other.cpu / each.cpu for each, other in zip(runs, others))
