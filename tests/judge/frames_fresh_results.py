"""Frames of accounts for the fresh patterns: public expenses, offices, procurement, vehicles, evaluation."""

from fractions import Fraction

from frames_accounts import doc, sg
from frames_fresh_totals import mean, rate_alone, share
from relations import AtMost, Average, Base, Change, Mean, NotSelf, PhaseCell, RateOfTwo, Share, Sum, Total
from sentence import Skip

LABELS = [("total", "“三公”经费财政拨款支出"), ("reception", "公务接待费"), ("vehicles", "公务用车购置及运行维护费"), ("run", "公务用车运行维护费")]


def saved(c):
    """What was saved of the year's plan, by the three public expenses."""
    e, f = c.env(), c.f
    rows = [("D", sg(f, "total")), ("a", f.sg["abroad"]), ("b", sg(f, "vehicles")), ("d", f.sg["reception"])]
    if rows[0][1]["annual"] == rows[0][1]["final"]:
        raise Skip("nothing saved")
    for n, v in rows:
        e.money(n, v["annual"] - v["final"], cell=True)
    e.rel(Sum("D", ["a", "b", "d"]))
    return e


def execution_rates(c):
    """Completion of the three public expenses, and of the whole, by rates alone."""
    e, f = c.env(), c.f
    for q, k in (("p", "reception"), ("q", "vehicles"), ("P", "total")):
        v = sg(f, k)
        if not v["annual"]:
            raise Skip("no plan")
        rate_alone(e, q, v["final"], v["annual"])
    return e


def two_plans(c):
    """A public expense beside the plan of the year's start and the whole year's plan."""
    e, f = c.env(), c.f
    key, e["label"] = c.pick([p for p in LABELS if all(sg(f, p[0]).values()) and sg(f, p[0])["initial"] != sg(f, p[0])["annual"]])
    v = sg(f, key)
    for n, k in (("B", "initial"), ("E", "annual"), ("A", "final")):
        e.money(n, v[k], cell=True)
    share(e, "p", "A", "B")
    share(e, "q", "A", "E")
    e.rel(AtMost("E", ["A"]))
    return e


def guests_means(c):
    """Receptions: money of a round and of a person."""
    e, f = c.env(), c.f
    r = f.sg["reception"]["final"]
    if not r:
        raise Skip("none")
    e.count("b", f.counts["receptions"], "批次", cell=True)
    e.count("m", f.counts["guests"], "人次", cell=True)
    e.money("r", r, cell=True)
    mean(e, "x", Fraction(r, 100) / f.counts["receptions"], "元")
    mean(e, "u", Fraction(r, 100) / f.counts["guests"], "元")
    e.rel(Mean("x", "r", "b"), Mean("u", "r", "m"), AtMost("m", ["b"]))
    return e


def guests_moves(c):
    """Receptions: rounds and persons, each against last year."""
    e, f, g = c.env(), c.f, c.g
    for x, d, s, k, unit in (("b", "d", "s1", "receptions", "批次"), ("m", "f", "s2", "guests", "人次")):
        now, base = f.counts[k], g.counts[k]
        if not now or not base or now == base:
            raise Skip("flat")
        e.count(x, now, unit, cell=True)
        e.count(d, abs(now - base), unit)
        e.signs[s] = 1 if now > base else -1
        e.rel(NotSelf("y", c.year, d))
        if doc(c):
            e.rel(Base(x, d, s, Fraction(base), doc(c)))
    e.rel(AtMost("m", ["b"]))
    return e


def fleet_each(c):
    """Vehicles bought and held, and what one of them costs."""
    e, f = c.env(), c.f
    u, w, n, k = f.sg["buy"]["final"], f.sg["run"]["final"], f.counts["bought"], f.counts["held"]
    if not u or not w:
        raise Skip("none")
    e.count("c", n, "辆", cell=True)
    e.count("k", k, "辆", cell=True)
    e.money("u", u, cell=True)
    e.money("w", w, cell=True)
    mean(e, "x", Fraction(u, 100) / n)
    mean(e, "z", Fraction(w, 100) / k)
    e.rel(Mean("x", "u", "c"), Mean("z", "w", "k"))
    return e


