"""Frames of accounts for the unseen patterns: which figures a sentence states, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from frames_accounts import SOURCE, SOURCES, doc, finish, sg, year_plan
from relations import (AtMost, Base, Change, Growth, Mean, Share, ShareOfSum, Sum)
from sentence import Skip

PUBLIC = [("total", "“三公”经费财政拨款支出"), ("reception", "公务接待费"), ("vehicles", "公务用车购置及运行维护费"), ("run", "公务用车运行维护费")]


def income_side(c):
    """All that came in, out of the year and from before."""
    e, f = c.env(), c.f
    for n, v in (("A", f.total), ("I", f.income), ("U", f.used), ("O", f.opening)):
        e.money(n, v, cell=True)
    e.rel(Sum("A", ["I", "U", "O"]))
    return e


def surplus(c):
    """The year's income and spending, and what is left of the year."""
    e, f = c.env(), c.f
    if f.income == f.spent:
        raise Skip("even")
    e.money("I", f.income, cell=True)
    e.money("X", f.spent, cell=True)
    e.money("D", abs(f.income - f.spent))
    e.signs["s"] = 1 if f.income > f.spent else -1
    e.rel(Change("I", "X", "D", "s"))
    return e


def carry(c):
    """The closing balance against the opening one."""
    e, f = c.env(), c.f
    if not f.opening or not f.closing:
        raise Skip("none")
    e.money("C", f.closing, cell=True)
    c.change(e, f.closing, f.opening, x="C", scope="row", own=False)
    return e


def incomes_first(c):
    """Sources of income, each with its share before its amount."""
    e, f = c.env(), c.f
    e.money("A", f.income, cell=True)
    zeros = c.rng.random() < 0.5
    items = [("财政拨款收入", f.fiscal_income)] + [(SOURCE[k], f.own_income.get(k, 0)) for k in SOURCES if f.own_income.get(k) or zeros]
    if len(items) < 2:
        items.append(("其他收入", 0))
    c.share_first(e, items, "占{q}（{n}）", "、")
    return e


def fiscal_income(c):
    """Appropriations as a share of income, and their change."""
    e, f, g = c.env(), c.f, c.g
    e.money("A", f.income, cell=True)
    e.money("a", f.fiscal_income, cell=True)
    e.rate("p", lambda v: 100 * v("a") / v("A"))
    c.change(e, f.fiscal_income, g.fiscal_income, x="a", scope=doc(c))
    e.rel(Share("p", "a", "A"), AtMost("A", ["a"]))
    return e


def spend_two(c):
    """Basic and project spending: shares in one list, amounts in another."""
    e, f = c.env(), c.f
    e.money("A", f.spent, cell=True)
    e.money("a", f.basic_all, cell=True)
    e.money("b", f.project_all, cell=True)
    e.rate("p", lambda g: 100 * g("a") / g("A"))
    e.rate("q", lambda g: 100 * g("b") / g("A"))
    e.rel(Sum("A", ["a", "b"]), Share("p", "a", "A"), Share("q", "b", "A"))
    return e


def spend_changes(c):
    """Basic and project spending with their changes, and both together."""
    e, f, g = c.env(), c.f, c.g
    for x, t, now, base in (("a", "1", f.basic_all, g.basic_all), ("b", "2", f.project_all, g.project_all), ("A", "", f.spent, g.spent)):
        if now == base:
            raise Skip("flat")
        e.money(x, now, cell=True)
        c.change(e, now, base, x=x, tail=t, scope=doc(c))
    e.rel(Sum("A", ["a", "b"]), Sum("D", ["D1", "D2"], [e.signs["s1"] * e.signs["s"], e.signs["s2"] * e.signs["s"]]))
    return e


def class_last(c):
    """A 类 with its share and its change against last year's accounts."""
    e, f, g = c.env(), c.f, c.g
    heads = [h for h in sorted({k[:3] for k in f.general}) if level(g.general, h) and level(g.general, h) != level(f.general, h)]
    h = c.pick(heads)
    now, base, whole = level(f.general, h), level(g.general, h), Fraction(total(f.general), 100)
    e["label"] = names.CODES[h]
    e.money("A", now, cell=True)
    e.rate("p", lambda v: 100 * v("A") / whole)
    c.change(e, now, base, scope=doc(c))
    e.rel(Share("p", "A", None, known=whole, scope="row"))
    return e


