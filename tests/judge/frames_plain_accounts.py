"""Frames of accounts for the plain patterns, and what binds them."""

from fractions import Fraction

import names
from department import column, level, total
from frames_accounts import doc
from frames_late_accounts import difference, with_plan
from frames_late_rows import TEN_THOUSAND, heads, kind_of
from frames_late_totals import both_years, free, of, put, reason, turned
from frames_plain_budget import EXPENSES, kinds_of_cars, of_known, purpose
from place import SOURCE_F
from relations import Base, Sum
from sentence import Skip


def income_in_all(c):
    """All income of the total and its change."""
    e, f, g = c.env(), c.f, c.g
    put(e, A=f.total, I=f.income, U=f.used, O=f.opening)
    turned(c, e, f.total, g.total, scope="row")
    e.rel(Sum("A", ["I", "U", "O"]))
    return e


def both_with_reasons(c):
    """Income and spending of the year, each with its change and its reason."""
    e, f, g = c.env(), c.f, c.g
    put(e, I=f.income, X=f.spent)
    turned(c, e, f.income, g.income, "I", "1", doc(c))
    turned(c, e, f.spent, g.spent, "X", "2", doc(c))
    return e


def income_by_fund(c):
    """Income of the year by fund and by source, with shares."""
    e, f = c.env(), c.f
    kinds = [("一般公共预算财政拨款收入", f.general_income), ("政府性基金预算财政拨款收入", f.fund_income), ("国有资本经营预算财政拨款收入", f.soe_income)]
    kinds = [k for k in kinds + [(SOURCE_F[k], v) for k, v in f.own_income.items()] if k[1]]
    if len(kinds) < 2 or min(v for _, v in kinds) < 0:
        raise Skip("one")
    put(e, A=f.income)
    c.listed(e, "parts", [(*k, "", True) for k in kinds], "，", share=True, words="占本年收入的{q}")
    e.canonical = True
    return e


def kinds_told(c):
    """Both kinds of spending with shares and changes; all spending is not printed."""
    e, f, g = c.env(), c.f, c.g
    for i, x, p, k, kind in ((1, "B", "p", "basic_all", "persons"), (2, "C", "q", "project_all", "projects")):
        put(e, **{x: getattr(f, k)})
        of_known(e, p, x, f.spent)
        turned(c, e, getattr(f, k), getattr(g, k), x, str(i), doc(c), kind)
    return e


def fiscal_rest(c):
    """What is left of the appropriations, by fund, and how it changed in the year."""
    e, f = c.env(), c.f
    now, base = f.general_closing + f.fund_closing, f.general_opening + f.fund_opening
    if now == base or not now:
        raise Skip("flat")
    put(e, C=now, a=f.general_closing, b=f.fund_closing)
    free(e, D=abs(now - base))
    e.signs["s"] = 1 if now > base else -1
    e.rel(Sum("C", ["a", "b"]), Base("C", "D", "s", Fraction(base, 100), "row"))
    return e


def general_told(c):
    """General spending: its share of all, last year's, and the change."""
    e, f, g = c.env(), c.f, c.g
    put(e, A=total(f.general))
    of_known(e, "p", "A", f.spent)
    both_years(c, e, total(f.general), total(g.general), scope=doc(c))
    return e


def class_done(c):
    """A 类 against its plan, and its share of general spending."""
    e, f, b = c.env(), c.f, c.b
    h = c.pick([h for _, h in heads(f.general) if level(b.general, h)])
    e["cls"] = names.CODES[h]
    put(e, A=level(f.general, h))
    e.money("B", level(b.general, h), cell=True, scope="document")
    of(e, "P", "A", "B")
    of_known(e, "q", "A", total(f.general))
    return e


def two_lines_done(c):
    """Two 项 against their plans, one after the other."""
    e, f, b = c.env(), c.f, c.b
    rows = [k for k in sorted(f.general) if k in b.general and b.general[k].total]
    if len(rows) < 2:
        raise Skip("few")
    for i, k in zip("12", sorted(c.rng.sample(rows, 2))):
        e["p" + i] = names.path(k)
        put(e, **{"A" + i: f.general[k].total})
        e.money("B" + i, b.general[k].total, cell=True, scope="document")
        of(e, "P" + i, "A" + i, "B" + i)
    return e


def whole_by_kind(c):
    """General spending by kind, against its plan."""
    e, f, b = c.env(), c.f, c.b
    project = column(f.general, "project")
    if not project:
        raise Skip("none")
    put(e, A=total(f.general), a=total(f.general) - project, b=project)
    e.money("B", total(b.general), cell=True, scope="document")
    of(e, "P", "A", "B")
    e.rel(Sum("A", ["a", "b"]))
    return e


def item_reason_inside(c):
    """A 项 against its plan, the reason between change and rate."""
    e = c.env()
    code, plan, final = with_plan(c)
    e["path"] = names.path(code)
    difference(e, plan, final)
    e["why"] = reason(c, kind_of(c.f.general[code]), e.signs["s"])
    return e


