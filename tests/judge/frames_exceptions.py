"""Frames of the twenty usual exceptions: right sentences that look odd."""

from fractions import Fraction

import names
from department import total
from relations import (AtMost, Bound, Change, Growth, RateOfTwo, Same, Share, Sum, Zero)
from sentence import Skip


def base_zero(c):
    """A 项 that the accounts of last year had not (base 0)."""
    e, f, g = c.env(), c.f, c.g
    if not c.published:
        raise Skip("unknown base")
    code = c.pick([k for k in f.general if k not in g.general])
    e["path"] = names.path(code)
    e.money("A", f.general[code].total, cell=True)
    e.money("D", f.general[code].total)
    e.money("Z", 0)
    e.rel(Same("A", "D"), Zero("Z"))
    return e


def base_zero_budget(c):
    """One of the three public expenses that last year had not."""
    e, b, o = c.env(), c.b, c.o
    label, now = c.pick([(l, b.sg[k]) for k, l in (("abroad", "因公出国（境）费"), ("buy", "公务用车购置费")) if b.sg[k] and not o.sg[k]])
    e["label"] = label
    e.money("A", now, cell=True)
    e.money("D", now)
    e.rel(Same("A", "D"))
    return e


def to_zero(c):
    """One of the three public expenses that fell to nothing."""
    e, b, o = c.env(), c.b, c.o
    label, was = c.pick([(l, o.sg[k]) for k, l in (("abroad", "因公出国（境）费"), ("buy", "公务用车购置费"), ("run", "公务用车运行维护费")) if not b.sg[k] and o.sg[k]])
    e["label"] = label
    e.money("A", 0, cell=True)
    c.change(e, 0, was, scope="row")
    return e


def all_zero(c):
    """One of the three public expenses with nothing in both years."""
    e, b, o = c.env(), c.b, c.o
    label = c.pick([l for k, l in (("abroad", "因公出国（境）费"), ("buy", "公务用车购置费")) if not b.sg[k] and not o.sg[k]])
    e["label"] = label
    e.money("A", 0, cell=True)
    return e


def nearly(c):
    """A total that is about last year's."""
    e, b, o = c.env(), c.b, c.o
    pool = [("支出预算", b.total, o.total), ("基本支出预算", b.basic, o.basic), ("“三公”经费预算", b.sg_total, o.sg_total), ("公用经费预算", b.public, o.public)]
    label, now, base = c.pick([p for p in pool if p[2] and abs(p[1] - p[2]) * 100 <= 4 * p[2]])
    e["label"] = label
    e.money("A", now, cell=True)
    return e


def both_ways(c):
    """A total change out of one rise and one fall."""
    e, b, o = c.env(), c.b, c.o
    d1, d2 = b.basic - o.basic, b.project - o.project
    if d1 * d2 >= 0 or d1 + d2 == 0:
        raise Skip("one way")
    e.money("A", b.total, cell=True)
    c.change(e, b.total, o.total, scope="row")
    e.money("d1", abs(d1))
    e.money("d2", abs(d2))
    e.signs["s1"], e.signs["s2"] = (1 if d1 > 0 else -1), (1 if d2 > 0 else -1)
    e.relations.append(e.cell("d1", [abs(d1)]))
    e.relations.append(e.cell("d2", [abs(d2)]))
    s = e.signs["s"]
    e.rel(Sum("D", ["d1", "d2"], [s * e.signs["s1"], s * e.signs["s2"]]))
    up = "基本支出" if d1 > 0 else "项目支出"
    down = "项目支出" if d1 > 0 else "基本支出"
    e["both"] = f"{up}增加，{down}减少，增减相抵后净" + ("减少" if s < 0 else "增加")
    return e


def spread(c):
    """Three figures and one unit, distributed."""
    e, b = c.env(), c.b
    e.money("a", b.proc["goods"], cell=True, bare=True)
    e.money("b", b.proc["works"], cell=True, bare=True)
    e.money("d", b.proc["services"], cell=True)
    e.money("A", b.proc_total, cell=True)
    e.rel(Sum("A", ["a", "b", "d"]))
    return e


def spread_all(c):
    """Income and spending, distributed."""
    e, f = c.env(), c.f
    e.money("a", f.income, cell=True, bare=True)
    e.money("b", f.spent, cell=True)
    return e


