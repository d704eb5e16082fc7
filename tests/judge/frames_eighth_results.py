"""Frames of accounts for the eighth patterns: the three public expenses, cars, procurement, evaluation, and what binds them."""

from fractions import Fraction

from department import total
from frames_accounts import SG, doc, sg
from frames_eighth_accounts import gap, whole_year
from frames_eighth_budget import Ratio
from frames_late_totals import both_years, free, mean, of, put, turned
from frames_plain_budget import of_known
from frames_seventh_accounts import planned
from frames_sixth_totals import begin
from place import CARS
from relations import AtMost, Base, Cell, Relation, Sum
from sentence import Skip


class Weighted(Relation):
    """whole = Σ of shares of parts: a rate and an amount each."""

    def __init__(self, whole, pairs):
        self.whole, self.pairs = whole, pairs

    def names(self):
        return [self.whole, *(n for p in self.pairs for n in p)]

    def test(self, figs, slack):
        low = high = Fraction(0)
        for p, x in self.pairs:
            r, a = self.iv(figs, p, slack), self.iv(figs, x, slack)
            low, high = low + max(r[0], 0) * max(a[0], 0) / 100, high + r[1] * a[1] / 100
        whole = self.iv(figs, self.whole, slack)
        return whole[0] <= high and low <= whole[1]


def gaps_signed(c):
    """The public expenses: plan of the whole year, result and signed rate of the difference, in all and each."""
    e, f = begin(c), c.f
    if not f.sg_total["annual"]:
        raise Skip("none")
    for t, key in zip(("", "1", "2", "3"), ("total", *(k for k, _ in SG))):
        v = sg(f, key)
        put(e, **{"B" + t: v["annual"], "A" + t: v["final"]})
        gap(e, "P" + t, "A" + t, "B" + t, (v["final"], v["annual"]))
    e.rel(Sum("A", ["A1", "A2", "A3"]), Sum("B", ["B1", "B2", "B3"]))
    return e


def expenses_done_moved(c):
    """The public expenses, each plan, result and rate where there was a plan, and how the whole moved."""
    e, f, g = begin(c), c.f, c.g
    now, plan = f.sg_total["final"], f.sg_total["annual"]
    if not now or not plan:
        raise Skip("none")
    put(e, A=now, C=plan)
    of(e, "Q", "A", "C")
    turned(c, e, now, g.sg_total["final"], scope=doc(c))
    frags = []
    for i, (k, label) in enumerate(SG, 1):
        v = sg(f, k)
        put(e, **{f"A{i}": v["final"], f"C{i}": v["annual"]})
        rate = ""
        if v["annual"]:
            of(e, f"P{i}", f"A{i}", f"C{i}")
            rate = f"，完成预算的{{P{i}}}"
        frags.append(f"{label}支出预算{{C{i}}}，决算{{A{i}}}{rate}" + ("；" if i < 3 else "。"))
    e["lines"] = frags
    e.rel(Sum("A", ["A1", "A2", "A3"]), Sum("C", ["C1", "C2", "C3"]))
    return e


def car_three_bases(c):
    """Keeping cars: against last year, the plan and the year's plan, and what a car costs."""
    e, f, g = begin(c), c.f, c.g
    v, was = f.sg["run"], g.sg["run"]["final"]
    now, n = v["final"], f.counts["held"]
    if not now or n < 2 or now in (was, v["initial"], v["annual"]):
        raise Skip("flat")
    put(e, A=now)
    for t, base, scope in (("1", was, doc(c)), ("2", v["initial"], "row"), ("3", v["annual"], "row")):
        free(e, **{"D" + t: abs(now - base)})
        e.signs["s" + t] = 1 if now > base else -1
        if scope:
            e.rel(Base("A", "D" + t, "s" + t, Fraction(base, 100), scope))
    e.count("n", n, "辆", cell=True)
    mean(e, "u", "A", "n", Fraction(now, 100 * n))
    return e


def guests_two_years(c):
    """Receptions: batches, persons and money of both years, and what one person cost."""
    e, f, g = begin(c), c.f, c.g
    now, was = f.sg["reception"]["final"], g.sg["reception"]["final"]
    if not now or not was or now == was:
        raise Skip("none")
    both_years(c, e, now, was, scope=doc(c), kind="guests")
    put(e, A=now)
    for x, k, unit in (("b", "receptions", "批次"), ("m", "guests", "人次")):
        e.count(x, f.counts[k], unit, cell=True)
        e.count(x + "0", g.counts[k], unit)
        if c.published:
            e.relations.append(Cell(x + "0", [Fraction(g.counts[k])], "document"))
    mean(e, "u", "A", "m", Fraction(now, 100 * f.counts["guests"]), "元")
    e.rel(AtMost("m", ["b"]), AtMost("m0", ["b0"]))
    return e


