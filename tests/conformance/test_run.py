#!/usr/bin/env python3
"""What run.py makes of programs that are right, silent, wrong in one number, or no checker at all."""

import json
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RUN = Path(__file__).resolve().parent / "run.py"
CASE = "total-mismatch/statement"
# What the text of the case demands, by hand: 1520.40 against 520.40 + 800.00.
RIGHT = {
    "rule": "total-mismatch", "level": "error", "acknowledged": None, "file": "content/example/water/2021/budget.yaml", "line": 5, "column": 15,
    "reported": "1520.40", "computed": "1320.4", "difference": "200",
    "related": [{"file": "content/example/water/2021/budget.yaml", "line": 5, "value": "800.00"}, {"file": "content/example/water/2021/budget.yaml", "line": 5, "value": "520.40"}],
}


class Runner(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.program = Path(folder.name) / "fake"

    def run_suite(self, script, *options):
        """Exit status and output of the suite on a program that is a shell script."""
        self.program.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)
        ran = subprocess.run([sys.executable, str(RUN), *options, str(self.program)], capture_output=True, encoding="utf-8")
        return ran.returncode, ran.stdout

    def answer(self, *findings, status=1):
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in findings)
        return f"cat <<'END'\n{lines}END\nexit {status}\n"

    def changed(self, **keys):
        return self.answer({**RIGHT, **keys})

    def assert_refused(self, script, word):
        status, output = self.run_suite(script, "--case", CASE)
        self.assertEqual(status, 1, output)
        self.assertIn(word, output)
        self.assertIn("0 of 1 cases right; 0 of 1 rules conform", output)

    def test_right(self):
        status, output = self.run_suite(self.answer(RIGHT), "--case", CASE)
        self.assertEqual(status, 0, output)
        self.assertIn("1 of 1 cases right; 1 of 1 rules conform", output)

    def test_silence_conforms_to_nothing(self):
        status, output = self.run_suite("exit 0\n")
        self.assertEqual(status, 1)
        self.assertRegex(output, r"of \d+ cases right; 0 of \d+ rules conform")

    def test_the_wrong_number_each_time(self):
        self.assert_refused(self.changed(computed="1320.41"), "differs in computed")
        self.assert_refused(self.changed(reported="1520.04"), "differs in reported")
        self.assert_refused(self.changed(difference="-200.00"), "differs in difference")
        self.assert_refused(self.changed(computed=None), "differs in computed")

    def test_the_wrong_place(self):
        self.assert_refused(self.changed(column=16), "differs in column")
        self.assert_refused(self.changed(line=6), "differs in line")
        self.assert_refused(self.changed(related=RIGHT["related"][:1]), "differs in related")

    def test_more_than_expected(self):
        self.assert_refused(self.answer(RIGHT, RIGHT), "found, not expected")
        self.assert_refused(self.changed(acknowledged="transcriber"), "differs in acknowledged")

    def test_exit_status(self):
        self.assert_refused(self.answer(RIGHT, status=0), "exit status 0, expected 1")
        self.assert_refused(self.answer(RIGHT, status=101), "could not run")

    def test_no_json(self):
        self.assert_refused("echo 'error: 1520.40'; exit 1\n", "not one finding a line")
        self.assert_refused("echo '[1]'; exit 1\n", "not one finding a line")

    def test_no_program_no_case(self):
        nothing = subprocess.run([sys.executable, str(RUN), "./no-such-program"], capture_output=True, encoding="utf-8")
        self.assertEqual((nothing.returncode, nothing.stdout), (2, ""))
        self.assertEqual(self.run_suite("exit 0\n", "--case", "total-mismatch/none")[0], 2)


if __name__ == "__main__":
    unittest.main()
