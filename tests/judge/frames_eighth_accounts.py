"""Frames of accounts for the eighth patterns: both sides, income, spending, 类 and 项, funds, basic spending, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from frames_accounts import SOURCE, SOURCES, doc
from frames_eighth_budget import told
from frames_late_accounts import difference
from frames_late_rows import heads
from frames_late_totals import both_years, free, of, put, turned
from frames_plain_budget import of_known
from frames_seventh_accounts import planned
from frames_sixth_totals import begin
from relations import AtMost, Cell, Change, Same, SignedRate, Sum
from sentence import Skip


def sides_whole_moved(c):
    """Both totals with all their parts, those with nothing too, and the change of both."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=f.total, I=f.income, U=f.used, O=f.opening, E=f.total, X=f.spent, L=f.given, C=f.closing)
    turned(c, e, f.total, g.total, scope="row")
    e.rel(Sum("A", ["I", "U", "O"]), Sum("E", ["X", "L", "C"]), Same("A", "E"))
    return e


def gap(e, p, now, base, pair):
    """The rate by which a result differs from its plan, its sign in print."""
    e.rate(p, lambda g: 100 * (g(now) - g(base)) / g(base) if pair[1] else Fraction(0))
    e.rel(SignedRate(p, now, base))


def income_two_bases(c):
    """Appropriations of the year against last year, then against the plan."""
    e, f, g, b = begin(c), c.f, c.g, c.b
    if f.fiscal_income <= 0 or g.fiscal_income <= 0:
        raise Skip("none")
    put(e, I=f.fiscal_income)
    planned(e, C=b.fiscal)
    turned(c, e, f.fiscal_income, g.fiscal_income, "I", scope=doc(c))
    gap(e, "R", "I", "C", (f.fiscal_income, b.fiscal))
    return e


def general_two_bases(c):
    """General spending against last year's result and against the plan, each with amount, change and rate."""
    e, f, g, b = begin(c), c.f, c.g, c.b
    now, plan = total(f.general), total(b.general)
    if now == plan:
        raise Skip("flat")
    both_years(c, e, now, total(g.general), scope=doc(c))
    put(e, A=now)
    planned(e, C=plan)
    free(e, D1=abs(now - plan))
    e.signs["s1"] = 1 if now > plan else -1
    of(e, "Q", "A", "C")
    e.rel(Change("A", "C", "D1", "s1"))
    return e


def sources_told(c):
    """All sources of income, those with nothing too, each with its change."""
    e, f, g = begin(c), c.f, c.g
    kinds = [("财政拨款收入", f.fiscal_income, g.fiscal_income), ("上级补助收入", 0, 0)]
    kinds += [(SOURCE[k], f.own_income.get(k, 0), g.own_income.get(k, 0)) for k in SOURCES] + [("附属单位上缴收入", 0, 0)]
    put(e, A=f.income)
    frags, parts = [], []
    for i, (label, now, base) in enumerate(kinds, 1):
        x, t = f"a{i}", str(i)
        put(e, **{x: now})
        clause, _ = told(c, e, now, base, x, t, doc(c), "{y}年度决算数")
        frags.append(f"（{i}）{label}{{{x}}}，{clause}" + ("；" if i < len(kinds) else "。"))
        parts.append(x)
    e["lines"] = frags
    e.rel(Sum("A", parts))
    return e


def income_with_chart(c):
    """Income by fund and source with shares, also of nothing."""
    e, f = begin(c), c.f
    kinds = [("一般公共预算财政拨款收入", f.general_income), ("政府性基金预算财政拨款收入", f.fund_income), ("国有资本经营预算财政拨款收入", f.soe_income),
             ("上级补助收入", 0)] + [(SOURCE[k], f.own_income.get(k, 0)) for k in SOURCES] + [("附属单位上缴收入", 0)]
    if f.general_income < 0:
        raise Skip("odd")
    put(e, A=f.income)
    c.listed(e, "parts", [(*k, "", True) for k in kinds], "；", share=True)
    e.canonical = True
    return e


def class_then_item(c):
    """A 类 with its share, and one of its 项 with 款 and change."""
    e, f, g = begin(c), c.f, c.g
    code = c.pick([k for k in sorted(f.general) if k in g.general and k not in f.own and f.general[k].total < level(f.general, k[:3])])
    e["cls"], e["kuan"], e["xiang"] = (names.CODES[code[:n]] for n in (3, 5, 7))
    e["path"] = names.path(code)
    put(e, T=level(f.general, code[:3]), A=f.general[code].total)
    of_known(e, "p", "T", total(f.general))
    turned(c, e, f.general[code].total, g.general[code].total, scope=doc(c))
    e.rel(AtMost("T", ["A"]))
    return e


def whole_year(c):
    """What the budget of general spending came to in the year; every sentence says the same."""
    return c.memo("whole year, eighth", lambda: total(c.f.general) + max(1, c.dept.part(total(c.f.general), 0.01, 0.12)))


def three_dates(c):
    """General spending up to three dates: amounts and shares of the whole year's budget, each in one list."""
    e, f = begin(c), c.f
    whole, now = whole_year(c), total(f.general)
    x, z = c.memo("dates, eighth", lambda: (c.dept.part(now, 0.35, 0.5), c.dept.part(now, 0.6, 0.8)))
    put(e, A=now)
    free(e, x=x, z=z, B=whole)
    for rate, part in (("p", "x"), ("q", "z"), ("r", "A")):
        of(e, rate, part, "B")
    e.rel(AtMost("z", ["x"]), AtMost("A", ["z"]))
    return e


