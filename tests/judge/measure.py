"""Measures a program that checks sentences.

    python3 measure.py PROGRAM [--right N] [--wrong N] [--held-out only|without|aside|unseen|fresh|late|plain|sixth|seventh|eighth|all]
                       [--tail N] [--seed S] [--keep DIR] [--show K]

Right sentences with a finding are false; wrong ones are found where a finding
points to the changed figure, or to one of several of which neither the sentence
nor a row tells which is wrong; found nearby where it points elsewhere into the
same sentence, else missed. With --tail, sentences that miss by one unit of the
last place are counted too: they deserve a note at most. A finding that the right twin of a wrong sentence
has too, of the same rule at the same figure, does not count.
"""

import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

from amounts import Figure
from generate import listed, sites
from relations import Cell
from sentence import Word

LOUD = ("error", "warning")
RESULTS = ["wrong", "at the figure", "at a suspect", "in the sentence", "note only", "missed"]


def findings(program, folder):
    """What the program finds in a site."""
    p = subprocess.run([program, "check", "--format", "json"], cwd=folder, capture_output=True, text=True, check=False)
    if p.returncode not in (0, 1):
        sys.exit(f"{program} failed in {folder}: {p.stderr[-800:]}")
    return [json.loads(line) for line in p.stdout.splitlines() if line.startswith("{")]


def offsets(text):
    """The offset at which each line begins."""
    at, out = 0, []
    for line in text.split("\n"):
        out.append(at)
        at += len(line) + 1
    return out


class Seen:
    """Findings of a site, by sentence."""

    def __init__(self, folder, site, found):
        self.by, self.outside, self.tables = collections.defaultdict(list), collections.Counter(), collections.Counter()
        starts, places = {}, collections.defaultdict(list)
        for i, p in enumerate(site.placed):
            places[p.file].append((p.start, p.end, i))
        for f in found:
            if not f["file"] or not f["file"].endswith(".md"):
                self.tables[f["level"], f["rule"]] += 1
                continue
            if f["file"] not in starts:
                with open(os.path.join(folder, f["file"]), encoding="utf-8") as h:
                    starts[f["file"]] = offsets(h.read())
            lines = starts[f["file"]]
            at = lines[f["line"] - 1] + f["column"] - 1
            end = lines[(f.get("end_line") or f["line"]) - 1] + (f.get("end_column") or f["column"]) - 1
            hit = next((i for a, b, i in places[f["file"]] if a <= at < b), None)
            if hit is None:
                self.outside[f["level"], f["rule"]] += 1
            else:
                f["at"], f["end"] = at, end
                self.by[hit].append(f)


def stands_on(p, f, is_it):
    """Whether a finding begins on a token of a kind."""
    spans = p.spans
    for i, ((a, b), token) in enumerate(spans):
        if not is_it(i, token):
            continue
        # A word of direction and the figure right after it are one statement: 减少5万元, 减少了5万元.
        k = i + 1
        if k < len(spans) and spans[k][1].is_text and spans[k][1].item in ("了", "为", "约", "达"):
            k += 1
        if isinstance(token.item, Word) and k < len(spans) and isinstance(spans[k][1].item, Figure):
            b = spans[k][0][1]
        if a - 1 <= f["at"] <= b:
            return True
    return False


def touches(p, f):
    """Whether a finding points to what was changed; an exchange changes two places."""
    before = {id(t.item) for t in p.sentence.tokens}
    # A clause that stands twice is one fault, whichever of its figures is told.
    if p.change.kind == "part twice" and stands_on(p, f, lambda i, t: (t.name or "").endswith("*2")):
        return True
    return stands_on(p, f, lambda i, t: i == p.change.at or not (t.is_text or id(t.item) in before))


def suspects(p):
    """The names of what may be wrong, for all that anybody can know: what stands in every relation that is
    broken, and what no row of a table confirms. Where a list of projects that no table has does not add up,
    nobody can tell which of its amounts is the wrong one."""
    figs = p.sentence.figures(p.change.tokens)
    sure = {r.name for r in p.sentence.relations if isinstance(r, Cell) and r.holds(figs, {})}
    sets = [{n for n in figs if any(n == m or n.startswith(m + "*") for m in r.names())} - sure
            for r in p.sentence.contradicted(p.change.tokens)]
    return set.intersection(*sets) if sets else set()


