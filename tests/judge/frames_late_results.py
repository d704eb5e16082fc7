"""Frames of accounts for the late patterns: public expenses, offices, procurement, evaluation, and what binds them."""

from fractions import Fraction

from department import total
from frames_accounts import doc, sg
from frames_late_things import TEN_THOUSAND, cut
from frames_late_totals import both_years, free, mean, of, put
from relations import AtMost, Change, Product, Share, Sum
from sentence import Skip

LABELS = (("total", "“三公”经费"), ("vehicles", "公务用车购置及运行维护费"), ("run", "公务用车运行维护费"), ("reception", "公务接待费"))


def of_key(f, key):
    """One of the public expenses, or all of them: two plans and the result."""
    return f.sg[key] if key in f.sg else sg(f, key)


def plan_changed(c):
    """A public expense: its plan, what changed it, its result and what is left."""
    e, f = c.env(), c.f
    key, e["label"] = c.pick([p for p in LABELS if 0 < of_key(f, p[0])["final"] < of_key(f, p[0])["annual"] != of_key(f, p[0])["initial"] > 0])
    v = of_key(f, key)
    put(e, B=v["initial"], N=v["annual"], A=v["final"])
    free(e, D=abs(v["annual"] - v["initial"]), R=v["annual"] - v["final"])
    e.signs["s"] = 1 if v["annual"] > v["initial"] else -1
    of(e, "P", "A", "N")
    e.rel(Change("N", "B", "D", "s"), Sum("N", ["A", "R"]))
    return e


def two_done(c):
    """Receptions and running of vehicles against their plans, and their common share."""
    e, f = c.env(), c.f
    for i, k in ((1, "reception"), (2, "run")):
        v = f.sg[k]
        if not v["initial"] or not v["final"]:
            raise Skip("none")
        put(e, **{f"A{i}": v["final"], f"B{i}": v["initial"]})
        of(e, f"P{i}", f"A{i}", f"B{i}")
    put(e, T=f.sg_total["final"])
    free(e, t=f.sg["reception"]["final"] + f.sg["run"]["final"])
    of(e, "q", "t", "T")
    e.rel(Sum("t", ["A1", "A2"]), AtMost("T", ["t"]))
    return e


def two_guests(c):
    """Receptions by what they were for: rounds, persons, money."""
    e, f = c.env(), c.f
    r, b, m = f.sg["reception"]["final"], f.counts["receptions"], f.counts["guests"]
    if not r:
        raise Skip("none")
    x = c.memo("rounds, late", lambda: c.rng.randint(2, b - 2))
    # Persons in proportion, so that each kind has more of them than rounds.
    y = m * x // b
    u, v = cut(c, "cost of rounds, late", r, 2, 0.3, 0.7)
    put(e, r=r)
    free(e, u=u, v=v)
    for n, value, unit, cell in (("b", b, "批次", True), ("b1", x, "批次", False), ("b2", b - x, "批次", False),
                                 ("m", m, "人次", True), ("m1", y, "人次", False), ("m2", m - y, "人次", False)):
        e.count(n, value, unit, cell=cell)
    e.rel(Sum("b", ["b1", "b2"]), Sum("m", ["m1", "m2"]), Sum("r", ["u", "v"]), AtMost("m", ["b"]), AtMost("m1", ["b1"]), AtMost("m2", ["b2"]))
    return e


def car_costs(c):
    """What running vehicles was spent on, all of it, and what one vehicle cost."""
    e, f = c.env(), c.f
    w, k = f.sg["run"]["final"], f.counts["held"]
    if not w:
        raise Skip("none")
    a, b, x, y = cut(c, "cost of vehicles, late", w, 4, 0.2, 0.45)
    put(e, w=w)
    free(e, a=a, b=b, d=x, f=y)
    e.count("k", k, "辆", cell=True)
    mean(e, "u", "w", "k", Fraction(w, 100 * k))
    e.rel(Sum("w", ["a", "b", "d", "f"]))
    return e