def adjusted_item(c):
    """A 项 whose plan was changed within the year."""
    e, f, b, d = c.env(), c.f, c.b, c.dept
    code = c.pick([k for k in f.general if k in b.general and b.general[k].total])
    plan, now = b.general[code].total, f.general[code].total
    new = c.memo(("new plan", code), lambda: now + (0 if c.rng.random() < 0.2 else d.part(now, 0.01, 0.3)))
    if new == plan:
        raise Skip("flat")
    e["path"] = names.path(code)
    e.money("B", plan, cell=True, scope="document")
    e.money("T", new)
    e.money("A", now, cell=True)
    e.money("D", abs(new - plan))
    e.signs["s"] = 1 if new > plan else -1
    e["why"] = c.why(e.signs["s"])
    e.rate("P", lambda g: 100 * g("A") / g("T"))
    e.rel(Change("T", "B", "D", "s"), Share("P", "A", "T"), AtMost("T", ["A"]))
    return e


def coded_base(c):
    """A 项 by code and path, with its amount of both years."""
    e, f, g = c.env(), c.f, c.g
    code = c.pick([k for k in f.general if k in g.general and f.general[k].total != g.general[k].total])
    now, base = f.general[code].total, g.general[code].total
    e["code"], e["path"] = code, names.path(code)
    e.money("A", now, cell=True)
    e.money("B", base, cell=c.published, scope="document")
    c.change(e, now, base, scope=doc(c))
    e.rel(Change("A", "B", "D", "s"), Growth("P", "D", base="B"))
    return e


def fund_items_final(c):
    """Spending of the government funds by 项."""
    e, f = c.env(), c.f
    if len(f.fund) < 2:
        raise Skip("few")
    e.money("A", total(f.fund), cell=True)
    items = [(names.path(k), r.total, "", True) for k, r in sorted(f.fund.items())]
    c.listed(e, "parts", items, c.rng.choice(["；", "，"]))
    return e


def spent_of(f, key):
    """One of the public expenses with its two plans and its result."""
    return f.sg[key] if key in f.sg else sg(f, key)


def plan_and_last(c):
    """A public expense against the year's plan and against last year's accounts."""
    e = year_plan(c)
    key = next(k for k, label in PUBLIC if label == e["label"])
    c.change(e, spent_of(c.f, key)["final"], spent_of(c.g, key)["final"], x="A", tail="1", scope=doc(c))
    return e


def two_bases(c):
    """A public expense against the plan of the year's start and against last year's accounts, both printed."""
    e, f, g = c.env(), c.f, c.g
    key, e["label"] = c.pick([p for p in PUBLIC if spent_of(f, p[0])["initial"] and spent_of(f, p[0])["final"] and spent_of(g, p[0])["final"]])
    v, last = spent_of(f, key), spent_of(g, key)["final"]
    finish(c, e, v["initial"], v["final"])
    e.money("C", last, cell=c.published, scope="document")
    c.change(e, v["final"], last, x="A", tail="1", scope=doc(c))
    e.rel(Change("A", "C", "D1", "s1"))
    return e


def within(c):
    """A public expense that stayed within its plan, and what was saved."""
    e, f = c.env(), c.f
    key, e["label"] = c.pick([p for p in PUBLIC if 0 < spent_of(f, p[0])["final"] < spent_of(f, p[0])["initial"]])
    v = spent_of(f, key)
    e.money("B", v["initial"], cell=True)
    e.money("A", v["final"], cell=True)
    e.money("D", v["initial"] - v["final"])
    e.rate("P", lambda g: 100 * g("D") / g("B"))
    e.rel(Sum("B", ["A", "D"]), Share("P", "D", "B"), AtMost("B", ["A"]))
    return e


