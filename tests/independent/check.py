#!/usr/bin/env python3
"""Recomputes every linear identity of a built site from its data.json files and the declared forms and profiles alone, and compares with what the
program said in checks.json. Shares no code with the program; needs PyYAML.

    python3 tests/independent/check.py SITE [FORMS-FOLDER …] -- [PROFILES-FOLDER …]
"""

import json
import re
import sys
from decimal import Decimal
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent.parent.parent


class Text(yaml.SafeLoader):
    """Every scalar as text: codes are no numbers."""


Text.yaml_implicit_resolvers = {}


def declarations(folders, key):
    found = {}
    for folder in folders:
        for path in sorted(Path(folder).glob("*.yaml")):
            declared = yaml.load(path.read_text(encoding="utf-8"), Text)
            found[declared[key]] = declared
    return found


FORMS = declarations([HERE / "src/forms/builtin/forms", HERE / "content/_forms"], "form")
PROFILES = declarations([HERE / "src/forms/builtin/profiles", HERE / "content/_profiles"], "profile")


def between(profile):
    declared = PROFILES[profile]
    own = list(between(declared["extends"])) if "extends" in declared else []
    for identity in declared.get("between", []):
        at = next((index for index, other in enumerate(own) if other["id"] == identity["id"]), None)
        if at is None:
            own.append(identity)
        else:
            own[at] = identity
    return own


def columns(form):
    if "columns" in form:
        return form["columns"]
    return [] if form["use"] == "project" else [{"id": "amount", "label": "金额", "type": "amount"}]


def lines(form):
    if "lines" in form:
        return [dict(line, side=None) for line in form["lines"]]
    return [dict(line, side=side["id"]) for side in form.get("sides", []) for line in side["lines"]]


def filled(form, line):
    return line.get("columns", [column["id"] for column in columns(form)])


class Silent(Exception):
    """The identity says nothing here, or cannot be worked out."""


class Sheet:
    """The rows of one form in one disclosure."""

    def __init__(self, disclosure, form, rows, state="filled", rounding="exact"):
        self.disclosure, self.form, self.state, self.rounding = disclosure, FORMS[form], state, rounding
        self.rows = [dict(row, cells={cell["column"]: cell for cell in row["cells"]}) for row in rows]

    def total(self):
        totals = [row for row in self.rows if row["role"] == "total"]
        if totals:
            return totals[0]
        subtotals = [row for row in self.rows if row["role"] == "subtotal"]
        return subtotals[0] if len(subtotals) == 1 else None

    def classified(self):
        # The digits of each level; `true` is short for those of the national classification.
        return self.form.get("key", {}).get("classified") not in (None, "false", [])


def sheet(disclosure, form):
    for table in disclosure["tables"]:
        if table["form"] == form:
            return Sheet(disclosure, form, table["rows"], table["state"], table["rounding"])
    projects = [project for project in disclosure["projects"] if project["form"] == form]
    if projects:
        rounding = disclosure.get("rounding", "exact")
        return Sheet(disclosure, form, [{"key": project["project"], "role": "item", "cells": project["cells"]} for project in projects], "filled", rounding)
    return None


def within(parent, child):
    both = parent["role"] == "item" and child["role"] == "item"
    return both and len(child["key"]) > len(parent["key"]) and child["key"].startswith(parent["key"])


def tops(own):
    items = [row for row in own.rows if row["role"] == "item"]
    return [row for row in items if not (own.classified() and any(within(other, row) for other in own.rows))]


class Side:
    def __init__(self):
        self.taken, self.evident, self.withheld, self.changes = [], False, False, False

    def value(self):
        return sum((sign * base(cell) for sign, cell, _ in self.taken), Decimal(0))

    def interval(self):
        low = high = Decimal(0)
        for sign, cell, rounding in self.taken:
            amount, step = base(cell), precision(cell)
            a, b = {"exact": (amount, amount), "nearest": (amount - step / 2, amount + step / 2)}.get(rounding, (amount, amount + step if amount >= 0 else amount - step))
            a, b = min(a, b), max(a, b)
            if sign < 0:
                a, b = -b, -a
            low, high = low + a, high + b
        return low, high


