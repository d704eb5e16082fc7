"""Frames of accounts for the sixth patterns: both sides, income, spending, 类 and 项, funds, basic spending, and what binds them."""

from fractions import Fraction

import names
from department import column, level, total
from frames_accounts import SOURCE, SOURCES, doc
from frames_late_accounts import difference, with_plan
from frames_late_rows import heads, kind_of
from frames_late_totals import both_years, free, of, put, reason, turned, two_of_a_kind
from frames_plain_budget import of_known, purpose
from frames_sixth_totals import begin, versus
from relations import AtMost, Growth, Same, Sum, Whole
from sentence import Skip


def once(c, base):
    """The scope of last year's figure, where its document has it."""
    return doc(c) if base else None


def sides_two_reasons(c):
    """Both totals, their change in the next sentence, two reasons numbered."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=f.total, E=f.total)
    turned(c, e, f.total, g.total, scope="row")
    e["r1"], e["r2"] = two_of_a_kind(c, "projects", e.signs["s"])
    e.rel(Same("A", "E"))
    return e


def income_tree_final(c):
    """All income: the year's, what was used, what was there; two of them with their change."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=f.total, I=f.income, U=f.used, O=f.opening)
    e["c1"] = [versus(c, e, f.income, g.income, "I", "1", doc(c), to="上年决算数")]
    e["c2"] = [versus(c, e, f.opening, g.opening, "O", "2", once(c, g.opening), to="上年决算数")]
    e.rel(Sum("A", ["I", "U", "O"]))
    return e


def spend_tree_final(c):
    """All spending: the year's, what was given out, what is left; two of them with their change."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=f.total, X=f.spent, L=f.given, C=f.closing)
    e["c1"] = [versus(c, e, f.spent, g.spent, "X", "1", doc(c), to="上年决算数")]
    e["c2"] = [versus(c, e, f.closing, g.closing, "C", "2", once(c, g.closing), to="上年决算数")]
    e.rel(Sum("A", ["X", "L", "C"]))
    return e


def income_shared_moved(c):
    """Income by source with shares, and its change in the next sentence."""
    e, f, g = begin(c), c.f, c.g
    zeros = c.rng.random() < 0.6
    items = [("财政拨款收入", f.fiscal_income), ("上级补助收入", 0)] + [(SOURCE[k], f.own_income.get(k, 0)) for k in SOURCES] + [("附属单位上缴收入", 0)]
    items = [i for i in items if i[1] or zeros]
    if len(items) < 2:
        items.append(("其他收入", 0))
    put(e, A=f.income)
    turned(c, e, f.income, g.income, scope=doc(c))
    c.listed(e, "parts", [(*i, "", True) for i in items], "；", share=True)
    return e


def spend_shared_moved(c):
    """Spending by kind with shares, one of which has nothing, and its change."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=f.spent)
    turned(c, e, f.spent, g.spent, scope=doc(c), kind="projects")
    items = [("基本支出", f.basic_all), ("项目支出", f.project_all), ("经营支出", 0)] + ([("对附属单位补助支出", 0)] if c.rng.random() < 0.5 else [])
    c.listed(e, "parts", [(*i, "", True) for i in items], c.rng.choice(["；", "，"]), share=True, words=c.rng.choice(["占{q}", "占本年支出的{q}"]))
    e.canonical = True
    return e


def fiscal_tree(c):
    """Appropriations from what was there to what is left, both sides."""
    e, f = begin(c), c.f
    put(e, A=f.fiscal_total, I=f.fiscal_income, O=f.general_opening + f.fund_opening, X=total(f.general) + total(f.fund) + total(f.soe),
        C=f.general_closing + f.fund_closing)
    e.rel(Sum("A", ["I", "O"]), Sum("A", ["X", "C"]))
    return e


def general_share_kinds(c):
    """General spending: its share of all, its kinds, and in the next sentence its change."""
    e, f, g = begin(c), c.f, c.g
    project = column(f.general, "project")
    put(e, A=total(f.general), J=total(f.general) - project, M=project)
    of_known(e, "p", "A", f.spent)
    turned(c, e, total(f.general), total(g.general), scope=doc(c))
    e.rel(Sum("A", ["J", "M"]))
    return e


def classes_numbered(c):
    """General spending by 类, numbered, with shares."""
    e, f = begin(c), c.f
    rows = sorted(h for _, h in heads(f.general))
    marks = c.rng.choice(["{}.", "（{}）", "{}、"])
    put(e, A=total(f.general))
    kinds = [(marks.format(i) + names.CODES[h] + "（类）", level(f.general, h), "", True) for i, h in enumerate(rows, 1)]
    c.listed(e, "parts", kinds, "；", share=True, words=c.rng.choice(["占{q}", "占总支出的{q}"]))
    return e


def general_done_reasons(c):
    """General spending against its plan, its kinds, two reasons."""
    e, f, b = begin(c), c.f, c.b
    project = column(f.general, "project")
    if total(f.general) == total(b.general):
        raise Skip("flat")
    difference(e, total(b.general), total(f.general))
    put(e, J=total(f.general) - project, M=project)
    e["r1"], e["r2"] = two_of_a_kind(c, "projects", e.signs["s"])
    e.rel(Sum("A", ["J", "M"]))
    return e


