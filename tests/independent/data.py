#!/usr/bin/env python3
"""Reads the data files of a built site as strangers do: frictionless by datapackage.json, DuckDB by duckdb.sql; the sums by
form must be those of the data.json files, and what refers to another file must be there.

    python3 data.py SITE            needs: pip install frictionless duckdb
"""

import json
import os
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

sys.dont_write_bytecode = True
from check import whole


def by_form(site):
    """The sum of the amounts in yuan of each form, and how many there are, by the data.json files alone."""
    sums = defaultdict(lambda: [Decimal(0), 0])
    for path in site.glob("**/data.json"):
        disclosure = whole(json.loads(path.read_text(encoding="utf-8")))
        rows = [(table["form"], row["cells"]) for table in disclosure["tables"] for row in table["rows"]]
        rows += [(project["form"], project["cells"]) for project in disclosure["projects"]]
        for form, cells in rows:
            for cell in cells:
                if cell["amount_yuan"] is not None:
                    sums[form][0] += Decimal(cell["amount_yuan"])
                    sums[form][1] += 1
    return {form: tuple(both) for form, both in sums.items()}


def main():
    import duckdb
    import frictionless

    site = Path(sys.argv[1]).resolve()
    os.chdir(site / "data")
    wrong = 0
    report = frictionless.validate("datapackage.json")
    for task in report.tasks:
        print(f"{task.name}: {task.stats.get('rows')} lines, {'valid' if task.valid else 'NOT VALID'}")
        for error in task.errors[:5]:
            print(" ", error.message)
    wrong += not report.valid

    base = duckdb.connect()
    base.execute(Path("duckdb.sql").read_text(encoding="utf-8"))
    sums = "SELECT form, sum(amount_yuan), count(amount_yuan) FROM facts GROUP BY form HAVING count(amount_yuan) > 0"
    found = {form: (Decimal(total), count) for form, total, count in base.execute(sums).fetchall()}
    expected = by_form(site)
    for form in sorted(set(found) | set(expected)):
        if found.get(form) != expected.get(form):
            wrong += 1
            print(f"{form}: facts say {found.get(form)}, the data.json files {expected.get(form)}")
    package = json.loads(Path("datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        own = resource["name"]
        key = resource["schema"].get("primaryKey")
        if key:
            whole_key = ", ".join(f"coalesce({one}::VARCHAR, '')" for one in key)
            lines, different = base.execute(f"SELECT count(*), count(DISTINCT ({whole_key})) FROM {own}").fetchone()
            if lines != different:
                wrong += 1
                print(f"{own}: {lines} lines, {different} keys")
        for refers in resource["schema"].get("foreignKeys", []):
            there, pairs = refers["reference"]["resource"], zip(refers["fields"], refers["reference"]["fields"])
            same = " AND ".join(f"own.{here} IS NOT DISTINCT FROM other.{to}" for here, to in pairs)
            lost = base.execute(f"SELECT count(*) FROM {own} own WHERE NOT EXISTS (SELECT 1 FROM {there} other WHERE {same})").fetchone()[0]
            if lost:
                wrong += 1
                print(f"{own}: {lost} lines refer to nothing in {there}")
    standing = base.execute("SELECT status, count(*), count(note) FROM facts GROUP BY status ORDER BY status").fetchall()
    print("; ".join(f"{status} {count}, {notes} with a note" for status, count, notes in standing))
    doubted = base.execute("SELECT count(*) FROM facts WHERE status = 'disputed' AND note IS NULL").fetchone()[0]
    if doubted:
        wrong += 1
        print(f"{doubted} disputed figures without what is disputed")
    print(f"{len(found)} forms summed, {wrong} faults")
    sys.exit(1 if wrong or not found else 0)


if __name__ == "__main__":
    main()
