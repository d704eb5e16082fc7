"""Frames of accounts for the fresh patterns: totals, balances, 类, 款 and 项, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from frames_accounts import doc, finish
from frames_fresh_rows import kuan_of
from frames_fresh_totals import moved, rate_alone, share, share_of_row
from relations import AtMost, Change, Net, Same, Share, SignedRate, Sum, Zero
from sentence import Skip


def printed(c, e, **amounts):
    """Amounts that have rows."""
    for n, v in amounts.items():
        e.money(n, v, cell=True)


def account_sides(c):
    """Both sides of the account, each as a whole list."""
    e, f = c.env(), c.f
    printed(c, e, A=f.total, I=f.income, U=f.used, O=f.opening, X=f.spent, L=f.given, C=f.closing)
    e.rel(Sum("A", ["I", "U", "O"]), Sum("A", ["X", "L", "C"]))
    return e


def running_balance(c):
    """The same in one chain, with what could be spent between."""
    e, f = c.env(), c.f
    printed(c, e, T=f.total, I=f.income, U=f.used, O=f.opening, X=f.spent, L=f.given, C=f.closing)
    e.rel(Sum("T", ["I", "U", "O"]), Sum("C", ["T", "X", "L"], [1, -1, -1]))
    return e


def income_without(c):
    """The year's income, less appropriations."""
    e, f = c.env(), c.f
    own = sum(f.own_income.values())
    if not own:
        raise Skip("none")
    printed(c, e, A=f.income, a=f.fiscal_income)
    e.money("b", own)
    share(e, "p", "b", "A")
    e.rel(Sum("A", ["a", "b"]))
    return e


def income_of_funds(c):
    """Appropriations as a share of income, and by fund."""
    e, f = c.env(), c.f
    printed(c, e, A=f.income, F=f.fiscal_income, a=f.general_income, b=f.fund_income, d=f.soe_income)
    share(e, "p", "F", "A")
    e.rel(Sum("F", ["a", "b", "d"]), AtMost("A", ["F"]))
    return e


def income_and_spending(c):
    """Income and spending of two years, distributed, then the two changes."""
    e, f, g = c.env(), c.f, c.g
    printed(c, e, A=f.income, X=f.spent)
    for n, v in (("B", g.income), ("E", g.spent)):
        e.money(n, v, cell=c.published, scope="document")
    for x, base, t, now, was in (("A", "B", "", f.income, g.income), ("X", "E", "1", f.spent, g.spent)):
        if now == was:
            raise Skip("flat")
        c.change(e, now, was, x=x, tail=t, scope=doc(c))
        e.rel(Change(x, base, "D" + t, "s" + t))
    return e


def carry_parts(c):
    """What is left at the end, appropriations and the rest."""
    e, f = c.env(), c.f
    a = f.general_closing + f.fund_closing
    if not a or not f.closing - a:
        raise Skip("one part")
    printed(c, e, C=f.closing, a=a)
    e.money("b", f.closing - a)
    share(e, "p", "a", "C")
    e.rel(Sum("C", ["a", "b"]))
    return e


def three_funds(c):
    """Appropriations spent, distributed by fund, their sum and its share."""
    e, f = c.env(), c.f
    printed(c, e, A=total(f.general) + total(f.fund) + total(f.soe), a=total(f.general), b=total(f.fund), d=total(f.soe))
    share_of_row(e, "p", "A", f.spent)
    e.rel(Sum("A", ["a", "b", "d"]))
    return e


def share_points(c):
    """The general budget's share of spending in two years, and the points between."""
    e, f, g = c.env(), c.f, c.g
    now, base = Fraction(100 * total(f.general), f.spent), Fraction(100 * total(g.general), g.spent)
    if abs(now - base) < 1:
        raise Skip("flat")
    e.signs["s"] = 1 if now > base else -1
    rate_alone(e, "p", total(f.general), f.spent, places=2)
    rate_alone(e, "q", total(g.general), g.spent, scope=doc(c), places=2)
    e.number("pts", abs(now - base), "个百分点", 2)
    e.rel(Change("p", "q", "pts", "s"))
    return e


def class_moves(c):
    """The change of general spending: two 类 by name, and all the others together."""
    e, f, g = c.env(), c.f, c.g
    pool = [h for h in sorted({k[:3] for k in f.general}) if level(g.general, h) and level(f.general, h) != level(g.general, h)]
    if len(pool) < 3:
        raise Skip("few")
    x, y = c.rng.sample(pool, 2)
    e["n1"], e["n2"] = names.CODES[x], names.CODES[y]
    two = [(level(f.general, h), level(g.general, h)) for h in (x, y)]
    all_now, all_base = total(f.general), total(g.general)
    moved(c, e, "", all_now, all_base, doc(c))
    for t, (now, base) in zip("12", two):
        moved(c, e, t, now, base, doc(c))
    moved(c, e, "3", all_now - sum(n for n, _ in two), all_base - sum(b for _, b in two), None)
    e.rel(Net("D", "s", [("D1", "s1"), ("D2", "s2"), ("D3", "s3")]))
    return e


def two_finished(c):
    """Two 项: their amounts, then their completions, in the same order."""
    e, f, b = c.env(), c.f, c.b
    pool = [k for k in sorted(f.general) if k in b.general and b.general[k].total and f.general[k].total != b.general[k].total]
    if len(pool) < 2:
        raise Skip("few")
    for i, x, q, k in zip("12", "ab", "PQ", c.rng.sample(pool, 2)):
        e["p" + i] = names.path(k)
        e.money(x, f.general[k].total, cell=True)
        plan = Fraction(b.general[k].total, 100)
        e.rate(q, lambda g, x=x, plan=plan: 100 * g(x) / plan)
        e.rel(Share(q, x, None, known=plan, scope="document"))
    return e