def item_done_coded(c):
    """A 项 by code against its plan, with its purpose."""
    e, f = begin(c), c.f
    code, plan, final = with_plan(c)
    e["code"], e["bare"], e["path"], e["use"] = code, names.path(code, False), names.path(code), purpose(c, f.general[code], code)
    difference(e, plan, final)
    return e


def done_and_flat(c):
    """Two 项, numbered: one as planned, one not."""
    e, f, b = begin(c), c.f, c.b
    rows = [k for k in sorted(f.general) if k in b.general and b.general[k].total]
    x = c.pick([k for k in rows if f.general[k].total == b.general[k].total])
    z = c.pick([k for k in rows if f.general[k].total != b.general[k].total])
    e["p1"], e["p2"] = names.path(x), names.path(z)
    put(e, A1=f.general[x].total)
    e.money("B1", b.general[x].total, cell=True, scope="document")
    e.rate("P1", lambda g: Fraction(100))
    e.rel(Same("A1", "B1"), Whole("P1"))
    difference(e, b.general[z].total, f.general[z].total)
    e["why"] = reason(c, kind_of(f.general[z]), e.signs["s"])
    return e


def item_added_midyear(c):
    """A 项 that the budget had not: added in the year and spent."""
    e, f, b = begin(c), c.f, c.b
    code = c.pick([k for k in sorted(f.general) if not (k in b.general and b.general[k].total)])
    e["path"], e["use"] = names.path(code), purpose(c, f.general[code], code)
    put(e, A=f.general[code].total)
    e.money("Z", 0)
    free(e, D=f.general[code].total)
    e.rel(Same("A", "D"), Sum("A", ["Z", "D"]))
    return e


def item_kinds_moved(c):
    """A 项 by code with both kinds, one of which mostly has nothing, and its change."""
    e, f, g = begin(c), c.f, c.g
    code = c.pick([k for k in sorted(f.general) if k in g.general and f.general[k].total != g.general[k].total and k not in f.own])
    r = f.general[code]
    e["code"], e["path"] = code, names.path(code)
    put(e, A=r.total, J=r.basic, M=r["project"])
    turned(c, e, r.total, g.general[code].total, scope=doc(c), kind=kind_of(r))
    e.rel(Sum("A", ["J", "M"]))
    return e


def item_dropped_final(c):
    """A 项 that last year's accounts had and this year's have not."""
    e, f, g = begin(c), c.f, c.g
    if not c.published:
        raise Skip("unknown base")
    code = c.pick([k for k in sorted(g.general) if k not in f.general and k not in f.own])
    e["path"] = names.path(code)
    e.money("B", g.general[code].total, cell=True, scope="document")
    e.money("Z", 0)
    free(e, D=g.general[code].total)
    e.rate("P", lambda x: 100 * x("D") / x("B"))
    e.rel(Same("B", "D"), Sum("B", ["Z", "D"]), Growth("P", "D", base="B"))
    return e


def item_two_years(c):
    """A 项 of both years in two sentences."""
    e, f, g = begin(c), c.f, c.g
    code = c.pick([k for k in sorted(f.general) if k in g.general and g.general[k].total != f.general[k].total])
    e["path"], e["use"] = names.path(code), purpose(c, f.general[code], code)
    put(e, A=f.general[code].total)
    both_years(c, e, f.general[code].total, g.general[code].total, scope=doc(c), kind=kind_of(f.general[code]))
    return e


def fund_with_items(c):
    """The funds from what was there to what is left, and what they were spent on."""
    e, f = begin(c), c.f
    if not f.fund:
        raise Skip("none")
    put(e, O=f.fund_opening, I=f.fund_income, X=total(f.fund), C=f.fund_closing)
    rows = sorted(f.fund)
    c.listed(e, "parts", [(names.path(k), f.fund[k].total, "", True) for k in rows], "；", whole="X")
    e.rel(Sum("C", ["O", "I", "X"], [1, 1, -1]))
    return e


def soe_none_final(c):
    """A department without state capital."""
    e, f = begin(c), c.f
    if f.soe:
        raise Skip("state capital")
    for x in ("z1", "z2"):
        e.money(x, 0, cell=True)
    return e


def basics_with_items(c):
    """Persons and running with shares, each with some of its items."""
    e, f = begin(c), c.f
    of_name = lambda name: sum(v for (_, n, _), v in f.items.items() if n == name)
    some = {"x": "基本工资", "y1": "津贴补贴", "z": "奖金", "u": "办公费", "w": "差旅费"}
    if not all(of_name(n) for n in some.values()):
        raise Skip("none")
    put(e, A=f.personnel + f.public, a=f.personnel, b=f.public, **{k: of_name(n) for k, n in some.items()})
    of(e, "p", "a", "A")
    of(e, "q", "b", "A")
    e.rel(Sum("A", ["a", "b"]), AtMost("a", ["x", "y1", "z"]), AtMost("b", ["u", "w"]))
    return e