def small_firms_by_kind(c):
    """What small firms won: its share of all, and of each kind the share that they won of it."""
    e, f = begin(c), c.f
    if not f.micro:
        raise Skip("none")
    g, w, v = (f.proc[k] for k in ("goods", "works", "services"))

    def won():
        x = c.rng.randint(max(0, f.small - w - v), min(g, f.small))
        y = c.rng.randint(max(0, f.small - x - v), min(w, f.small - x))
        return x, y, f.small - x - y
    put(e, A=f.proc_total, g=g, w=w, v=v, M=f.small, m=f.micro)
    of(e, "P", "M", "A")
    of(e, "Q", "m", "M")
    for p, part, whole in zip("pqr", c.memo("won, eighth", won), (g, w, v)):
        share = Fraction(100 * part, whole) if whole else Fraction(0)
        e.rate(p, lambda k, share=share: share)
    e.rel(Sum("A", ["g", "w", "v"]), Weighted("M", [("p", "g"), ("q", "w"), ("r", "v")]))
    return e


def evaluated_with_grades(c):
    """Projects that were evaluated, their part of all planned ones, and grades with a share."""
    e, b, d = begin(c), c.b, c.dept
    rows = d.projects[c.year]
    if len(rows) < 4:
        raise Skip("few")
    n, bad = c.memo("evaluated, eighth", lambda: (c.rng.randint(3, len(rows)), c.rng.randint(0, 1)))
    good = c.memo("good, eighth", lambda: c.rng.randint(1, n - bad - 1))
    for x, v in (("n", n), ("i", n - good - bad), ("j", good), ("k", bad)):
        e.count(x, v, "个")
    free(e, X=sum(r[2] for r in rows[:n]))
    of_known(e, "p", "X", b.project, scope="document")
    of(e, "r", "i", "n")
    e.rel(Sum("n", ["i", "j", "k"]))
    return e


def score_of_rate(c):
    """Execution of general spending: plan, the year's budget, result, rate, and the points that the rate earns."""
    e, f, b = begin(c), c.f, c.b
    put(e, A=total(f.general))
    planned(e, B=total(b.general))
    free(e, C=whole_year(c))
    of(e, "P", "A", "C")
    e.number("k", lambda g: 10 * g("A") / g("C"), "分", 2)
    e.rel(Ratio("k", "A", "C", 10))
    return e


def cars_by_use(c):
    """Cars by use, those that are there, and what they are worth."""
    e, a = begin(c), c.asset
    kinds = [(k, v) for k, v in a["cars"].items() if v]
    if len(kinds) < 2:
        raise Skip("few")
    n = sum(v for _, v in kinds)
    e.count("n", n, "辆", cell=True)
    put(e, V=a["vehicles"])
    mean(e, "u", "V", "n", Fraction(a["vehicles"], 100 * n))
    frags, parts = [], []
    for i, (k, v) in enumerate(kinds):
        e.count(f"k{i}", v, "辆", cell=True)
        parts.append(f"k{i}")
        frags.append(f"{CARS[k]}{{k{i}}}" + ("、" if i < len(kinds) - 1 else ""))
    e["lines"] = frags
    e["date"] = f"{c.year}年12月31日"
    e.rel(Sum("n", parts))
    return e


def saved_by_bids(c):
    """Procurement by bids: what was planned, what was paid, what was saved."""
    e, f = begin(c), c.f
    a, d, n = c.memo("bids, eighth", lambda: (c.dept.part(f.proc_total, 0.3, 0.8), c.rng.randint(15, 140), c.rng.randint(2, 14)))
    saved = a * d // 1_000 // 10_000 * 10_000
    if not saved:
        raise Skip("nothing")
    put(e, W=f.proc_total)
    free(e, B=a + saved, A=a, D=saved)
    e.count("n", n, "个")
    of(e, "p", "A", "W")
    of(e, "P", "D", "B")
    e.rel(Sum("B", ["A", "D"]), AtMost("W", ["A"]))
    return e


def travellers_each(c):
    """Travel abroad: groups, persons, money, what a person cost, and the share of all three expenses."""
    e, f = begin(c), c.f
    v, k = f.sg["abroad"]["final"], f.counts
    if not v:
        raise Skip("none")
    put(e, a=v, T=f.sg_total["final"])
    e.count("i", k["delegations"], "个", cell=True)
    e.count("m", k["travellers"], "人次", cell=True)
    of(e, "p", "a", "T")
    mean(e, "u", "a", "m", Fraction(v, 100 * k["travellers"]))
    e.rel(AtMost("T", ["a"]))
    return e