def sangong_ranked(c):
    """The three public expenses: shares in one list, amounts in another."""
    e, f = c.env(), c.f
    if not f.sg_total["final"]:
        raise Skip("none")
    e.money("A", f.sg_total["final"], cell=True)
    for n, q, k in (("a", "p", "reception"), ("b", "q", "vehicles"), ("d", "r", "abroad")):
        e.money(n, spent_of(f, k)["final"], cell=True)
        e.rate(q, lambda g, n=n: 100 * g(n) / g("A"))
        e.rel(Share(q, n, "A"))
    e.rel(Sum("A", ["a", "b", "d"]))
    return e


def guests_mean(c):
    """Receptions, and what a guest cost."""
    e, f = c.env(), c.f
    r = f.sg["reception"]["final"]
    if not r:
        raise Skip("none")
    e.count("b", f.counts["receptions"], "批次", cell=True)
    e.count("m", f.counts["guests"], "人次", cell=True)
    e.money("r", r, cell=True)
    mean(e, "u", Fraction(r, 100) / f.counts["guests"], "元")
    e.rel(Mean("u", "r", "m"), AtMost("m", ["b"]))
    return e


def fleet_mean(c):
    """Vehicles held, and what one of them cost to run."""
    e, f = c.env(), c.f
    w, n = f.sg["run"]["final"], f.counts["held"]
    if not w:
        raise Skip("none")
    e.count("k", n, "辆", cell=True)
    e.money("w", w, cell=True)
    mean(e, "u", Fraction(w, 100) / n)
    e.rel(Mean("u", "w", "k"))
    return e


def mean(e, name, value, unit=None):
    """An amount that need not be of whole 分."""
    e.money(name, 0, unit=unit)
    e.exact[name] = e[name].value = value


def offices_both(c):
    """Running costs of offices against the plan and against last year."""
    e, f, g, b = c.env(), c.f, c.g, c.b
    finish(c, e, b.oper, f.oper)
    plan = Fraction(b.oper, 100)
    e.rel(Base("A", "D", "s", plan, "row"), Share("P", "A", None, known=plan, scope="row"))
    c.change(e, f.oper, g.oper, x="A", tail="1", scope="row")
    return e


def purchase_kinds(c):
    """Procurement by kind: shares in one list, amounts in another."""
    e, f = c.env(), c.f
    e.money("A", f.proc_total, cell=True)
    for n, q, k in (("a", "p", "goods"), ("b", "q", "works"), ("d", "r", "services")):
        e.money(n, f.proc[k], cell=True)
        e.rate(q, lambda g, n=n: 100 * g(n) / g("A"))
        e.rel(Share(q, n, "A"))
    e.rel(Sum("A", ["a", "b", "d"]))
    return e


def savings(c):
    """What was saved by procurement that is done."""
    e, d = c.env(), c.dept
    plan = c.memo("purchased", lambda: d.amount(20, 400))
    now = c.memo("paid for it", lambda: d.part(plan, 0.75, 0.99))
    if now == plan:
        raise Skip("nothing saved")
    e.money("B", plan)
    e.money("A", now)
    e.money("D", plan - now)
    e.rate("P", lambda g: 100 * g("D") / g("B"))
    e.rel(Sum("B", ["A", "D"]), Share("P", "D", "B"))
    return e


def graded_well(c):
    """Self-evaluation: projects by grade, and the share of the two upper ones."""
    e, rng = c.env(), c.rng
    a, b, d = c.memo("grades", lambda: (rng.randint(2, 20), rng.randint(0, 6), rng.randint(0, 2)))
    for n, v in (("n", a + b + d), ("a", a), ("b", b), ("d", d)):
        e.count(n, v, "个")
    e.rate("P", lambda g: Fraction(100 * (a + b), a + b + d))
    e.rel(AtMost("n", ["a", "b", "d"]), ShareOfSum("P", ["a", "b"], "n"))
    return e


def contracts_split(c):
    """Procurement by contract: paid this year, and later."""
    e, f = c.env(), c.f
    paid = c.memo("paid", lambda: c.dept.part(f.proc_total, 0.3, 0.9))
    if paid == f.proc_total or not paid:
        raise Skip("all")
    e.money("A", f.proc_total, cell=True)
    e.money("X", paid)
    e.money("Z", f.proc_total - paid)
    e.rel(Sum("A", ["X", "Z"]))
    return e