def added_and_returned(c):
    """A 项 of projects against its plan: money that came in the year and money that went back."""
    e, f, b = begin(c), c.f, c.b
    code = c.pick([k for k in sorted(f.general) if k in b.general and b.general[k]["project"] and f.general[k].total != b.general[k].total
                   and k not in f.own and k != "2080801"])
    plan, now = b.general[code].total, f.general[code].total
    v = c.memo(("back, eighth", code), lambda: c.dept.part(min(plan, now), 0.05, 0.4))
    u, v = (now - plan + v, v) if now > plan else (v, v + plan - now)
    if not min(u, v):
        raise Skip("nothing")
    e["path"] = names.path(code)
    e["p1"], e["p2"] = c.rng.sample(names.PROJECTS, 2)
    difference(e, plan, now)
    free(e, u=u, v=v)
    s = e.signs["s"]
    e.rel(Sum("D", ["u", "v"], [s, -s]))
    return e


def rest_by_origin(c):
    """What is left by origin, against what was there."""
    e, f = begin(c), c.f
    if not f.closing or f.closing == f.opening:
        raise Skip("flat")
    put(e, C=f.closing, O=f.opening, a=f.general_closing, b=f.fund_closing)
    free(e, d=f.own_closing, D=abs(f.closing - f.opening))
    e.signs["s"] = 1 if f.closing > f.opening else -1
    e.rel(Sum("C", ["a", "b", "d"]), Change("C", "O", "D", "s"))
    return e


def basics_nested(c):
    """Basic spending: persons and running, each by economic class, shares of several wholes."""
    e, f = begin(c), c.f
    sums = {}
    for (code, _, _), v in f.items.items():
        sums[code[:3]] = sums.get(code[:3], 0) + v
    if not all(sums.get(k) for k in ("301", "302", "303", "310")):
        raise Skip("none")
    put(e, A=f.personnel + f.public, m=f.personnel, n=f.public, a=sums["301"], b=sums["303"], d=sums["302"], f=sums["310"])
    for rate, part, whole in (("p", "m", "A"), ("q", "n", "A"), ("r", "a", "m"), ("k", "f", "n")):
        of(e, rate, part, whole)
    e.rel(Sum("A", ["m", "n"]), Sum("m", ["a", "b"]), Sum("n", ["d", "f"]))
    return e


def done_in_points(c):
    """General spending against its plan, and the rate against last year's in points."""
    e, f, g, b, o = begin(c), c.f, c.g, c.b, c.o
    now, was = Fraction(100 * total(f.general), total(b.general)), Fraction(100 * total(g.general), total(o.general))
    if abs(now - was) < 1:
        raise Skip("flat")
    put(e, A=total(f.general))
    planned(e, B=total(b.general))
    of(e, "p", "A", "B")
    e["p"].places = 2
    e.rate("q", lambda x: was, places=2)
    if c.published:
        e.relations.append(Cell("q", [was], "document"))
    e.number("n", lambda x: abs(100 * x("A") / x("B") - was), "个百分点", 2)
    e.signs["s"] = 1 if now > was else -1
    e.rel(Change("p", "q", "n", "s"))
    return e


def fund_items_told(c):
    """Spending of the funds, and each 项 of it with its change."""
    e, f, g = begin(c), c.f, c.g
    if not f.fund:
        raise Skip("none")
    put(e, X=total(f.fund))
    frags, parts, rows = [], [], sorted(f.fund)
    for i, k in enumerate(rows, 1):
        x, t = f"a{i}", str(i)
        put(e, **{x: f.fund[k].total})
        base = g.fund[k].total if k in g.fund else 0
        clause, _ = told(c, e, f.fund[k].total, base, x, t, doc(c), "上年决算", "projects")
        frags.append(f"{i}.{names.CODES[k[:5]]}（款）{names.CODES[k]}（项）{{{x}}}，{clause}" + ("；" if i < len(rows) else "。"))
        parts.append(x)
    e["lines"] = frags
    e.rel(Sum("X", parts))
    return e


def three_by_three(c):
    """Three 类: plans, results and rates, each in one list."""
    e, f, b = begin(c), c.f, c.b
    rows = sorted(h for _, h in heads(f.general) if level(b.general, h))
    if len(rows) < 3:
        raise Skip("few")
    for i, h in zip("123", sorted(c.rng.sample(rows, 3))):
        e["n" + i] = names.CODES[h]
        put(e, **{"A" + i: level(f.general, h)})
        planned(e, **{"B" + i: level(b.general, h)})
        of(e, "P" + i, "A" + i, "B" + i)
    return e


def cuts_with_shares(c):
    """Spending of the year by kind and by 类, each part with its share."""
    e, f = begin(c), c.f
    if not f.project_all:
        raise Skip("none")
    put(e, A=f.spent, J=f.basic_all, M=f.project_all)
    of(e, "p", "J", "A")
    of(e, "q", "M", "A")
    rows = sorted(h for _, h in heads(f.all))
    c.listed(e, "parts", [(names.CODES[h], level(f.all, h), "", True) for h in rows], "，", share=True, words="占{q}")
    e.canonical = True
    e.rel(Sum("A", ["J", "M"]))
    return e
