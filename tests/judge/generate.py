"""Writes sites of right or of wrong sentences, by seed.

    python3 generate.py --seed 1 --right 500 --into DIR
    python3 generate.py --seed 1 --wrong 500 --into DIR

What was written is listed in DIR/sentences.json: file, form, template, text,
where it stands, and for a wrong one its change.
"""

import argparse
import json
import os
import random

import changes
import names
import place
from context import Context
from department import Department
from sentence import Sentence, Skip
from templates import ONCE, load

SECTIONS = {
    "budget": [("duty", "部门职责及机构设置情况"), ("budget", "部门预算安排的总体情况"), ("oper", "机关运行经费安排情况"),
               ("sangong", "财政拨款“三公”经费预算情况及增减变化原因"), ("perf", "绩效预算信息"), ("procure", "政府采购预算情况"),
               ("asset", "国有资产信息"), ("gloss", "名词解释"), ("other", "其他需要说明的事项")],
    "final-accounts": [("duty", "部门职责及机构设置情况"), ("total", "收入支出决算总体情况"), ("income", "收入决算情况"), ("expenditure", "支出决算情况"),
                       ("fiscal", "财政拨款收入支出决算总体情况"), ("general", "一般公共预算财政拨款支出决算情况"),
                       ("basic", "一般公共预算财政拨款基本支出决算情况"), ("fund", "政府性基金预算财政拨款收入支出决算情况"),
                       ("soe", "国有资本经营预算财政拨款支出决算情况"), ("sangong", "财政拨款“三公”经费支出决算情况"), ("oper", "机关运行经费支出情况"),
                       ("procure", "政府采购支出情况"), ("asset", "国有资产占用情况"), ("perf", "预算绩效情况"), ("gloss", "名词解释")],
}
HARMLESS = "有关情况按规定公开，与上年相比增减变化的主要原因是人员变动及项目调整。"
NUMERALS = "一二三四五六七八九十"


def numeral(n):
    """A Chinese ordinal up to 19."""
    return NUMERALS[n - 1] if n <= 10 else "十" + NUMERALS[n - 11]


class Placed:
    """A sentence in its file."""

    def __init__(self, sentence, change=None):
        self.sentence, self.change = sentence, change
        self.file = None

    @property
    def tokens(self):
        """Its tokens, changed or not."""
        return self.change.tokens if self.change else self.sentence.tokens

    def put(self, start):
        """Prints the sentence from an offset on."""
        self.start = start
        self.text = self.sentence.text(self.tokens, start)
        self.end = start + len(self.text)
        return self.text


def narrative(kind, placed, rng):
    """The Markdown of a disclosure; notes where each sentence stands."""
    out = ""
    for n, (key, title) in enumerate(SECTIONS[kind], 1):
        mine = [p for p in placed if p.sentence.template.section == key]
        if key == "other" and not mine:
            continue
        out += f"## {numeral(n)}、{title}\n\n{HARMLESS}\n\n"
        for p in mine:
            out += p.lead
            out += p.put(len(out)) + "\n\n"
    return out


class Site:
    """A site with its sentences; `right` is its twin without changes."""

    def __init__(self, rng, number, year=2024):
        self.rng = rng
        self.place = names.PLACES[number % len(names.PLACES)]
        self.departments, self.docs = {}, []
        unit = rng.choice(["万元", "万元", "元", "万元/6"])
        offices = rng.sample(names.OFFICES, rng.choice([1, 2]))
        for i, office in enumerate(offices, 1):
            d = Department(rng, self.place, office, str(300 + i), year, unit)
            self.departments[f"office{i}"] = d
            for u in d.own:
                for y in (year - 1, year):
                    self.docs.append((f"office{i}/units/{u.code}", u, y, "budget", place.budget_yaml(u, y)))
            for y in (year - 1, year):
                for kind, text in (("budget", place.budget_yaml(d, y)), ("final-accounts", place.accounts_yaml(d, y))):
                    self.docs.append((f"office{i}", d, y, kind, text))
        self.placed = []

    def fill(self, templates, wrong, share, kinds):
        """Puts sentences into every disclosure."""
        rng = self.rng
        for slug, d, y, kind, _ in self.docs:
            pool = [t for t in templates if t.kind == kind]
            rng.shuffle(pool)
            pool = pool if wrong else pool[:max(1, int(len(pool) * share))]
            frames = set()
            for t in pool:
                if wrong and t.frame in frames:
                    continue
                c = Context(d, y, kind, rng)
                try:
                    s = Sentence(t, t.make(c), rng)
                except Skip:
                    continue
                rows = c.b.general if kind == "budget" else c.f.general
                fund = c.b.fund if kind == "budget" else c.f.fund
                s.near = {"rows": [r.total for r in rows.values() if r.total], "fund": [r.total for r in fund.values()],
                          "unit": unit_figures(d, y) if kind == "budget" and getattr(d, "own", None) else {}}
                change = None
                if wrong:
                    for k in kinds.order(rng) if wrong != "tail" else []:
                        change = changes.make(s, k, rng)
                        if change:
                            kinds.took(k)
                            break
                    if wrong == "tail":
                        change = changes.tail(s, rng)
                    if not change:
                        continue
                    frames.add(t.frame)
                p = Placed(s, change)
                p.lead = "- " if rng.random() < 0.08 else ""
                p.file = f"content/place/{slug}/{y}/{kind}.md"
                self.placed.append(p)

    def write(self, folder, changed=True):
        """Writes the site; without changes, its right twin."""
        place.write_site(folder, self.place, self.departments)
        for slug, _, y, kind, text in self.docs:
            base = f"{folder}/content/place/{slug}/{y}/{kind}"
            place.write(base + ".yaml", text)
            mine = [p for p in self.placed if p.file == f"content/place/{slug}/{y}/{kind}.md"]
            kept = [p.change for p in mine]
            if not changed:
                for p in mine:
                    p.change = None
            md = narrative(kind, mine, self.rng)
            place.write(base + ".md", md)
            for p in mine:
                line, column = position(md, p.start)
                p.line, p.column = line, column
                p.spans = [(t.span, t) for t in p.tokens]
            for p, k in zip(mine, kept):
                p.change = k


