"""Frames of accounts for the late patterns: totals, balances, 类 and 项, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from frames_accounts import doc
from frames_late_rows import heads, kind_of
from frames_late_things import cut
from frames_late_totals import both_years, free, headcount, mean, of, put, reason, turned, two_of_a_kind
from relations import AtMost, Base, Cell, Change, Net, Same, Share, Sum
from sentence import Skip


def sides_with_year(c):
    """Both totals, each with the share of the year in it."""
    e, f = c.env(), c.f
    put(e, A=f.total, I=f.income, E=f.total, X=f.spent)
    of(e, "p", "I", "A")
    of(e, "q", "X", "E")
    e.rel(Same("A", "E"), AtMost("A", ["I"]), AtMost("E", ["X"]))
    return e


def year_moved(c):
    """Income and spending of the year with their changes in one list, and the difference of both."""
    e, f, g = c.env(), c.f, c.g
    if f.income == f.spent:
        raise Skip("even")
    put(e, I=f.income, X=f.spent)
    turned(c, e, f.income, g.income, "I", "1", doc(c))
    turned(c, e, f.spent, g.spent, "X", "2", doc(c))
    free(e, R=abs(f.income - f.spent))
    e.signs["s3"] = 1 if f.income > f.spent else -1
    e.rel(Change("I", "X", "R", "s3"))
    return e


def income_of_two(c):
    """Appropriations and other income, both with their changes, and their sum with its own."""
    e, f, g = c.env(), c.f, c.g
    own, was = sum(f.own_income.values()), sum(g.own_income.values())
    if not own:
        raise Skip("none")
    put(e, A=f.income, a=f.fiscal_income)
    free(e, b=own)
    for x, t, now, base in (("a", "1", f.fiscal_income, g.fiscal_income), ("b", "2", own, was), ("A", "", f.income, g.income)):
        turned(c, e, now, base, x, t, doc(c))
    of(e, "p", "a", "A")
    e.rel(Sum("A", ["a", "b"]), Net("D", "s", [("D1", "s1"), ("D2", "s2")]))
    return e


def by_month(c):
    """Spending of the year and what a month had of it."""
    e, f = c.env(), c.f
    put(e, A=f.spent, B=f.basic_all)
    e.count("n", 12, "个月")
    mean(e, "u", "A", "n", Fraction(f.spent, 1200))
    mean(e, "v", "B", "n", Fraction(f.basic_all, 1200))
    e.rel(AtMost("A", ["B"]), AtMost("u", ["v"]))
    return e


def two_kinds_of_rest(c):
    """The closing balance: what goes on, and what is over."""
    e, f = c.env(), c.f
    if not f.closing:
        raise Skip("none")
    a, b = cut(c, "kinds of rest, late", f.closing, 2, 0.4, 0.9)
    put(e, C=f.closing)
    free(e, a=a, b=b)
    of(e, "p", "a", "C")
    e.rel(Sum("C", ["a", "b"]))
    return e


def two_shares(c):
    """General spending as a share of appropriations and of all spending."""
    e, f = c.env(), c.f
    whole = total(f.general) + total(f.fund) + total(f.soe)
    if whole in (total(f.general), f.spent):
        raise Skip("all")
    put(e, A=total(f.general), W=whole, V=f.spent)
    of(e, "p", "A", "W")
    of(e, "q", "A", "V")
    e.rel(AtMost("W", ["A"]), AtMost("V", ["W"]))
    return e


def two_classes(c):
    """Two 类, their sum, its share and its change."""
    e, f, g = c.env(), c.f, c.g
    rows = [h for _, h in heads(f.general) if level(g.general, h)]
    if len(rows) < 3:
        raise Skip("few")
    h, k = sorted(c.rng.sample(rows, 2))
    e["n1"], e["n2"] = names.CODES[h], names.CODES[k]
    x, y = level(f.general, h), level(f.general, k)
    put(e, a=x, b=y, A=total(f.general))
    free(e, t=x + y)
    of(e, "p", "t", "A")
    turned(c, e, x + y, level(g.general, h) + level(g.general, k), "t", scope=doc(c))
    e.rel(Sum("t", ["a", "b"]), AtMost("A", ["t"]))
    return e


def with_plan(c, least=0):
    """A 项 that the budget had, with its code, plan and result, which differ."""
    f, b = c.f, c.b
    code = c.pick([k for k in sorted(f.general) if k in b.general and b.general[k].total and abs(f.general[k].total - b.general[k].total) > least])
    return code, b.general[code].total, f.general[code].total


def difference(e, plan, final):
    """Plan, result and their difference, all printed."""
    put(e, A=final)
    e.money("B", plan, cell=True, scope="document")
    free(e, D=abs(final - plan))
    e.signs["s"] = 1 if final > plan else -1
    of(e, "P", "A", "B")
    e.old["A"] = plan
    e.rel(Change("A", "B", "D", "s"))


def two_reasons(c):
    """Why a 项 differs from its plan: two reasons with amounts that add up."""
    e = c.env()
    code, plan, final = with_plan(c, 20_000)
    e["path"] = names.path(code)
    difference(e, plan, final)
    u, v = cut(c, ("reasons, late", code), abs(final - plan), 2, 0.2, 0.8)
    e["r1"], e["r2"] = two_of_a_kind(c, kind_of(c.f.general[code]), e.signs["s"])
    free(e, u=u, v=v)
    e.rel(Sum("D", ["u", "v"]))
    return e


def whole_and_item(c):
    """How far general spending came, and one 项 of it."""
    e = c.env()
    code, plan, final = with_plan(c)
    e["path"] = names.path(code)
    difference(e, plan, final)
    exact = Fraction(100 * total(c.f.general), total(c.b.general))
    e.rate("Q", lambda g: exact)
    e.relations.append(Cell("Q", [exact], "document"))
    return e


def fund_used(c):
    """A 项 of a fund: what could be spent, what was, and what is left."""
    e, f = c.env(), c.f
    code = c.pick([k for k, v in sorted(f.funds.items()) if all(v)])
    o, i, x, r = f.funds[code]
    e["path"] = names.path(code)
    put(e, O=o, I=i, X=x, C=r)
    free(e, T=o + i)
    of(e, "P", "X", "T")
    e.rel(Sum("T", ["O", "I"]), Sum("T", ["X", "C"]))
    return e


def three_figures(c):
    """A 项: result, plan and last year's result, with both changes."""
    e, f, g, b = c.env(), c.f, c.g, c.b
    code = c.pick([k for k in sorted(f.general) if k in g.general and k in b.general and b.general[k].total
                   and len({f.general[k].total, g.general[k].total, b.general[k].total}) == 3])
    e["code"], e["path"] = code, names.path(code)
    difference(e, b.general[code].total, f.general[code].total)
    both_years(c, e, f.general[code].total, g.general[code].total, "A", "C", "1", doc(c))
    return e


