"""Frames of budgets for the unseen patterns: which figures a sentence states, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from frames_budget import figures
from relations import (AtMost, Cell, Change, Growth, Product, RateOfTwo, Same, Share, ShareOfSum, SignedRate, Sum)
from sentence import Skip


def last_year(c):
    """The scope of a figure that only last year's document has."""
    return "document" if c.published else None


def income_rest(c):
    """Appropriations, and all the rest in one figure."""
    e, b = c.env(), c.b
    if b.total == b.fiscal:
        raise Skip("no rest")
    e.money("A", b.total, cell=True)
    e.money("a", b.fiscal, cell=True)
    e.money("b", b.total - b.fiscal)
    e.rate("p", lambda g: 100 * g("a") / g("A"))
    e.rel(Sum("A", ["a", "b"]), Share("p", "a", "A"))
    return e


def signed_rate(c):
    """A change told by one rate that has its own sign."""
    e = c.env()
    label, now, base, scope = c.pick([f for f in figures(c) if f[1] != f[2] and f[2]])
    e["label"] = label
    e.money("A", now, cell=True)
    e.money("B", base, cell=scope is not None)
    e.old["A"] = base
    e.rate("P", lambda g: 100 * (g("A") - g("B")) / g("B"))
    e.rel(SignedRate("P", "A", "B"))
    return e


def two_kinds(c):
    """Basic and project spending, each with its change, and their sum."""
    e, b, o = c.env(), c.b, c.o
    e.money("A", b.total, cell=True)
    e.money("B", b.basic, cell=True)
    e.money("C", b.project, cell=True)
    c.change(e, b.basic, o.basic, x="B", tail="1", scope="row")
    c.change(e, b.project, o.project, x="C", tail="2", scope="row")
    e.rel(Sum("A", ["B", "C"]))
    return e


def same_two(c):
    """One of the three public expenses, the same in both years, both printed."""
    e, b, o = c.env(), c.b, c.o
    pool = [("“三公”经费", b.sg_total, o.sg_total), ("公务用车购置及运行维护费", b.sg_vehicles, o.sg_vehicles), ("因公出国（境）费", b.sg["abroad"], o.sg["abroad"]),
            ("公务用车运行维护费", b.sg["run"], o.sg["run"]), ("公务接待费", b.sg["reception"], o.sg["reception"])]
    label, now, base = c.pick([p for p in pool if p[1] == p[2]])
    e["label"] = label
    e.money("A", now, cell=True)
    e.money("B", base, cell=True)
    e.rel(Same("A", "B"))
    return e


def economic(c):
    """Basic spending by economic class."""
    e, b = c.env(), c.b
    sums = {}
    for (code, _, _), v in b.items.items():
        sums[code[:3]] = sums.get(code[:3], 0) + v
    e.money("B", b.basic, cell=True)
    items = [(names.ECON[k], sums[k], "", True) for k in sorted(sums) if sums[k]]
    c.listed(e, "parts", items, c.rng.choice(["、", "，", "；"]), whole="B")
    return e


def wages(c):
    """The wages of the table of basic spending, and some of their kinds."""
    e, b = c.env(), c.b
    of = {name: v for (code, name, _), v in b.items.items() if code.startswith("301")}
    some = [of.get(n, 0) for n in ("基本工资", "津贴补贴", "奖金")]
    if not all(some):
        raise Skip("none")
    e.money("A", sum(of.values()), cell=True)
    for n, v in zip("abd", some):
        e.money(n, v, cell=True)
    e.rel(AtMost("A", ["a", "b", "d"]))
    return e


def fund_shares(c):
    """Appropriations by fund: amounts in one list, shares in another."""
    e, b = c.env(), c.b
    e.money("A", b.fiscal, cell=True)
    for n, q, v in (("a", "p", total(b.general)), ("b", "q", total(b.fund)), ("d", "r", total(b.soe))):
        e.money(n, v, cell=True)
        e.rate(q, lambda g, n=n: 100 * g(n) / g("A"))
        e.rel(Share(q, n, "A"))
    e.rel(Sum("A", ["a", "b", "d"]))
    return e