def base(cell):
    return Decimal(cell["amount_yuan"] if cell["amount_yuan"] is not None else cell["value"])


def precision(cell):
    plain = re.sub(r"[^0-9.]", "", cell["printed"])
    decimals = len(plain.split(".")[1]) if "." in plain else 0
    factor = {"元": 1, "万元": 10000, "亿元": 10**8}.get(cell["unit"], 1)
    return Decimal(10) ** -decimals * factor


class Engine:
    def __init__(self, department, disclosure):
        self.department, self.disclosure = department, disclosure

    def other(self, previous, kind):
        if not previous and kind is None:
            return self.disclosure
        year = self.disclosure["year"] - (1 if previous else 0)
        for other in self.department:
            if other["year"] == year and other["kind"] == (kind or self.disclosure["kind"]) and other["budget_unit"] == self.disclosure["budget_unit"]:
                return other
        raise Silent

    def cell(self, own, row, column, sign, side):
        cell = row["cells"].get(column)
        declared = next(one for one in columns(own.form) if one["id"] == column)
        line = next((line for line in lines(own.form) if line["id"] == row["key"]), None) if "key" not in own.form else None
        optional = declared.get("optional") == "true" or "key" in own.form or (line is not None and (line.get("optional") == "true" or column not in filled(own.form, line)))
        if cell is None or cell["state"] == "blank":
            if optional:
                return False
            raise Silent
        if cell["state"] == "figure":
            side.taken.append((sign, cell, own.rounding))
            side.evident = True
            side.changes |= sign < 0 or declared.get("means") in ("change", "growth")
            return True
        if cell["state"] in ("not-applicable", "stated"):
            return None
        raise Silent

    def figure(self, text, sign, side, here):
        match = re.fullmatch(r"(previous:)?(?:([a-z-]+):)?(?:([A-Z]+\d+|[A-Za-z0-9]+)\.)?(?:\[([^\]]+)\]\.)?([a-z0-9-]+|\S+)", text)
        previous, kind, form, row, name = match.groups()
        if form is not None and form not in FORMS:
            raise ValueError(text)
        own = here["sheet"]
        if form is not None:
            own = sheet(self.other(previous, kind), form)
            if own is None:
                raise Silent
        if own.state == "none":
            return self.nothing(sign)
        if own.state == "unpublished":
            raise Silent
        is_rows = "key" in own.form or own.form["use"] == "project"
        ids = [column["id"] for column in columns(own.form)]
        if row is None and (name == "this" or (name in ids and (is_rows or here["scope"] in ("row", "by-key")))):
            column = here["column"] if name == "this" else name
            if form is None:
                target = here["row"]
            else:
                target = next((one for one in own.rows if one["key"] == here["key"]), None)
        elif row is None:
            line = next(one for one in lines(own.form) if one["id"] == name)
            numbers = [one["id"] for one in columns(own.form) if one["id"] in filled(own.form, line) and one["type"] in ("amount", "count", "percent")]
            alone = [one["id"] for one in columns(own.form) if one.get("alone") and one["id"] in numbers]
            return self.line(own, line, (alone or numbers)[0], sign, side, form)
        else:
            column = here["column"] if name == "this" else name
            line = next((one for one in lines(own.form) if one["id"] == row), None)
            if line is not None:
                return self.line(own, line, column, sign, side, form)
            if row == "total":
                target = own.total()
                if target is None and own.rows:
                    side.withheld |= self.withholds_top(own)
                    for top in tops(own):
                        self.cell(own, top, column, sign, side)
                    return
            else:
                target = next((one for one in own.rows if one["key"] == row), None)
        if target is None:
            raise Silent
        if self.cell(own, target, column, sign, side) is False:
            self.nothing(sign)

    def nothing(self, sign):
        if sign < 0:
            raise Silent

    def line(self, own, line, column, sign, side, form):
        target = next((row for row in own.rows if row["key"] == line["id"]), None)
        if target is not None:
            if self.cell(own, target, column, sign, side) is False:
                self.nothing(sign)
            return
        if line["id"] in self.withheld(own):
            if sign < 0:
                raise Silent
            side.withheld = True
            return
        if line.get("optional") != "true":
            raise Silent
        alike = [one["id"] for one in lines(own.form) if one.get("role", "item") == "item" and one["side"] == line["side"] and one.get("level", "0") == line.get("level", "0")]
        printed = any(row["key"] in alike and any(cell["state"] == "figure" for cell in row["cells"].values()) for row in own.rows)
        if form is not None and line.get("role", "item") == "item" and own.form["use"] != "statement" and printed:
            side.evident = True
        else:
            self.nothing(sign)

    def withheld(self, own):
        """The keys of the rows that are withheld from a sheet; of a fixed line its id."""
        keys = []
        local = next((one["name"] for one in own.disclosure["tables"] if one["form"] == own.form["form"]), None)
        for one in own.disclosure["withheld"]:
            table, _, key = one["at"].partition("/")
            if table not in [own.form["form"], own.form["name"], local] + own.form.get("labels", []):
                continue
            side, _, label = key.partition("/")
            for line in lines(own.form):
                names = [line["id"], line["label"]] + line.get("labels", [])
                on = next((one for one in own.form.get("sides", []) if one["id"] == line["side"]), {})
                if key in names or (label in names and side in (on.get("id"), on.get("label"))):
                    key = line["id"]
                    break
            keys.append(key)
        return keys

    def withholds_top(self, own):
        items = [one["key"] for one in own.rows if one["role"] == "item"] if own.classified() else []
        return any(not any(key.startswith(item) for item in items) for key in self.withheld(own))

    def withholds_child(self, own, row):
        below = lambda key, above: len(key) > len(above["key"]) and key.startswith(above["key"])
        children = [one for one in own.rows if within(row, one)]
        return any(below(key, row) and not any(below(key, child) for child in children) for key in self.withheld(own))

    def add(self, text, here):
        side = Side()
        for sign, term in re.findall(r"(^-\s*|(?<=\s)[+-]\s+|^)((?:sum\([^)]*\)|[^\s+]+))", text.strip()):
            sign = -1 if "-" in sign else 1
            inside = re.fullmatch(r"sum\((.*)\)", term)
            if inside is None:
                self.figure(term, sign, side, here)
                continue
            what, own, row = inside.group(1).strip(), here["sheet"], here["row"]
            if what == "children":
                side.withheld |= self.withholds_child(own, row)
                children = [one for one in own.rows if within(row, one)]
                for child in children:
                    if not any(within(other, child) for other in children):
                        self.cell(own, child, here["column"], sign, side)
            elif what == "rows":
                side.withheld |= self.withholds_top(own)
                index = own.rows.index(row)
                sums = ("subtotal", "total")
                after = []
                for one in own.rows[index + 1 :]:
                    if one["role"] in sums:
                        break
                    after.append(one)
                before = []
                for one in reversed(own.rows[:index]):
                    if one["role"] in sums:
                        break
                    before.append(one)
                under = after or before
                for top in tops(own):
                    if row["role"] == "total" or any(top is one for one in under):
                        self.cell(own, top, here["column"], sign, side)
            elif what.startswith("projects."):
                column = what.split(".")[1]
                forms = [project["form"] for project in self.disclosure["projects"]]
                form = next((form for form in forms if any(one["id"] == column for one in columns(FORMS[form]))), None)
                own = sheet(self.disclosure, form)
                if own is None:
                    raise Silent
                for one in own.rows:
                    self.cell(own, one, column, sign, side)
            else:
                raise ValueError(text)
        return side

    def printed(self, text, here):
        """Whether a figure stands there: what `given` and `unless` of an identity ask."""
        side = Side()
        try:
            self.figure(text, 1, side, here)
        except Silent:
            return False
        return bool(side.taken)

    def judge(self, identity, here):
        if "given" in identity and not self.printed(identity["given"], here):
            raise Silent
        if "unless" in identity and self.printed(identity["unless"], here):
            raise Silent
        text = identity["identity"]
        relation = "<=" if "<=" in text else "="
        left_text, right_text = text.split(relation)
        left, right = self.add(left_text, here), self.add(right_text, here)
        if not left.taken and not right.taken:
            raise Silent
        if not left.evident or not right.evident:
            # Zeros against nothing: the program says that it holds, over no figure.
            raise Silent
        difference = left.value() - right.value()
        if left.withheld or right.withheld:
            # What is printed of a sum is no more than the sum; of changes nothing can be said.
            if left.withheld and right.withheld or right.withheld and relation == "<=" or left.changes or right.changes:
                raise Silent
            seen = difference if right.withheld else -difference
            if seen >= 0 and relation == "<=":
                raise Silent
            return ("holds" if seen >= 0 else "fails"), left, right
        if difference == 0 or (relation == "<=" and difference <= 0):
            return "holds", left, right
        (a, b), (c, d) = left.interval(), right.interval()
        if relation == "<=":
            allowed = a <= d
        else:
            twice = len(left.taken) == 1 and len(right.taken) == 1 and precision(left.taken[0][1]) == precision(right.taken[0][1])
            allowed = a <= d and c <= b and not twice
        return ("within-rounding" if allowed else "fails"), left, right

    def restated(self, left, right):
        """Whether a restatement explains a difference from another document."""
        first = left.taken[0][1] if left.taken else None
        for one in self.disclosure["restatements"]:
            label = one["at"].split("/")
            table = next((table for table in self.disclosure["tables"] if label[0] in (table["name"], table["form"])), None)
            for row in table["rows"] if table else []:
                if row["key"] == label[1] and any(cell is first or cell["fragment"] == (first or {}).get("fragment") for cell in row["cells"]):
                    factor = base(first) / Decimal(first["value"]) if Decimal(first["value"]) else 10000
                    return left.value() - base(first) + Decimal(one["published"]) * factor == right.value()
        return False

    def run(self):
        """Every linear identity of the disclosure: (identity, fragment of the first figure, status)."""
        found = []

        def at(identity, here, crosses=False):
            try:
                status, left, right = self.judge(identity, here)
            except Silent:
                return
            if status == "fails" and crosses and self.restated(left, right):
                return
            first = (left.taken or right.taken)[0][1]["fragment"]
            found.append((identity["id"], first, status))

        own_forms = [table["form"] for table in self.disclosure["tables"]] + sorted({project["form"] for project in self.disclosure["projects"]})
        for name in own_forms:
            own = sheet(self.disclosure, name)
            rows_form = "key" in own.form or own.form["use"] == "project"
            for identity in own.form.get("identities", []):
                if "identity" not in identity:
                    continue
                scope = identity.get("in", "row" if rows_form else "once")
                here = {"sheet": own, "row": None, "column": None, "key": None, "scope": scope}
                amounts = identity.get("columns") or [one["id"] for one in columns(own.form) if one["type"] == "amount"]
                if scope == "once":
                    at(identity, here)
                elif scope == "row":
                    for row in own.rows:
                        if row["role"] != "heading":
                            at(identity, dict(here, row=row, key=row["key"]))
                else:
                    for row in own.rows:
                        parent = any(within(row, other) for other in own.rows) if scope == "tree" else row["role"] in ("total", "subtotal")
                        if not parent or (scope == "tree" and not own.classified()):
                            continue
                        for column in amounts:
                            if row["cells"].get(column, {}).get("state") == "figure":
                                at(identity, dict(here, row=row, column=column))
        for identity in between(self.disclosure["profile"]):
            if "identity" not in identity:
                continue
            scope = identity.get("in", "once")
            first = re.match(r"\s*([A-Za-z0-9]+)\.", identity["identity"])
            own = sheet(self.disclosure, first.group(1)) if first else None
            here = {"sheet": None, "row": None, "column": None, "key": None, "scope": scope}
            crosses = re.search(r"[a-z]:", identity["identity"]) is not None
            if scope == "once" and own is not None:
                at(identity, here, crosses)
            elif scope == "by-key" and own is not None:
                for row in own.rows:
                    if row["role"] == "item":
                        at(identity, dict(here, key=row["key"]), crosses)
        return sorted(found)