def may_be_it(p, f):
    """Whether a finding points to one of several of which nobody can tell which is wrong."""
    names = suspects(p)
    figs = p.sentence.figures(p.change.tokens)
    items = {id(figs[n]) for n in names}
    return stands_on(p, f, lambda i, t: not t.is_text and id(t.item) in items)


def twin_key(p, f):
    """What stays of a finding when something else in the sentence changes: rule and which token."""
    for n, (span, t) in enumerate(p.spans):
        if span[0] <= f["at"] <= span[1] and t.name:
            return f["rule"], t.name
    return f["rule"], None


class Table:
    """Counts by a first and a second word."""

    def __init__(self, columns):
        self.rows, self.columns = collections.defaultdict(collections.Counter), columns

    def add(self, row, column):
        """Counts one."""
        self.rows[row][column] += 1

    def show(self, title):
        """Prints the table with its sums."""
        print(f"\n{title}")
        print("".join(["  " + " " * 24] + [f"{c:>16}" for c in self.columns]))
        whole = collections.Counter()
        for r in sorted(self.rows, key=lambda k: (k.split()[0] != "form", [int(x) if x.isdigit() else x for x in k.split()])
                        if k.split()[-1].isdigit() else (True, [k])):
            print(f"  {r:<24}" + "".join(f"{self.rows[r][c]:>16}" for c in self.columns))
            whole.update(self.rows[r])
        print(f"  {'all':<24}" + "".join(f"{whole[c]:>16}" for c in self.columns))
        return whole


def worst(found):
    """The highest level of some findings."""
    levels = [f["level"] for f in found]
    return next((x for x in ("error", "warning", "note") if x in levels), None)


def sample(rows, k, seed):
    """The first rows, in an order that mixes the forms."""
    rows = list(rows)
    random.Random(seed).shuffle(rows)
    return rows[:k]


def explain(p, found):
    """A sentence with its findings and its change."""
    t = p.sentence.template
    print(f"- {t.id} ({t.name}) {p.file}:{p.line}\n  {p.text}")
    if p.change:
        token = p.change.tokens[p.change.at]
        print(f"  change: {p.change.kind}: {p.change.was} -> {token.item.text()}; {', '.join(p.change.relations)}")
    for f in found:
        print(f"  {f['level']}[{f['rule']}] {f['line']}:{f['column']} {f['message']}")


def keep(wanted, folder, site):
    """Removes a site that was measured, or keeps it with the list of its sentences."""
    if not wanted:
        shutil.rmtree(folder)
    elif site:
        with open(os.path.join(folder, "sentences.json"), "w", encoding="utf-8") as h:
            json.dump(listed(folder, site), h, ensure_ascii=False, indent=1)


