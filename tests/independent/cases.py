#!/usr/bin/env python3
"""Works out from the YAML of every case of the conformance suite, with the declarations under spec/ and no program, which linear identities fail, with their
numbers, the place of the figure reported and the other figures counted; and compares with what the case expects. Shares no code with the program; needs PyYAML.

    python3 tests/independent/cases.py            compares, exit status 1 where anything differs
    python3 tests/independent/cases.py --print    prints what it worked out
"""

import re
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

import check

SUITE = check.HERE / "tests/conformance"
SHARED = SUITE / "spec/site"
UNITS = {"元": 1, "万元": 10**4, "亿元": 10**8}
KINDS = ("budget", "performance-targets", "final-accounts", "self-evaluation", "government")
BLANK, DASHES = "", ("——", "—", "－－", "--", "———", "/")
# Rules that a linear identity raises; what else they find (a rule in code, a named kind) is not theirs.
LINEAR = {"total-mismatch", "balance-mismatch", "figure-mismatch", "last-year-mismatch", "part-exceeds-whole", "economic-class-mismatch"}
# A file that one of these stands in has no figures.
REFUSED = {"broken-yaml", "duplicate-key", "wrong-shape", "unreadable-file"}


class Leaf(str):
    """A scalar with its place: file, line and column from 1."""

    place = None


def read(path, shown):
    """A file as mappings, lists and leaves; nothing where it is no YAML."""

    def tree(node):
        if isinstance(node, yaml.MappingNode):
            found = {tree(key): tree(value) for key, value in node.value}
            # Of a key that stands twice the second would win: such a file is refused.
            return found if len(found) == len(node.value) else None
        if isinstance(node, yaml.SequenceNode):
            return [tree(one) for one in node.value]
        leaf = Leaf(node.value)
        leaf.place = (shown, node.start_mark.line + 1, node.start_mark.column + 1)
        return leaf

    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), check.Text)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    return tree(root) if isinstance(root, yaml.MappingNode) else None


def files(case):
    """The files of a case by path: the shared ones, and its own over them."""
    found = {}
    for folder in (SHARED, case / "site"):
        found.update({path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()})
    return found


def named(declared, text):
    return text == declared.get("id") or text == declared["label"] or text in declared.get("labels", [])