def item_and_last(c):
    """A 项 with last year's amount and its change."""
    e, f, g = c.env(), c.f, c.g
    code = c.pick([k for k in sorted(f.general) if k in g.general and g.general[k].total != f.general[k].total])
    e["path"], e["use"] = names.path(code), purpose(c, f.general[code], code)
    put(e, A=f.general[code].total)
    both_years(c, e, f.general[code].total, g.general[code].total, scope=doc(c))
    return e


def fund_told(c):
    """Spending of the funds and its change."""
    e, f, g = c.env(), c.f, c.g
    if not total(f.fund) or not total(g.fund):
        raise Skip("none")
    put(e, A=total(f.fund))
    turned(c, e, total(f.fund), total(g.fund), scope=doc(c), kind="projects")
    return e


def basics_moved(c):
    """Basic spending by persons and running, each with its change."""
    e, f, g = c.env(), c.f, c.g
    put(e, A=f.personnel + f.public, a=f.personnel, b=f.public)
    turned(c, e, f.personnel, g.personnel, "a", "1", doc(c), "persons")
    turned(c, e, f.public, g.public, "b", "2", doc(c), "running")
    e.rel(Sum("A", ["a", "b"]))
    return e


def three_and_last(c):
    """The three public expenses, the whole against the year's plan and against last year."""
    e, f, g = c.env(), c.f, c.g
    v = f.sg_total
    if not v["annual"]:
        raise Skip("none")
    put(e, A=v["final"], B=v["annual"], x=f.sg["abroad"]["final"], v=f.sg_vehicles["final"], z=f.sg["reception"]["final"])
    of(e, "Q", "A", "B")
    turned(c, e, v["final"], g.sg_total["final"], scope=doc(c))
    e.rel(Sum("A", ["x", "v", "z"]))
    e.canonical = True
    return e


def expense_told(c):
    """One public expense: its share of all, and the year's plan."""
    e, f = c.env(), c.f
    k, e["label"], e["use"], _ = c.pick([p for p in EXPENSES if f.sg[p[0]]["final"] and f.sg[p[0]]["annual"]])
    put(e, A=f.sg[k]["final"], B=f.sg[k]["annual"])
    of(e, "P", "A", "B")
    of_known(e, "p", "A", f.sg_total["final"])
    return e


def cars_at_end(c):
    """Vehicles that appropriations pay for, by build, and what running them cost."""
    e, f = c.env(), c.f
    n, w = f.counts["held"], f.sg["run"]["final"]
    if w < TEN_THOUSAND:
        raise Skip("none")
    for x, v in zip("abd", kinds_of_cars(c, "builds at the end, plain", n)):
        e.count(x, v, "辆")
    e.count("k", n, "辆", cell=True)
    put(e, w=w)
    e.rel(Sum("k", ["a", "b", "d"]))
    return e


def guests_told(c):
    """Receptions: money, its change, rounds and persons."""
    e, f, g = c.env(), c.f, c.g
    now, base = f.sg["reception"]["final"], g.sg["reception"]["final"]
    if not now or not base:
        raise Skip("none")
    put(e, A=now)
    turned(c, e, now, base, scope=doc(c), kind="guests")
    e.count("b", f.counts["receptions"], "批次", cell=True)
    e.count("m", f.counts["guests"], "人次", cell=True)
    return e


def small_by_kind(c):
    """What small firms got of goods and of services, as shares of these."""
    e, f, d = c.env(), c.f, c.dept
    g, w, v = (f.proc[k] for k in ("goods", "works", "services"))

    def make():
        low, high = max(0, f.small - w - v), min(g, f.small)
        a = low + d.part(high - low, 0.2, 0.8)
        low, high = max(0, f.small - a - w), min(v, f.small - a)
        return a, low + d.part(high - low, 0.2, 0.8)
    a, b = c.memo("small by kind, plain", make)
    if not a or not b:
        raise Skip("nothing")
    put(e, g=g, v=v)
    free(e, a=a, b=b)
    of(e, "p", "a", "g")
    of(e, "q", "b", "v")
    return e


def two_grades_of_projects(c):
    """Evaluation: projects of two levels, and their money as a share of all general projects."""
    e, f, rng = c.env(), c.f, c.rng
    whole = column(f.general, "project")
    if whole < TEN_THOUSAND:
        raise Skip("small")
    i, j = c.memo("levels, plain", lambda: (rng.randint(1, 4), rng.randint(5, 20)))
    x = c.memo("levels, money, plain", lambda: c.dept.part(whole, 0.5, 0.95))
    for n, v in (("n", i + j), ("a", i), ("b", j)):
        e.count(n, v, "个")
    free(e, X=x)
    of_known(e, "P", "X", whole)
    e.rel(Sum("n", ["a", "b"]))
    return e


def project_told(c):
    """A project's score, its year's budget and how much of it was spent."""
    e, f, d = c.env(), c.f, c.dept
    # Its 项 has nothing else: what was spent there was spent on the project.
    name, code, v = c.pick([p for p in d.projects[c.year] if p[1] in f.all and TEN_THOUSAND < f.all[p[1]]["project"] <= p[2]])
    now = f.all[code]["project"]
    e["name"] = name
    score = c.memo(("score, plain", name), lambda: Fraction(c.rng.randint(8600, 9900), 100))
    e.number("n", score, "分", 2)
    free(e, B=v, A=now)
    of(e, "P", "A", "B")
    return e