def planned(c):
    """A 项 whose result is not its plan: path, plan, result."""
    f, b = c.f, c.b
    code = c.pick([k for k in f.general if k in b.general and b.general[k].total and f.general[k].total != b.general[k].total])
    return code, b.general[code].total, f.general[code].total


def difference_rate(c):
    """A 项 with the rate between plan and result, which has its own sign."""
    e = c.env()
    code, plan, now = planned(c)
    e["path"] = names.path(code)
    e.money("B", plan, cell=True, scope="document")
    e.money("A", now, cell=True)
    e.old["A"] = plan
    e.rate("P", lambda g: 100 * (g("A") - g("B")) / g("B"))
    e.rel(SignedRate("P", "A", "B"))
    return e


def add_and_cut(c):
    """A 项 to whose plan something was added and something cut."""
    e, d = c.env(), c.dept
    code, plan, now = planned(c)
    new = c.memo(("new plan", code), lambda: now + d.part(now, 0.01, 0.3))
    cut = c.memo(("cut of plan", code), lambda: d.part(plan, 0.02, 0.2))
    if new - plan + cut <= 0 or not cut:
        raise Skip("cut alone")
    e["path"] = names.path(code)
    e.money("B", plan, cell=True, scope="document")
    e.money("A", now, cell=True)
    for n, v in (("x", new - plan + cut), ("z", cut), ("T", new)):
        e.money(n, v)
    share(e, "P", "A", "T")
    e.rel(Sum("T", ["B", "x", "z"], [1, 1, -1]), AtMost("T", ["A"]))
    return e


def difference_share(c):
    """A 项 with its difference from the plan, and that in per cent of the plan."""
    e = c.env()
    code, plan, now = planned(c)
    e["path"] = names.path(code)
    return finish(c, e, plan, now)


def class_kinds(c):
    """A 类 with basic and project spending, shares before amounts."""
    e, f = c.env(), c.f
    sums = {}
    for k, r in f.general.items():
        x, y = sums.get(k[:3], (0, 0))
        sums[k[:3]] = (x + r.basic, y + r["project"])
    h = c.pick([h for h, (x, y) in sorted(sums.items()) if x and y])
    e["cls"] = names.CODES[h]
    printed(c, e, A=sum(sums[h]), a=sums[h][0], b=sums[h][1])
    share(e, "p", "a", "A")
    share(e, "q", "b", "A")
    e.rel(Sum("A", ["a", "b"]))
    return e


def level_finished(c):
    """A 款: plan and result of all its 项."""
    e, f, b = c.env(), c.f, c.b
    pool = [k for k, _ in kuan_of(f.general, 2) if level(b.general, k) and level(b.general, k) != level(f.general, k)]
    k = c.pick(pool)
    e["cls"], e["sub"] = names.CODES[k[:3]], names.CODES[k]
    return finish(c, e, level(b.general, k), level(f.general, k))


def not_spent(c):
    """A 项 of the budget of which nothing was spent."""
    e, f, b = c.env(), c.f, c.b
    code = c.pick([k for k, r in b.general.items() if r.total and k not in f.general])
    e["path"] = names.path(code)
    e.money("B", b.general[code].total, cell=True, scope="document")
    e.money("D", b.general[code].total)
    e.rate("P", lambda g: Fraction(0))
    e.rel(Same("B", "D"), Zero("P", "sentence"))
    return e


def basics_economic(c):
    """Basic spending by economic class with shares."""
    e, f = c.env(), c.f
    sums = dict.fromkeys(names.ECON, 0)
    for (code, _, _), v in f.items.items():
        sums[code[:3]] += v
    e.money("A", f.personnel + f.public, cell=True)
    c.listed(e, "parts", [(names.ECON[k], v, "", True) for k, v in sorted(sums.items()) if v], "；", share=True, words="占比{q}")
    e.canonical = True
    return e


def fund_alone(c):
    """All spending of the government funds is one 项."""
    e, f, g = c.env(), c.f, c.g
    if len(f.fund) != 1 or total(f.fund) == total(g.fund) or not g.fund:
        raise Skip("several")
    e["path"] = names.path(next(iter(f.fund)))
    e.money("A", total(f.fund), cell=True)
    c.change(e, total(f.fund), total(g.fund), scope=doc(c))
    return e


def fund_running(c):
    """The government funds: what could be used, what was used, what is left."""
    e, f = c.env(), c.f
    if not f.fund or not f.fund_income:
        raise Skip("none")
    printed(c, e, O=f.fund_opening, I=f.fund_income, X=total(f.fund), C=f.fund_closing)
    e.money("T", f.fund_opening + f.fund_income)
    share(e, "p", "X", "T")
    e.rel(Sum("T", ["O", "I"]), Sum("T", ["X", "C"]))
    return e


def quarters_nested(c):
    """Spending by half years, each by its quarters."""
    e, f, d = c.env(), c.f, c.dept

    def cut():
        h = d.part(f.spent, 0.35, 0.55)
        a, k = d.part(h, 0.3, 0.6), f.spent - h
        x = d.part(k, 0.3, 0.6)
        return h, a, h - a, k, x, k - x
    e.money("A", f.spent, cell=True)
    for n, v in zip("habkdf", c.memo("quarters", cut)):
        e.money(n, v)
    e.rel(Sum("h", ["a", "b"]), Sum("k", ["d", "f"]), Sum("A", ["h", "k"]))
    return e