def top_two(c):
    """Two 类 and their common share."""
    e, b = c.env(), c.b
    heads = [h for h in sorted({k[:3] for k in b.general}) if level(b.general, h)]
    if len(heads) < 3:
        raise Skip("few")
    x, y = sorted(c.rng.sample(heads, 2))
    e["n1"], e["n2"] = names.CODES[x], names.CODES[y]
    e.money("A", total(b.general), cell=True)
    e.money("a", level(b.general, x), cell=True)
    e.money("b", level(b.general, y), cell=True)
    e.rate("p", lambda g: 100 * (g("a") + g("b")) / g("A"))
    e.rel(ShareOfSum("p", ["a", "b"], "A"), AtMost("A", ["a", "b"]))
    return e


def pair_items(c):
    """Two 项 by their paths, their amounts behind both."""
    e, b = c.env(), c.b
    rows = [k for k, r in b.general.items() if r.total]
    if len(rows) < 2:
        raise Skip("one")
    x, y = c.rng.sample(rows, 2)
    e["p1"], e["p2"] = names.path(x), names.path(y)
    e.money("a", b.general[x].total, cell=True)
    e.money("b", b.general[y].total, cell=True)
    return e


def approved(c):
    """A 项 whose amount was cut when it was reviewed."""
    e, b, d = c.env(), c.b, c.dept
    code = c.pick([k for k, r in b.general.items() if r["project"] > 500_000])
    now = b.general[code].total
    cut = c.memo(("cut", code), lambda: d.part(now, 0.02, 0.4))
    if not cut:
        raise Skip("no cut")
    e["path"] = names.path(code)
    e.money("A", now, cell=True)
    e.money("B", now + cut)
    e.money("D", cut)
    e.signs["s"] = -1
    e.rate("P", lambda g: 100 * g("D") / g("B"))
    e.rel(Change("A", "B", "D", "s"), Growth("P", "D", base="B"))
    return e


def sangong_brackets(c):
    """The three public expenses, each with its change in brackets."""
    e, b, o = c.env(), c.b, c.o
    e.money("T", b.sg_total, cell=True)
    c.change(e, b.sg_total, o.sg_total, x="T", tail="0", scope="row")
    e.money("B0", o.sg_total, cell=True)
    e.rel(Change("T", "B0", "D0", "s0"), Growth("P0", "D0", base="B0"), RateOfTwo("P0", "T", "B0", "s0"))
    frags, parts, changes, signs = [], [], [], []
    rows = [("因公出国（境）费", b.sg["abroad"], o.sg["abroad"]), ("公务用车购置及运行维护费", b.sg_vehicles, o.sg_vehicles), ("公务接待费", b.sg["reception"], o.sg["reception"])]
    for i, (label, now, base) in enumerate(rows, 1):
        x, t, end = f"a{i}", str(i), "、" if i < 3 else ""
        e.money(x, now, cell=True)
        c.change(e, now, base, x=x, tail=t, scope="row")
        parts.append(x)
        if now == base:
            frags.append(f"{label}{{{x}}}（与上年持平）{end}")
        else:
            frags.append(f"{label}{{{x}}}（较上年{{s{t}>增加|减少}}{{D{t}}}）{end}")
            changes.append("D" + t)
            signs.append(e.signs["s" + t])
    e["parts"] = frags
    e.rel(Sum("T", parts))
    if e.signs["s0"] and changes:
        e.rel(Sum("D0", changes, [s * e.signs["s0"] for s in signs]))
    e.canonical = True
    return e


def sangong_two(c):
    """Two of the public expenses, and two changes in the same order."""
    e, b, o = c.env(), c.b, c.o
    for x, t, k in (("a", "1", "reception"), ("b", "2", "run")):
        e.money(x, b.sg[k], cell=True)
        c.change(e, b.sg[k], o.sg[k], x=x, tail=t, scope="row")
    return e