def oper_two_rates(c):
    """Running costs of offices beside the plan and last year, by rates alone."""
    e, f, g, b = c.env(), c.f, c.g, c.b
    for n, v in (("A", f.oper), ("B", b.oper), ("C", g.oper)):
        e.money(n, v, cell=True)
    for q, s, x, base in (("P", "s", "B", b.oper), ("P1", "s1", "C", g.oper)):
        if f.oper == base:
            raise Skip("flat")
        sign = 1 if f.oper > base else -1
        e.signs[s] = sign
        e.rate(q, lambda v, x=x, sign=sign: 100 * sign * (v("A") - v(x)) / v(x))
        e.rel(RateOfTwo(q, "A", x, s))
    return e


def oper_part(c):
    """Running costs: of offices, and of institutions."""
    e, f = c.env(), c.f
    if len(c.dept.units) < 2 or f.public == f.oper:
        raise Skip("alone")
    e.money("B", f.public, cell=True)
    e.money("A", f.oper, cell=True)
    e.money("b", f.public - f.oper)
    share(e, "p", "A", "B")
    e.rel(Sum("B", ["A", "b"]))
    return e


def sme_rest(c):
    """Procurement by the size of the firms."""
    e, f = c.env(), c.f
    if f.small == f.proc_total:
        raise Skip("all")
    for n, v in (("A", f.proc_total), ("M", f.small), ("m", f.micro)):
        e.money(n, v, cell=True)
    e.money("x", f.proc_total - f.small)
    share(e, "P", "M", "A")
    e.rel(Sum("A", ["M", "x"]), AtMost("M", ["m"]))
    return e


def sme_by_kind(c):
    """What small firms got of goods, works and services, and the shares of these."""
    e, f, d = c.env(), c.f, c.dept
    whole = [f.proc[k] for k in ("goods", "works", "services")]
    if not all(whole):
        raise Skip("no works")

    def cut():
        left, rest, out = f.small, sum(whole), []
        for v in whole[:-1]:
            rest -= v
            low, high = max(0, left - rest), min(v, left)
            out.append(low + d.part(high - low, 0.2, 0.8))
            left -= out[-1]
        return out + [left]
    parts = c.memo("small by kind", cut)
    if not all(parts):
        raise Skip("nothing")
    for n, q, v, w in zip("abd", "pqr", parts, whole):
        e.money(n, v)
        row = Fraction(w, 100)
        e.rate(q, lambda g, n=n, row=row: 100 * g(n) / row)
        e.rel(Share(q, n, None, known=row, scope="row"))
    sums = Total(["a", "b", "d"], Fraction(f.small, 100))
    sums.scope = "row"
    e.rel(sums)
    return e


def evaluated(c):
    """Projects that were evaluated, by grade: the same in every sentence of a document."""
    n, rng = len(c.dept.projects[c.year]), c.rng
    if n < 3:
        raise Skip("few")

    def draw():
        some = rng.randint(3, n)
        good = rng.randint(3, some)
        fair = rng.randint(0, some - good)
        return good, fair, some - good - fair
    return c.memo("evaluated", draw)


def scores(c):
    """Scores of three projects, all of the upper grade, and their mean."""
    e, rng = c.env(), c.rng
    evaluated(c)
    some, points = c.memo("scores", lambda: (rng.sample(c.dept.projects[c.year], 3), [Fraction(rng.randint(900, 998), 10) for _ in range(3)]))
    for i, n, r, v in zip("123", "abd", some, points):
        e["n" + i] = r[0]
        e.number(n, v, "分", 1)
    e.number("m", sum(points) / 3, "分", 2)
    e.rel(Average("m", ["a", "b", "d"]))
    return e


def coverage(c):
    """How many projects were evaluated."""
    e = c.env()
    e.count("n", sum(evaluated(c)), "个")
    e.count("N", len(c.dept.projects[c.year]), "个")
    share(e, "p", "n", "N")
    e.rel(AtMost("N", ["n"]))
    return e