def cell(column, text, unit, stated):
    if not isinstance(text, Leaf):
        return None
    found = {"column": column["id"], "printed": str(text), "fragment": text.place, "value": None, "amount_yuan": None, "unit": unit}
    words = text.strip().translate(str.maketrans("０１２３４５６７８９．－，", "0123456789.-,"))
    if words == BLANK:
        return dict(found, state="blank")
    if words in DASHES:
        return dict(found, state="not-applicable")
    if stated:
        suffix = next((name for name in ("万元", "亿元", "元") if words.endswith(name)), None)
        if suffix is not None:
            found["unit"], words = suffix, words[: -len(suffix)]
    if column["type"] == "percent":
        words = words.rstrip("%％")
    if not re.fullmatch(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", words):
        return dict(found, state="malformed" if re.search(r"\d", words) else "stated")
    try:
        value = Decimal(words.replace(",", ""))
    except InvalidOperation:
        return dict(found, state="malformed")
    money = column["type"] == "amount"
    # Below 10¹⁶ in 元, with at most eight decimals (docs/format.md, section 2).
    if abs(value) * (UNITS[found["unit"]] if money else 1) >= 10**16 or -value.as_tuple().exponent > 8:
        return dict(found, state="malformed")
    return dict(found, state="figure", value=str(value), amount_yuan=str(value * UNITS[found["unit"]]) if money else None)


def row_of(form, columns, line, content, unit):
    stated = form["use"] == "statement"
    if isinstance(content, dict):
        cells = [cell(column, text, unit, stated) for label, text in content.items() for column in columns if named(column, label)]
    else:
        filled = [column for column in columns if column["id"] in check.filled(form, line) and column["type"] in ("amount", "count", "percent")]
        # A figure written without its column stands in the one that may stand alone.
        alone = [column for column in filled if column.get("alone")]
        cells = [cell((alone or filled)[0], content, unit, stated)] if filled else []
    return {"key": line["id"], "role": line.get("role", "item"), "cells": [one for one in cells if one]}


def fixed(form, content, unit):
    columns, rows = check.columns(form), []
    if "sides" in form:
        blocks = [(side, content[label]) for side in form["sides"] for label in content if named(side, label) and isinstance(content[label], dict)]
        # The side may be left out where the label is one line's.
        beside = {label: text for label, text in content.items() if not any(named(side, label) for side in form["sides"])}
        blocks.append(({"lines": [line for side in form["sides"] for line in side["lines"]]}, beside))
    else:
        blocks = [(form, content)]
    for owner, block in blocks:
        for line in owner["lines"]:
            rows += [row_of(form, columns, line, text, unit) for label, text in block.items() if named(line, label)]
    return rows


def open_rows(form, content, unit):
    columns, rows = check.columns(form), []
    written = content if isinstance(content, list) else content.get("rows", [])
    for one in written:
        values = {column["id"]: text for label, text in one.items() for column in columns if named(column, label)}
        key = values.get(form["key"]["column"])
        cells = [cell(column, values[column["id"]], unit, False) for column in columns if column["id"] in values and column["type"] in ("amount", "count", "percent")]
        role = one.get("row", "item")
        if role == "item" and key is not None and key.strip() in ("合计", "总计"):
            role = "total"
        rows.append({"key": key or "", "role": role, "cells": [one for one in cells if one]})
    return rows


def requirement(profile, kind):
    declared = check.PROFILES[profile]
    base = requirement(declared["extends"], kind) if "extends" in declared else {}
    return {**base, **declared.get("kinds", {}).get(kind, {})}


def disclosure(root, year, kind, budget_unit, default_profile):
    profile = root.get("profile", default_profile)
    asked = requirement(profile, kind)
    tables, projects = [], []
    for section in ("statements", "tables"):
        for label, content in root.get(section, {}).items():
            local = {one["form"]: one for one in asked.get("tables", [])}
            form = next((form for form in check.FORMS.values() if label in [form["form"], form["name"], local.get(form["form"], {}).get("name"), *form.get("labels", [])]), None)
            if form is None:
                continue
            own = content if isinstance(content, dict) else {}
            state = "none" if "none" in own else "unpublished" if "unpublished" in own else "filled"
            unit = own.get("unit") or form.get("unit") or root.get("unit") or local.get(form["form"], {}).get("unit") or "万元"
            rows = [] if state != "filled" else open_rows(form, content, unit) if "key" in form else fixed(form, content, unit)
            tables.append({"form": form["form"], "name": label, "state": state, "rounding": own.get("rounding", root.get("rounding", "exact")), "rows": rows})
    form = root.get("project-form", asked.get("project-form"))
    if form in check.FORMS:
        columns = check.columns(check.FORMS[form])
        for project in root.get("projects", []):
            values = {**(project.get("funds") or {}), **(project.get("plan") or {})}
            cells = [cell(column, text, root.get("unit", "万元"), False) for label, text in values.items() for column in columns if named(column, label)]
            projects.append({"form": form, "project": project.get("code", project.get("name")), "cells": [one for one in cells if one]})
    return {
        "year": int(year), "kind": kind, "budget_unit": budget_unit, "profile": profile, "rounding": root.get("rounding", "exact"),
        "tables": tables, "projects": projects, "withheld": root.get("withheld", []), "restatements": root.get("restatements", []),
    }


class Recorder(check.Engine):
    """Keeps the numbers of what fails."""

    def __init__(self, department, disclosure):
        super().__init__(department, disclosure)
        self.failed = []

    def judge(self, identity, here):
        status, left, right = super().judge(identity, here)
        if status == "fails":
            self.failed.append(self.numbers(identity, left, right))
        return status, left, right

    def restated(self, left, right):
        explained = super().restated(left, right)
        if explained:
            self.failed.pop()
        return explained

    def numbers(self, identity, left, right):
        """The left side is reported, the right side computed, in the unit of the first figure, where the finding stands."""
        taken = left.taken + right.taken
        first = taken[0][1]
        factor = UNITS[first["unit"]] if first["amount_yuan"] is not None else 1
        reported, computed = left.value() / factor, right.value() / factor
        others = sorted((other["fragment"][0], other["fragment"][1], other["printed"]) for _, other, _ in taken[1:])
        return {
            "rule": identity["rule"], "file": first["fragment"][0], "line": first["fragment"][1], "column": first["fragment"][2],
            "reported": reported, "computed": computed, "difference": reported - computed, "related": others,
        }


SPEC = {kind: check.declarations([SUITE / "spec" / kind], key) for kind, key in (("forms", "form"), ("profiles", "profile"))}


def failures(case, unread):
    """What fails in a case; the files under `unread` cannot be read, and are not judged."""
    found, departments = files(case), {}
    own = {"forms": {}, "profiles": {}}
    for path, where in found.items():
        match = re.fullmatch(r"content/_(forms|profiles)/[^/]+\.yaml", path)
        if match:
            declared = read(where, path)
            own[match[1]][declared[match[1][:-1]]] = declared
    check.FORMS, check.PROFILES = {**SPEC["forms"], **own["forms"]}, {**SPEC["profiles"], **own["profiles"]}
    profile = re.search(r'^profile = "(.*)"', found["site.toml"].read_text(encoding="utf-8"), re.M)
    for path, where in found.items():
        match = re.fullmatch(r"content/([a-z0-9-]+)/([a-z0-9-]+)/(?:units/([^/]+)/)?(\d{4})/([a-z-]+)\.yaml", path)
        if match and match[5] in KINDS and path not in unread:
            root = read(where, path)
            if root is not None:
                departments.setdefault(match.group(1, 2), []).append(disclosure(root, match[4], match[5], match[3], profile[1]))
    failed = []
    for department in departments.values():
        for one in department:
            engine = Recorder(department, one)
            engine.run()
            failed += engine.failed
    return failed


def expected(case):
    kept = []
    for one in case["expect"]:
        if one["rule"] in LINEAR:
            decimals = {name: Decimal(one[name]) for name in ("reported", "computed", "difference")}
            related = sorted((other.get("file", one["file"]), int(other["line"]), other["value"]) for other in one.get("related", []))
            kept.append({"rule": one["rule"], "file": one["file"], "line": int(one["line"]), "column": int(one["column"]), **decimals, "related": related})
    return kept


def main():
    compared = wrong = 0
    for entry in yaml.load((SUITE / "index.yaml").read_text(encoding="utf-8"), check.Text):
        for name in entry["cases"]:
            folder = SUITE / entry["rule"] / name
            case = yaml.load((folder / "case.yaml").read_text(encoding="utf-8"), check.Text)
            worked_out = failures(folder, {one["file"] for one in case["expect"] if one["rule"] in REFUSED})
            if "--print" in sys.argv:
                for one in worked_out:
                    print(f"{entry['rule']}/{name}", one)
                continue
            said = expected(case)
            compared += len(said)
            for one in [one for one in said if one not in worked_out]:
                wrong += 1
                print(f"{entry['rule']}/{name}: expected, not worked out: {one}")
            for one in [one for one in worked_out if one not in said]:
                wrong += 1
                print(f"{entry['rule']}/{name}: worked out, not expected: {one}")
    if "--print" not in sys.argv:
        print(f"{compared} expectations of linear identities compared, {wrong} differ")
        sys.exit(1 if wrong or not compared else 0)


if __name__ == "__main__":
    main()