def main():
    """Runs the measurement."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("program")
    a.add_argument("--right", type=int, default=2000)
    a.add_argument("--wrong", type=int, default=2000)
    a.add_argument("--tail", type=int, default=0, help="sentences with one figure off by one unit of its last place")
    a.add_argument("--held-out", choices=["only", "without", "aside", "unseen", "fresh", "late", "plain", "sixth", "seventh", "eighth", "all"], default="without")
    a.add_argument("--seed", default="1")
    a.add_argument("--keep")
    a.add_argument("--show", type=int, default=0)
    a.add_argument("--most-false", type=int, help="exit status 1 where more right sentences have an error or a warning")
    a.add_argument("--least-found", type=float, help="exit status 1 where fewer of a hundred wrong ones are found")
    o = a.parse_args()
    program = os.path.abspath(o.program)
    work = o.keep or tempfile.mkdtemp()
    os.makedirs(work, exist_ok=True)
    rules, tables, outside, broken = collections.Counter(), collections.Counter(), collections.Counter(), collections.Counter()
    right = Table(["sentences", "silent", "error", "warning", "note"])
    ends = Table(["sentences", "silent", "error", "warning", "note"])
    form = Table(RESULTS)
    kind = Table(RESULTS)
    scope = Table(RESULTS)
    false, missed = [], []
    try:
        for n, site in enumerate(sites(o.seed, o.right, False, o.held_out)) if o.right else []:
            folder = os.path.join(work, f"right{n:03d}")
            site.write(folder)
            seen = Seen(folder, site, findings(program, folder))
            tables.update(seen.tables)
            outside.update(seen.outside)
            for i, p in enumerate(site.placed):
                found = seen.by.get(i, [])
                rules.update((f["level"], f["rule"], "right") for f in found)
                name = p.sentence.template.name
                right.add(name, "sentences")
                level = worst(found)
                right.add(name, level or "silent")
                if level in LOUD:
                    false.append((p, found))
            keep(o.keep, folder, site)
        for n, site in enumerate(sites(o.seed, o.tail, "tail", o.held_out)) if o.tail else []:
            folder = os.path.join(work, f"tail{n:03d}")
            site.write(folder)
            seen = Seen(folder, site, findings(program, folder))
            for i, p in enumerate(site.placed):
                ends.add(p.sentence.template.name, "sentences")
                ends.add(p.sentence.template.name, worst(seen.by.get(i, [])) or "silent")
            keep(o.keep, folder, site)
        for n, site in enumerate(sites(o.seed, o.wrong, True, o.held_out)) if o.wrong else []:
            folder, twin = os.path.join(work, f"wrong{n:03d}"), os.path.join(work, f"twin{n:03d}")
            site.write(twin, changed=False)
            clean = Seen(twin, site, findings(program, twin))
            known = {i: {twin_key(p, f) for f in clean.by.get(i, [])} for i, p in enumerate(site.placed)}
            site.write(folder)
            seen = Seen(folder, site, findings(program, folder))
            tables.update(seen.tables)
            for i, p in enumerate(site.placed):
                found = [f for f in seen.by.get(i, []) if twin_key(p, f) not in known[i]]
                rules.update((f["level"], f["rule"], "wrong") for f in found)
                loud = [f for f in found if f["level"] in LOUD]
                if any(touches(p, f) for f in loud):
                    result = "at the figure"
                elif any(may_be_it(p, f) for f in loud):
                    result = "at a suspect"
                elif loud:
                    result = "in the sentence"
                elif found:
                    result = "note only"
                else:
                    result = "missed"
                if result in ("missed", "note only"):
                    missed.append((p, found))
                reach = sorted({r.split(":")[0] for r in p.change.relations}, key=["sentence", "row", "document", "form"].index)[0]
                for table, row in ((form, p.sentence.template.name), (kind, p.change.kind), (scope, reach)):
                    table.add(row, "wrong")
                    table.add(row, result)
            keep(o.keep, folder, site)
            keep(o.keep, twin, None)
    finally:
        if not o.keep:
            shutil.rmtree(work, ignore_errors=True)
    short = False
    if o.right:
        whole = right.show("right sentences, by their worst finding")
        loud = whole["error"] + whole["warning"]
        print(f"  false: {loud} of {whole['sentences']} ({100 * loud / max(1, whole['sentences']):.2f}%), notes {whole['note']}")
        short |= o.most_false is not None and loud > o.most_false
    if o.tail:
        ends.show("one unit of the last place off, by the worst finding (a note at most is right)")
    if o.wrong:
        whole = form.show("wrong sentences, by form")
        kind.show("wrong sentences, by kind of change")
        scope.show("wrong sentences, by what contradicts them")
        told = whole["at the figure"] + whole["at a suspect"]
        hit, least = told + whole["in the sentence"], max(1, whole["wrong"])
        print(f"  found: {hit} of {whole['wrong']} ({100 * hit / least:.2f}%), told rightly {told} ({100 * told / least:.2f}%): "
              f"at the figure {whole['at the figure']}, at one of several that nobody can tell apart {whole['at a suspect']}")
        short |= o.least_found is not None and 100 * hit < o.least_found * whole["wrong"]
    print("\nrules that point into sentences (right = false findings; wrong = what the right twin has not)")
    names = sorted({(lv, r) for lv, r, _ in rules})
    for lv, r in names:
        print(f"  {lv:<8}{r:<32}right {rules[lv, r, 'right']:>6}  wrong {rules[lv, r, 'wrong']:>6}")
    for title, c in (("findings of narratives outside of sentences (right sites)", outside), ("findings of other files (should be none)", tables)):
        print(f"\n{title}: " + (", ".join(f"{lv} {r} {n}" for (lv, r), n in sorted(c.items())) or "none"))
    if o.show:
        print(f"\nfalse, {o.show} of {len(false)}")
        for p, found in sample(false, o.show, o.seed):
            explain(p, found)
        print(f"\nmissed, {o.show} of {len(missed)}")
        for p, found in sample(missed, o.show, o.seed):
            explain(p, found)
    sys.exit(short)


if __name__ == "__main__":
    main()