def unit_figures(dept, year):
    """Amounts of the department, each with what its first unit has in the same place."""
    b, u = dept.budgets[year], dept.own[0].budgets[year]
    out = {b.total: u.total, b.basic: u.basic, b.project: u.project, b.personnel: u.personnel, b.public: u.public, b.sg_total: u.sg_total,
           b.proc_total: u.proc_total, b.oper: u.oper, b.fiscal: u.fiscal}
    out.update({v: u.sg[k] for k, v in b.sg.items()})
    out.update({v: u.proc[k] for k, v in b.proc.items()})
    out.update({r.total: u.general[c].total for c, r in b.general.items()})
    return out


def position(text, offset):
    """Line and column of an offset, both from 1, in code points."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


class Kinds:
    """Kinds of change, those that are rare so far first."""

    def __init__(self):
        self.count = {k: 0 for k in changes.KINDS}

    def order(self, rng):
        """All kinds in the order in which to try them."""
        return sorted(self.count, key=lambda k: self.count[k] * (0.5 + rng.random()) + rng.random())

    def took(self, kind):
        """Counts a change."""
        self.count[kind] += 1


def chosen(which):
    """Templates: without those held out, only those, a set that stands apart, or all that somebody has read."""
    every = load()
    if any(t.apart == which for t in every):
        return [t for t in every if t.apart == which]
    read = [t for t in every if t.apart not in ONCE]
    return [t for t in read if which == "all" or (t.held_out == (which == "only") and not t.apart)]


def sites(seed, number, wrong, which, share=0.45):
    """Sites with so many sentences."""
    templates, kinds, got, n = chosen(which), Kinds(), 0, 0
    while got < number:
        rng = random.Random(f"{seed}/{wrong}/{n}")
        site = Site(rng, n)
        site.fill(templates, wrong, share, kinds)
        if len(site.placed) > number - got:
            site.placed = site.placed[:number - got]
        got += len(site.placed)
        n += 1
        yield site


def record(p, md):
    """What is written about a sentence."""
    t = p.sentence.template
    out = {"file": p.file, "line": p.line, "column": p.column, "form": t.name, "template": t.id, "held_out": t.held_out, "text": p.text}
    if p.change:
        token = p.change.tokens[p.change.at]
        line, column = position(md, token.span[0])
        out["change"] = {"kind": p.change.kind, "was": p.change.was, "now": token.item.text(), "line": line, "column": column,
                         "contradicted_by": p.change.relations}
    return out


def listed(folder, site):
    """What is written about the sentences of a site."""
    rows = []
    for p in site.placed:
        with open(os.path.join(folder, p.file), encoding="utf-8") as h:
            rows.append(record(p, h.read()))
    return rows


def main():
    """Writes sites and their list."""
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--seed", default="1")
    a.add_argument("--right", type=int, default=0)
    a.add_argument("--wrong", type=int, default=0)
    a.add_argument("--held-out", choices=["only", "without", "aside", "unseen", "fresh", "late", "plain", "sixth", "seventh", "eighth", "all"], default="without")
    a.add_argument("--into", required=True)
    o = a.parse_args()
    for wrong, number in ((False, o.right), (True, o.wrong)):
        for n, site in enumerate(sites(o.seed, number, wrong, o.held_out)) if number else []:
            folder = os.path.join(o.into, f"{'wrong' if wrong else 'right'}{n:03d}")
            site.write(folder)
            place.write(os.path.join(folder, "sentences.json"), json.dumps(listed(folder, site), ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