def whole(disclosure):
    """A disclosure with what its tables say once said of each cell: state, unit, amount in yuan, address."""
    form = disclosure["project_form"] or {}
    tables = [(table["form"], table["columns"], table["rows"]) for table in disclosure["tables"]]
    projects = [(form["form"], form["columns"], [{"row": one["project"], "cells": one["cells"]}]) for one in disclosure["projects"]]
    for project in disclosure["projects"]:
        project.update(form=form["form"], unit=form["unit"])
    for name, columns, rows in tables + projects:
        units = {column["column"]: column.get("unit") for column in columns}
        for row in rows:
            for cell in row["cells"]:
                cell.setdefault("state", "figure")
                cell.setdefault("value", None)
                cell.setdefault("unit", units[cell["column"]] if cell["value"] is not None else None)
                factor = {"元": 1, "万元": 10000, "亿元": 10**8}.get(cell["unit"])
                cell["amount_yuan"] = str(Decimal(cell["value"]) * factor) if factor else None
                cell["fragment"] = f"{name}-{row['row']}-{cell['column']}"
    return disclosure


def main():
    site = Path(sys.argv[1])
    departments = {}
    for path in sorted(site.glob("**/data.json")):
        disclosure = whole(json.loads(path.read_text(encoding="utf-8")))
        folder = (disclosure["region"]["slug"], disclosure["department"]["slug"])
        departments.setdefault(folder, []).append((path, disclosure))
    compared = wrong = 0
    linear = {identity["id"] for form in FORMS.values() for identity in form.get("identities", []) if "identity" in identity}
    linear |= {identity["id"] for profile in PROFILES for identity in between(profile) if "identity" in identity}
    for documents in departments.values():
        department = [disclosure for _, disclosure in documents]
        for path, disclosure in documents:
            checks = json.loads((path.parent / "checks" / "checks.json").read_text(encoding="utf-8"))
            said = sorted((one["identity"], one["at"], one["status"]) for one in checks["outcomes"] if one["identity"] in linear and one["at"] and one["status"] in ("holds", "within-rounding", "fails"))
            # What would hold with a figure whose unit is in doubt is set aside by the program: this script knows nothing of doubts.
            aside = {(one["identity"], one["at"]) for one in checks["outcomes"] if one["at"] and one["status"] == "not-computable"}
            mine = [one for one in Engine(department, disclosure).run() if not (one[2] == "holds" and one[:2] in aside)]
            compared += len(said)
            for one in sorted(set(said) ^ set(mine)):
                wrong += 1
                print(f"{disclosure['disclosure']}: {one} only {'the program' if one in said else 'this script'}")
            if len(said) != len(mine):
                wrong += 1
                print(f"{disclosure['disclosure']}: the program has {len(said)} outcomes, this script {len(mine)}")
    print(f"{compared} outcomes of linear identities compared, {wrong} differ")
    sys.exit(1 if wrong or not compared else 0)


if __name__ == "__main__":
    main()