def basics_each(c):
    """Basic spending for each person in post, by persons and running."""
    e, f = c.env(), c.f
    n = headcount(c)
    put(e, A=f.personnel + f.public)
    e.count("n", n, "人")
    mean(e, "m", "A", "n", Fraction(f.personnel + f.public, 100 * n))
    for name, v in (("u", f.personnel), ("v", f.public)):
        e.money(name, 0)
        e.exact[name] = e[name].value = Fraction(v, 100 * n)
    e.rel(Sum("m", ["u", "v"]))
    return e


def kinds_moved(c):
    """All spending with its change, and what each kind has of the change."""
    e, f, g = c.env(), c.f, c.g
    put(e, A=f.spent)
    turned(c, e, f.spent, g.spent, scope=doc(c))
    pairs = []
    for i, k, kind in ((1, "basic_all", "persons"), (2, "project_all", "projects")):
        put(e, **{f"A{i}": getattr(f, k)})
        turned(c, e, getattr(f, k), getattr(g, k), f"A{i}", str(i), doc(c), kind)
        pairs.append((f"D{i}", f"s{i}"))
    e.rel(Net("D", "s", pairs), Sum("A", ["A1", "A2"]))
    return e


def largest_of_fund(c):
    """Spending of the funds: the largest 项, and all the others together."""
    e, f = c.env(), c.f
    rows = sorted(f.fund.items(), key=lambda x: -x[1].total)
    if len(rows) < 2 or rows[0][1].total == rows[1][1].total:
        raise Skip("few")
    e["path"] = names.path(rows[0][0])
    put(e, A=total(f.fund), a=rows[0][1].total)
    free(e, b=total(f.fund) - rows[0][1].total)
    of(e, "p", "a", "A")
    of(e, "q", "b", "A")
    e.count("n", len(rows) - 1, "个", cell=True)
    e.rel(Sum("A", ["a", "b"]))
    return e


def three_kinds(c):
    """All spending as persons, running and projects, with shares."""
    e, f = c.env(), c.f
    put(e, A=f.spent, B=f.basic_all, m=f.personnel, n=f.public, C=f.project_all)
    of(e, "p", "B", "A")
    of(e, "q", "C", "A")
    e.rel(Sum("A", ["B", "C"]), Sum("B", ["m", "n"]))
    return e


def not_before(c):
    """A 项 that last year's accounts had not."""
    e, f, g = c.env(), c.f, c.g
    code = c.pick([k for k in sorted(f.general) if k not in g.general])
    e["path"] = names.path(code)
    put(e, A=f.general[code].total)
    free(e, D=f.general[code].total)
    e["why"] = reason(c, kind_of(f.general[code]), 1)
    e.rel(Same("A", "D"))
    return e


def moved_and_done(c):
    """A whole against its plan and last year, amounts of neither printed."""
    e, f, g, b = c.env(), c.f, c.g, c.b
    now, plan, last = total(f.general), total(b.general), total(g.general)
    if len({now, plan, last}) < 3:
        raise Skip("flat")
    put(e, A=now)
    for t, base, scope in (("1", plan, "document"), ("2", last, doc(c))):
        d, s = "D" + t, "s" + t
        free(e, **{d: abs(now - base)})
        e.signs[s] = 1 if now > base else -1
        e["why" + t] = reason(c, "any", e.signs[s])
        if scope:
            e.rel(Base("A", d, s, Fraction(base, 100), scope))
    known = Fraction(plan, 100)
    e.rate("P", lambda v: 100 * v("A") / known)
    e.rel(Share("P", "A", None, known=known, scope="document"))
    return e