def operating_share(c):
    """Running costs of offices as a share of running costs."""
    e, b = c.env(), c.b
    e.money("A", b.oper, cell=True)
    e.money("B", b.public, cell=True)
    e.rate("p", lambda g: 100 * g("A") / g("B"))
    e.rel(Share("p", "A", "B"), AtMost("B", ["A"]))
    return e


def procurement_change(c):
    """Procurement: one kind of it, and the change of the whole."""
    e, b, o = c.env(), c.b, c.o
    e.money("A", b.proc_total, cell=True)
    e.money("v", b.proc["services"], cell=True)
    e.rate("p", lambda g: 100 * g("v") / g("A"))
    c.change(e, b.proc_total, o.proc_total, scope=last_year(c))
    e.rel(Share("p", "v", "A"), AtMost("A", ["v"]))
    return e


def holdings(c):
    """What is owned, by the lines of its table."""
    e, a = c.env(), c.asset
    keys = ("buildings", "vehicles", "equipment", "other")
    e.money("T", sum(a[k] for k in keys), cell=True)
    for n, k in zip("abdf", keys):
        e.money(n, a[k], cell=True)
    e["date"] = f"{c.year - 1}年12月31日" if c.kind == "budget" else f"{c.year}年12月31日"
    e.rel(Sum("T", ["a", "b", "d", "f"]))
    return e