def grade_rates(c):
    """Shares of three grades, then the numbers of projects."""
    e, many = c.env(), evaluated(c)
    e.count("n", sum(many), "个")
    for n, q, v in zip("abd", "pqr", many):
        e.count(n, v, "个")
        share(e, q, n, "n")
    e.rel(Sum("n", ["a", "b", "d"]))
    return e


def arrived(c):
    """A project: planned, arrived, spent. It is all that its 项 spends on projects."""
    e, d, f = c.env(), c.dept, c.f
    spent = lambda code: f.all[code]["project"] if code in f.all else 0
    name, code, plan = c.pick([p for p in d.projects[c.year] if 0 < spent(p[1]) < p[2]])
    now = spent(code)
    came = c.memo(("came", name), lambda: now + d.part(plan - now, 0.1, 0.9))
    e["name"] = name
    for n, v in (("B", plan), ("T", came), ("A", now)):
        e.money(n, v)
    share(e, "p", "T", "B")
    share(e, "q", "A", "T")
    e.rel(AtMost("B", ["T"]), AtMost("T", ["A"]))
    return e


def targets_met(c):
    """Two targets of a project in counts, and how far they were met."""
    e, rng = c.env(), c.rng
    rows = c.dept.projects[c.year]
    e["name"] = c.pick(rows)[0]
    n, m, k, j = c.memo(("targets met", e["name"]), lambda: (*pair(rng, 40, 900), *pair(rng, 5, 90)))
    for x, y, q, v, w, unit in (("n", "m", "P", n, m, "人次"), ("k", "j", "Q", k, j, "家")):
        e.count(x, v, unit)
        e.count(y, w, unit)
        share(e, q, y, x)
    return e


def pair(rng, low, high):
    """A target and a result near it."""
    plan = rng.randint(low, high)
    return plan, max(1, round(plan * rng.uniform(0.7, 1.3)))


def fleet_flow(c):
    """Vehicles that came and went within the year, and those at its end. What was there at its beginning is not said."""
    e = c.env()
    now, base = (sum(c.dept.assets[y]["cars"].values()) for y in (c.year, c.year - 1))
    if now == base:
        raise Skip("flat")
    gone = c.memo("vehicles gone", lambda: c.rng.randint(max(0, base - now), max(0, base - now) + 2))
    if gone > base:
        raise Skip("none left")
    e["date"] = f"{c.year}年12月31日"
    e.count("a", now - base + gone, "辆")
    e.count("b", gone, "辆")
    e.count("d", abs(now - base), "辆")
    e.count("M", now, "辆", cell=True)
    e.signs["s"] = 1 if now > base else -1
    e.rel(Change("a", "b", "d", "s"))
    return e


def new_energy(c):
    """Vehicles of a kind of drive, and their share."""
    e, n = c.env(), sum(c.asset["cars"].values())
    if n < 3:
        raise Skip("few")
    e["date"] = f"{c.year}年12月31日"
    e.count("N", n, "辆", cell=True)
    e.count("a", c.memo("new energy", lambda: c.rng.randint(1, n - 1)), "辆")
    share(e, "p", "a", "N")
    e.rel(AtMost("N", ["a"]))
    return e


def reception_left(c):
    """A public expense: plan of the year, what was used of it, what was not."""
    e, f = c.env(), c.f
    key, e["label"] = c.pick([p for p in LABELS if 0 < sg(f, p[0])["final"] < sg(f, p[0])["annual"]])
    v = sg(f, key)
    e.money("B", v["annual"], cell=True)
    e.money("A", v["final"], cell=True)
    e.money("D", v["annual"] - v["final"])
    share(e, "P", "A", "B")
    share(e, "Q", "D", "B")
    e.rel(Sum("B", ["A", "D"]), PhaseCell("B", "w", {"全年预算": Fraction(v["annual"], 100), "年初预算": Fraction(v["initial"], 100)}))
    return e