def partial(c):
    """Some projects out of many."""
    e, d, b = c.env(), c.dept, c.b
    rows = d.projects[c.year]
    if len(rows) < 4:
        raise Skip("few")
    some = c.rng.sample(rows, 2)
    e.money("C", b.project, cell=True)
    e["n1"], e["n2"] = some[0][0], some[1][0]
    e.money("a", some[0][2])
    e.money("b", some[1][2])
    e.rel(AtMost("C", ["a", "b"]))
    return e


def nested(c):
    """Parts within a part."""
    e, b = c.env(), c.b
    e.money("A", b.total, cell=True)
    e.money("B", b.basic, cell=True)
    e.money("m", b.personnel, cell=True)
    e.money("n", b.public, cell=True)
    e.money("C", b.project, cell=True)
    e.rel(Sum("B", ["m", "n"]), Sum("A", ["B", "C"]))
    return e


def years(c):
    """A figure of three years."""
    e, d, y = c.env(), c.dept, c.year
    if not c.published:
        raise Skip("old")
    v = [d.budgets[t].sg_total for t in (y - 2, y - 1, y)]
    e["y1"], e["y2"], e["y3"] = str(y - 2), str(y - 1), str(y)
    for n, x in zip("abd", v):
        e.money(n, x, cell=True)
    e.money("T", sum(v))
    e.rel(Sum("T", ["a", "b", "d"]))
    return e


def long_project(c):
    """A project of several years beside the year's plan."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > 2_000_000])
    e["name"] = name
    e.money("W", v * 3)
    e.money("A", v)
    e["from"], e["to"] = str(c.year - 1), str(c.year + 1)
    e.rel(AtMost("W", ["A"]))
    return e


def like_for_like(c):
    """A change on a comparable basis, which is not the published base."""
    e, f, rng = c.env(), c.f, c.rng
    now = total(f.general)
    base = c.memo("comparable", lambda: total(c.g.general) - c.dept.part(total(c.g.general), 0.05, 0.3))
    if now == base:
        raise Skip("flat")
    e.money("A", now, cell=True)
    c.change(e, now, base, own=False)
    # What was taken out of the basis may be taken out of A too: a rate is bound by a base that is printed alone.
    e.relations = [r for r in e.relations if not isinstance(r, Growth)]
    e.money("B", base)
    e.rel(Change("A", "B", "D", "s"), Growth("P", "D", base="B"), RateOfTwo("P", "A", "B", "s"))
    return e


def about(c):
    """Figures that are said to be near."""
    e, b = c.env(), c.b
    v = b.total
    step = 10 ** max(6, len(str(v)) - 2)
    near = (v + step // 2) // step * step
    if abs(near - v) * 100 > v or near == v:
        raise Skip("far")
    e.money("A", near, unit="万元")
    e["A"].places = 0
    low = v // step * step
    if not low:
        raise Skip("small")
    e.money("L", low, unit="万元")
    e["L"].places = 0
    e.money("H", low + step, unit="万元")
    e["H"].places = 0
    exact = Fraction(v, 100)
    e.rel(Bound("A", exact, "near"), Bound("L", exact, "below"), Bound("H", exact, "above"))
    return e


def multiple(c):
    """Growth in multiples."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick([k for k, r in b.general.items() if k in o.general and o.general[k].total and r.total >= 2 * o.general[k].total])
    now, base = b.general[code].total, o.general[code].total
    e["path"] = names.path(code)
    e.money("A", now, cell=True)
    e.money("B", base, cell=True)
    e["x"] = f"{float(Fraction(now, base)):.2f}倍"
    e["g"] = f"{float(Fraction(now, base) - 1):.2f}倍"
    return e


def points(c):
    """A difference of two shares."""
    e, b, o = c.env(), c.b, c.o
    now, base = Fraction(100 * b.basic, b.total), Fraction(100 * o.basic, o.total)
    if abs(now - base) < 1:
        raise Skip("flat")
    e.signs["s"] = 1 if now > base else -1
    e.rate("p", lambda g: now, places=2)
    e.rate("q", lambda g: base, places=2)
    e["pts"] = f"{float(abs(round(now, 2) - round(base, 2))):.2f}个百分点"
    e.money("B", b.basic, cell=True)
    e.money("A", b.total, cell=True)
    e.rel(Share("p", "B", "A"), Share("p", "B", None, known=Fraction(b.total, 100), scope="row"))
    return e