def staff(c):
    """Posts by kind, and persons."""
    e, rng = c.env(), c.rng
    a, b, d, r = c.memo("staff", lambda: (rng.randint(8, 60), rng.randint(3, 90), rng.randint(0, 6), rng.randint(2, 70)))
    # More persons than posts is a fault of its own.
    m = c.memo("in post", lambda: a + b + d - rng.randint(0, (a + b + d) // 4))
    e.count("n", a + b + d, "名")
    e.count("a", a, "名")
    e.count("b", b, "名")
    e.count("d", d, "名")
    e.count("m", m, "人")
    e.count("r", r, "人")
    e.count("t", m + r, "人")
    e["date"] = f"{c.year - 1}年12月31日" if c.kind == "budget" else f"{c.year}年12月31日"
    e.rel(Sum("n", ["a", "b", "d"]), Sum("t", ["m", "r"]))
    return e


def by_unit(c):
    """All spending by unit, each with its name."""
    e, d, b = c.env(), c.dept, c.b
    if len(d.units) < 2:
        raise Skip("alone")
    own = getattr(d, "own", None)
    if own:
        amounts = [u.budgets[c.year].total for u in own]
    else:
        def cut():
            left, out = b.total, []
            for _ in d.units[1:]:
                out.append(d.part(left, 0.1, 0.6))
                left -= out[-1]
            return out + [left]
        amounts = c.memo("by unit", cut)
    if not all(amounts):
        raise Skip("nothing")
    e.money("A", b.total, cell=True)
    c.listed(e, "parts", list(zip(d.units, amounts)), c.rng.choice(["、", "，", "；"]))
    return e


def three_years(c):
    """A project of three years, all of them printed."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > 1_000_000])
    x = c.memo(("next", name), lambda: d.drift(v))
    y = c.memo(("last", name), lambda: d.drift(v))
    e["name"], e["y2"], e["y3"] = name, str(c.year + 1), str(c.year + 2)
    for n, amount in zip("abd", (v, x, y)):
        e.money(n, amount)
    e.money("W", v + x + y)
    e.rel(Sum("W", ["a", "b", "d"]))
    return e


def half_year(c):
    """Two quarters of a project, their sum and its share."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > 1_000_000])
    x = c.memo(("q1", name), lambda: d.part(v, 0.1, 0.3))
    y = c.memo(("q2", name), lambda: d.part(v - x, 0.2, 0.4))
    e["name"] = name
    e.money("A", v)
    e.money("a", x)
    e.money("b", y)
    e.money("h", x + y)
    e.rate("p", lambda g: 100 * g("h") / g("A"))
    e.rel(Sum("h", ["a", "b"]), Share("p", "h", "A"), AtMost("A", ["h"]))
    return e


def villages(c):
    """So many villages with so much each."""
    e, rng = c.env(), c.rng
    n, u = c.memo("villages", lambda: (rng.randint(3, 40), rng.randint(2, 60) * 500_000))
    e.count("n", n, rng.choice(["个行政村", "个社区", "个示范点"]))
    # The factors of a calculation are printed exactly.
    for name, v in (("u", u), ("A", n * u)):
        e.money(name, v, unit="万元")
        e[name].places = 1 if v % 1_000_000 else 0
    e.rel(Product("A", [["u", "n"]]))
    return e


def net_basic(c):
    """Basic spending out of one rise and one fall."""
    e, b, o = c.env(), c.b, c.o
    d1, d2 = b.personnel - o.personnel, b.public - o.public
    if d1 * d2 >= 0 or d1 + d2 == 0:
        raise Skip("one way")
    e.money("A", b.basic, cell=True)
    c.change(e, b.basic, o.basic, scope="row")
    e.money("d1", abs(d1))
    e.money("d2", abs(d2))
    e.signs["s1"], e.signs["s2"] = (1 if d1 > 0 else -1), (1 if d2 > 0 else -1)
    s = e.signs["s"]
    e.rel(Sum("D", ["d1", "d2"], [s * e.signs["s1"], s * e.signs["s2"]]))
    return e


def years_change(c):
    """A figure of three years, the last against the first."""
    e, d, y = c.env(), c.dept, c.year
    if not c.published:
        raise Skip("old")
    v = [d.budgets[t].sg_total for t in (y - 2, y - 1, y)]
    if v[0] == v[2] or not v[0]:
        raise Skip("flat")
    e["y1"], e["y2"], e["y3"] = str(y - 2), str(y - 1), str(y)
    for n, x in zip("abd", v):
        e.money(n, x, cell=True, scope="document" if n == "a" else "row")
    e.signs["s"] = 1 if v[2] > v[0] else -1
    sign = e.signs["s"]
    e.money("D", abs(v[2] - v[0]))
    e.rate("P", lambda g: 100 * g("D") / g("a"))
    e.rel(Change("d", "a", "D", "s"), Growth("P", "D", base="a"), RateOfTwo("P", "d", "a", "s"))
    return e


def like_budget(c):
    """Project spending against a basis without what was spent but once."""
    e, b, o, d = c.env(), c.b, c.o, c.dept
    if not o.project:
        raise Skip("none")
    once = c.memo("once", lambda: d.part(o.project, 0.03, 0.3))
    base = o.project - once
    if not once or b.project == base:
        raise Skip("flat")
    e.money("A", b.project, cell=True)
    e.money("B", o.project, cell=True)
    e.money("K", once)
    c.change(e, b.project, base, own=False)
    e.relations = [r for r in e.relations if not isinstance(r, (Growth, RateOfTwo))]
    e.money("C", base)
    e.rate("P", lambda g: 100 * g("D") / g("C"))
    e.rel(Sum("B", ["K", "C"]), Change("A", "C", "D", "s"), Growth("P", "D", base="C"), RateOfTwo("P", "A", "C", "s"))
    return e


def shares_of_years(c):
    """The share of basic spending in two years, and the difference in points."""
    e, b, o = c.env(), c.b, c.o
    now, base = Fraction(100 * b.basic, b.total), Fraction(100 * o.basic, o.total)
    if abs(now - base) < 1:
        raise Skip("flat")
    e.signs["s"] = 1 if now > base else -1
    e.rate("p", lambda g: now, places=2)
    e.rate("q", lambda g: base, places=2)
    e["pts"] = f"{float(abs(round(now, 2) - round(base, 2))):.2f}个百分点"
    # The points are printed as text: only the direction binds the two shares.
    e.rel(Cell("p", [now]), Cell("q", [base]), Change("p", "q", "points", "s"))
    return e
