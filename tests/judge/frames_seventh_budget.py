"""Frames of budgets for the seventh patterns: totals, 类, 款 and 项, funds, the three public expenses, offices, procurement, and what binds them."""

import names
from department import column, level, total
from frames_late_rows import heads, kind_of
from frames_late_totals import before, both_years, free, of, put, turned
from frames_plain_budget import EXPENSES, items, moved_items, of_known, purpose
from frames_sixth_totals import begin, versus
from frames_unseen_budget import last_year
from relations import CountedSum, Net, Same, Sum
from sentence import Skip


def income_circled(c):
    """Income by source, those with nothing too, and in the next sentence its change."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.total, a=total(b.general), b=total(b.fund), d=total(b.soe), k=b.carried)
    free(e, f=sum(b.sources.values()))
    turned(c, e, b.total, o.total, scope="row")
    e.rel(Sum("A", ["a", "b", "d", "f", "k"]))
    return e


def sides_by_kind(c):
    """One figure for both sides, each side in two parts."""
    e, b = begin(c), c.b
    put(e, A=b.total, N=b.total - b.carried, K=b.carried, J=b.basic, M=b.project)
    e.rel(Sum("A", ["N", "K"]), Sum("A", ["J", "M"]))
    return e


def kinds_with_last(c):
    """All spending against last year's budget, and both kinds of both years."""
    e, b, o = begin(c), c.b, c.o
    if not b.project or not o.project:
        raise Skip("none")
    put(e, A=b.total, J=b.basic, M=b.project)
    both_years(c, e, b.total, o.total, scope="row")
    before(c, e, "row", B1=o.basic, B2=o.project)
    e.rel(Sum("A", ["J", "M"]), Sum("B", ["B1", "B2"]))
    return e


def classes_of_all(c):
    """All spending by 类, numbered, with shares."""
    e, b = begin(c), c.b
    rows = sorted(h for _, h in heads(b.all))
    marks = c.rng.choice(["（{}）", "{}.", "（{}）"])
    put(e, A=b.total)
    kinds = [(marks.format(i) + names.CODES[h], level(b.all, h), "", True) for i, h in enumerate(rows, 1)]
    c.listed(e, "parts", kinds, "；", share=True, words=c.rng.choice(["占支出预算的{q}", "占{q}"]))
    e.canonical = True
    return e


def basic_and_both(c):
    """Basic spending and both its parts, each with its change."""
    e, b, o = begin(c), c.b, c.o
    put(e, B=b.basic, m=b.personnel, n=b.public)
    turned(c, e, b.basic, o.basic, "B", scope="row", kind="persons")
    turned(c, e, b.personnel, o.personnel, "m", "1", last_year(c), "persons")
    turned(c, e, b.public, o.public, "n", "2", last_year(c), "running")
    e.rel(Sum("B", ["m", "n"]), Net("D", "s", [("D1", "s1"), ("D2", "s2")]))
    return e


def three_shares_moved(c):
    """Persons, running and projects, each with its share of all and its change; all is not printed."""
    e, b, o = begin(c), c.b, c.o
    if not b.project or not o.project:
        raise Skip("none")
    for i, x, p, k, scope, kind in (("1", "m", "p", "personnel", last_year(c), "persons"), ("2", "n", "q", "public", last_year(c), "running"),
                                    ("3", "M", "r", "project", "row", "projects")):
        put(e, **{x: getattr(b, k)})
        of_known(e, p, x, b.total)
        turned(c, e, getattr(b, k), getattr(o, k), x, i, scope, kind)
    return e


def fund_both(c):
    """Both sides of the funds, and how spending moved."""
    e, b, o = begin(c), c.b, c.o
    if not total(b.fund):
        raise Skip("none")
    put(e, I=total(b.fund), X=total(b.fund))
    turned(c, e, total(b.fund), total(o.fund), "X", scope=last_year(c) if total(o.fund) else None, kind="projects")
    e["use"] = c.use()
    e.rel(Same("I", "X"))
    return e


def soe_zero(c):
    """No state capital in either year."""
    e, b, o = begin(c), c.b, c.o
    if b.soe or o.soe:
        raise Skip("state capital")
    e.money("z", 0, cell=True)
    e.money("z0", 0, cell=c.published, scope="document")
    e.rel(Same("z", "z0"))
    return e


def general_both(c):
    """Both sides of the general budget: how income moved, and spending by kind."""
    e, b, o = begin(c), c.b, c.o
    project = column(b.general, "project")
    put(e, I=total(b.general), X=total(b.general), J=total(b.general) - project, M=project)
    turned(c, e, total(b.general), total(o.general), "I", scope="row")
    e.rel(Same("I", "X"), Sum("X", ["J", "M"]))
    return e


def two_classes_each(c):
    """General spending and two 类 of it, each with its change."""
    e, b, o = begin(c), c.b, c.o
    rows = [h for _, h in heads(b.general) if level(o.general, h) and level(o.general, h) != level(b.general, h)]
    if len(rows) < 2 or len(heads(b.general)) < 3:
        raise Skip("few")
    put(e, A=total(b.general))
    turned(c, e, total(b.general), total(o.general), scope="row")
    for i, x, p, h in zip("12", "ab", "pq", sorted(c.rng.sample(rows, 2))):
        e["n" + i] = names.CODES[h]
        put(e, **{x: level(b.general, h)})
        of(e, p, x, "A")
        turned(c, e, level(b.general, h), level(o.general, h), x, i, "row")
    return e