def thousand(c):
    """A rate above a thousand per cent."""
    e, f, b = c.env(), c.f, c.b
    code = c.pick([k for k in f.general if k in b.general and b.general[k].total and 10 * b.general[k].total <= f.general[k].total])
    e["path"] = names.path(code)
    e.money("B", b.general[code].total, cell=True)
    e.money("A", f.general[code].total, cell=True)
    e.rate("P", lambda g: 100 * g("A") / g("B"))
    e.rel(Share("P", "A", "B"))
    return e


def funds(c):
    """Appropriations of all funds."""
    e, f = c.env(), c.f
    e.money("A", total(f.general) + total(f.fund) + total(f.soe), cell=True)
    items = [("一般公共预算财政拨款支出", total(f.general), "", True), ("政府性基金预算财政拨款支出", total(f.fund), "", True), ("国有资本经营预算财政拨款支出", total(f.soe), "", True)]
    c.listed(e, "parts", items, c.rng.choice(["，", "；"]))
    return e


def carried(c):
    """The year's income without, the total with what was carried over."""
    e, f = c.env(), c.f
    if not f.opening or f.used:
        raise Skip("none")
    e.money("I", f.income, cell=True)
    e.money("O", f.opening, cell=True)
    e.money("A", f.total, cell=True)
    e.rel(Sum("A", ["I", "O"]))
    return e


def planned_elsewhere(c):
    """Travel abroad planned by another office."""
    return all_zero(c)


def scopes(c):
    """The department and its own office are two scopes."""
    e, b = c.env(), c.b
    if len(c.dept.units) < 2:
        raise Skip("alone")
    e.money("A", b.total, cell=True)
    own = getattr(c.dept, "own", None)
    # Where the office itself publishes its budget, that is its figure.
    x = own[0].budgets[c.year].total if own else c.memo("office", lambda: c.dept.part(b.total, 0.3, 0.8))
    e.money("a", x)
    e.money("b", b.total - x)
    e.rel(Sum("A", ["a", "b"]))
    return e


def contracts(c):
    """Procurement by contract differs from the plan and from payment."""
    e, f = c.env(), c.f
    e.money("A", f.proc_total, cell=True)
    e.money("X", c.memo("paid", lambda: c.dept.part(f.proc_total, 0.3, 0.9)))
    e.rel(AtMost("A", ["X"]))
    return e


def strange(c):
    """Numbers that are no amounts of the document."""
    e, rng = c.env(), c.rng
    e["no"], e["no2"] = str(rng.randint(1, 199)), str(rng.randint(2, 60))
    e["limit"] = rng.choice(["100万元", "50万元", "400.00万元", "20万元"])
    e["area"] = f"{rng.randint(300, 9000)}平方米"
    e["men"] = f"{rng.randint(8, 400)}人"
    e["price"] = f"{rng.randint(100, 3000)}元/户"
    e["tel"] = f"0{rng.randint(311, 999)}-{rng.randint(2000000, 8999999)}"
    e["batch"] = str(rng.randint(1, 6))
    return e


def headings(c):
    """Words of a form that are no unresolved choice."""
    e, b, o = c.env(), c.b, c.o
    if b.total == o.total:
        raise Skip("flat")
    e.money("A", b.total, cell=True)
    c.change(e, b.total, o.total, scope="row")
    return e


def negative(c):
    """A balance that was below zero."""
    e, rng, d = c.env(), c.rng, c.dept
    base, now = c.memo("loss", lambda: (-d.amount(1, 60), d.amount(1, 60) * rng.choice([1, 1, -1])))
    if now <= base:
        now = -base
    e.money("A", now)
    e.money("B", base)
    e.money("D", now - base)
    e.signs["s"] = 1
    e.rate("P", lambda g: 100 * g("D") / abs(g("B")))
    e.rel(Change("A", "B", "D", "s"), Growth("P", "D", base="B"))
    return e


def signed(c):
    """A change printed with its sign after a word that has one too."""
    e, b, o = c.env(), c.b, c.o
    pool = [("支出预算", b.total, o.total), ("项目支出预算", b.project, o.project), ("基本支出预算", b.basic, o.basic)]
    label, now, base = c.pick([p for p in pool if p[1] < p[2]])
    e["label"] = label
    e.money("A", now, cell=True)
    e.money("B", base, cell=True)
    e.money("N", now - base)
    e.rel(Sum("A", ["B", "N"]))
    return e