def offices_two(c):
    """Running costs of offices against last year and against the plan, all amounts printed."""
    e, f, g, b = c.env(), c.f, c.g, c.b
    if f.oper == b.oper:
        raise Skip("flat")
    put(e, A=f.oper, E=b.oper)
    both_years(c, e, f.oper, g.oper, scope="row", kind="running")
    free(e, D1=abs(f.oper - b.oper))
    e.signs["s1"] = 1 if f.oper > b.oper else -1
    of(e, "P1", "A", "E")
    e.rel(Change("A", "E", "D1", "s1"))
    return e


def bought(c):
    """Procurement against its budget, and one kind of it."""
    e, f, b = c.env(), c.f, c.b
    if f.proc_total == b.proc_total or f.proc_total > 2 * b.proc_total:
        raise Skip("flat")
    put(e, A=f.proc_total, v=f.proc["services"])
    e.money("B", b.proc_total, cell=True, scope="document")
    free(e, D=abs(f.proc_total - b.proc_total))
    e.signs["s"] = 1 if f.proc_total > b.proc_total else -1
    of(e, "P", "A", "B")
    of(e, "q", "v", "A")
    e.rel(Change("A", "B", "D", "s"), AtMost("A", ["v"]))
    return e


def kinds_bought(c):
    """Goods and services of both years, each with its change."""
    e, f, g = c.env(), c.f, c.g
    for i, k in ((1, "goods"), (2, "services")):
        put(e, **{f"A{i}": f.proc[k]})
        both_years(c, e, f.proc[k], g.proc[k], f"A{i}", f"B{i}", str(i), doc(c), "any")
    return e


def grades(c):
    """Evaluation: how many projects and how much money are of the first grade, and of the second."""
    e, f, rng = c.env(), c.f, c.rng
    i, j = c.memo("grades, late", lambda: (rng.randint(3, 20), rng.randint(1, 6)))
    if f.project_all < TEN_THOUSAND:
        raise Skip("small")
    whole = c.memo("graded, late", lambda: c.dept.part(f.project_all, 0.5, 0.9))
    x, z = cut(c, "money of grades, late", whole, 2, 0.5, 0.9)
    for n, v in (("n", i + j), ("a", i), ("b", j)):
        e.count(n, v, "个")
    free(e, X=whole, x=x, z=z)
    put(e, W=f.project_all)
    of(e, "p", "X", "W")
    e.rel(Sum("n", ["a", "b"]), Sum("X", ["x", "z"]), AtMost("W", ["X"]))
    return e


def project_of(c):
    """A project's year, by plan and result, and the score that its execution has."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > TEN_THOUSAND])
    return name, v, e


def scored(c):
    """A project's execution and its score out of ten."""
    name, v, e = project_of(c)
    now, rest = cut(c, ("spent, late", name), v, 2, 0.7, 0.99)
    exact = Fraction(100 * now, v)
    e["name"] = name
    free(e, B=v, A=now, R=rest)
    e.rate("P", lambda g: exact, places=2)
    e.number("n", exact / 10, "分", 2)
    e.rel(Share("P", "A", "B"), Product("n", [["P", Fraction(1, 10)]]), Sum("B", ["A", "R"]))
    return e


def in_time(c):
    """How far a project was in the middle of the year against the calendar, and at its end."""
    name, v, e = project_of(c)
    half, more, _ = cut(c, ("half, late", name), v, 3, 0.35, 0.7)
    p = Fraction(100 * half, v)
    if abs(p - 50) < 1:
        raise Skip("even")
    e["name"] = name
    free(e, B=v, a=half, A=half + more)
    e.rate("p", lambda g: p, places=2)
    e.rate("h", lambda g: Fraction(50), places=0)
    e.number("n", abs(p - 50), "个百分点", 2)
    of(e, "P", "A", "B")
    e.signs["s"] = 1 if p > 50 else -1
    e.rel(Share("p", "a", "B"), Change("p", "h", "n", "s"), AtMost("A", ["a"]), AtMost("B", ["A"]))
    return e


def paid_later(c):
    """Contracts of the year: paid within it, and in two later years."""
    e, f = c.env(), c.f
    x, y, z = cut(c, "payments, late", f.proc_total, 3, 0.4, 0.7)
    e["y2"], e["y3"] = str(c.year + 1), str(c.year + 2)
    put(e, A=f.proc_total)
    free(e, x=x, v=y, z=z)
    of(e, "p", "x", "A")
    e.rel(Sum("A", ["x", "v", "z"]))
    return e