def class_all_items(c):
    """A 类 with all its 项, as many as are said."""
    e, b = begin(c), c.b
    every = [k for k, r in sorted(b.general.items()) if r.total]
    h = c.pick([h for _, h in heads(b.general) if sum(k.startswith(h) for k in every) > 1])
    rows = [k for k in every if k.startswith(h)]
    e["cls"] = names.CODES[h]
    put(e, A=level(b.general, h))
    e.count("n", len(rows), "个")
    parts = c.listed(e, "parts", [(f"{names.CODES[k[:5]]}（款）{names.CODES[k]}（项）", b.general[k].total, "", True) for k in rows], "，", complete=False)
    e.rel(CountedSum("A", parts, "n"))
    return e


def item_stop_last(c):
    """A 项 named in a sentence of its own, last year's amount, this year's and the change."""
    e, b, o = begin(c), c.b, c.o
    code = c.pick(moved_items(c))
    e["path"], e["use"], e["k"] = names.path(code), purpose(c, b.general[code], code), str(c.rng.randint(1, 15))
    put(e, A=b.general[code].total)
    both_years(c, e, b.general[code].total, o.general[code].total, scope="row", kind=kind_of(b.general[code]))
    return e


def flat_and_moved(c):
    """Two 项, numbered: one as it was, one not."""
    e, b, o = begin(c), c.b, c.o
    x = c.pick([k for k in items(b) if k in o.general and o.general[k].total == b.general[k].total])
    z = c.pick(moved_items(c))
    e["p1"], e["p2"] = names.path(x), names.path(z)
    put(e, A1=b.general[x].total, A=b.general[z].total)
    turned(c, e, b.general[z].total, o.general[z].total, scope="row", kind=kind_of(b.general[z]))
    return e


def three_dues(c):
    """Three 项 that every department pays, in one list, and their sum."""
    e, b = begin(c), c.b
    rows = ("2080505", "2080506", "2210201")
    if any(k not in b.general or not b.general[k].total for k in rows):
        raise Skip("none")
    amounts = [b.general[k].total for k in rows]
    put(e, **dict(zip("abd", amounts)))
    free(e, t=sum(amounts))
    of_known(e, "p", "t", total(b.general))
    e.rel(Sum("t", ["a", "b", "d"]))
    return e


def three_each_last(c):
    """The three public expenses of both years."""
    e, b, o = begin(c), c.b, c.o
    put(e, T=b.sg_total, a=b.sg["abroad"], v=b.sg_vehicles, r=b.sg["reception"])
    both_years(c, e, b.sg_total, o.sg_total, "T", scope="row")
    before(c, e, "row", a0=o.sg["abroad"], v0=o.sg_vehicles, r0=o.sg["reception"])
    e.rel(Sum("T", ["a", "v", "r"]), Sum("B", ["a0", "v0", "r0"]))
    return e


def no_travel(c):
    """No travel abroad in either year; the other two as shares of all, which is not printed."""
    e, b, o = begin(c), c.b, c.o
    if b.sg["abroad"] or o.sg["abroad"] or not b.sg_vehicles or not b.sg["reception"]:
        raise Skip("abroad")
    put(e, Z=0, r=b.sg["reception"], v=b.sg_vehicles)
    of_known(e, "p", "r", b.sg_total)
    of_known(e, "q", "v", b.sg_total)
    e["c1"] = [versus(c, e, b.sg["reception"], o.sg["reception"], "r", "1", "row", "guests")]
    e["c2"] = [versus(c, e, b.sg_vehicles, o.sg_vehicles, "v", "2", "row", "cars")]
    return e


def expense_with_share(c):
    """One public expense: its share of all, and how it moved."""
    e, b, o = begin(c), c.b, c.o
    k, e["label"], e["use"], kind = c.pick([p for p in EXPENSES if b.sg[p[0]] and o.sg[p[0]]])
    put(e, A=b.sg[k])
    of_known(e, "p", "A", b.sg_total)
    turned(c, e, b.sg[k], o.sg[k], scope="row", kind=kind)
    return e


def offices_share_moved(c):
    """Running costs of offices: their share of all running costs, and how they moved."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.oper)
    of_known(e, "p", "A", b.public)
    turned(c, e, b.oper, o.oper, scope=last_year(c), kind="running")
    return e


def proc_each_last(c):
    """Procurement and its change; each kind of both years."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.proc_total, g=b.proc["goods"], w=b.proc["works"], v=b.proc["services"])
    turned(c, e, b.proc_total, o.proc_total, scope=last_year(c))
    before(c, e, g0=o.proc["goods"], w0=o.proc["works"], v0=o.proc["services"])
    e.rel(Sum("A", ["g", "w", "v"]))
    return e


def reserved_of_known(c):
    """What is kept for small firms as a share of all, which is not printed, and what of it for the smallest."""
    e, b = begin(c), c.b
    if not b.micro:
        raise Skip("none")
    put(e, R=b.small, r=b.micro)
    of_known(e, "p", "R", b.proc_total)
    of(e, "q", "r", "R")
    return e
