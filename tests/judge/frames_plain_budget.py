"""Frames of budgets for the plain patterns: totals, 类 and 项, the three public expenses, and what binds them."""

from fractions import Fraction

import names
from department import column, level, total
from frames_budget import SOURCE
from frames_late_rows import TEN_THOUSAND, heads, items as general_items, kind_of
from frames_late_totals import both_years, free, of, put, reason, turned
from frames_unseen_budget import last_year
from relations import AtMost, Delta, Net, Same, Share, Sum
from sentence import Skip

# What a public expense is for, and the reasons that fit it.
EXPENSES = (("reception", "公务接待费", "上级检查指导、外地考察交流等公务接待", "guests"),
            ("run", "公务用车运行维护费", "车辆燃料、维修、保险等支出", "cars"))


def of_known(e, rate, part, cents, scope="row"):
    """A share of a whole that only a table prints."""
    known = Fraction(cents, 100)
    e.rate(rate, lambda g: 100 * g(part) / known)
    e.rel(Share(rate, part, None, known=known, scope=scope))


def items(b):
    """The 项 that only the general budget pays for: no table has another amount of them."""
    return [k for k in general_items(b) if k not in b.own]


def purpose(c, row, code):
    """What a 项 is for."""
    return "落实人员待遇政策" if not row["project"] and not row["public"] or names.CODES[code] == "死亡抚恤" else c.use()


def both_sides_move(c):
    """Income and as much spending, each with the change that both have."""
    e, b, o = c.env(), c.b, c.o
    put(e, A=b.total, E=b.total)
    turned(c, e, b.total, o.total, "A", scope="row")
    turned(c, e, b.total, o.total, "E", "1", "row")
    e.rel(Same("A", "E"), Same("D", "D1"))
    return e


def income_by_kind(c):
    """All income by fund and by source, with shares."""
    e, b = c.env(), c.b
    kinds = [("一般公共预算拨款收入", total(b.general)), ("政府性基金预算拨款收入", total(b.fund)), ("国有资本经营预算拨款收入", total(b.soe))]
    kinds += [(SOURCE[k], v) for k, v in b.sources.items()] + [("上年结转", b.carried)]
    kinds = [k for k in kinds if k[1]]
    if len(kinds) < 2:
        raise Skip("one")
    put(e, A=b.total)
    c.listed(e, "parts", [(*k, "", True) for k in kinds], "，", share=True, words="占{q}")
    e.canonical = True
    return e


def sides_moved(c):
    """One figure for income and spending, and its change."""
    e, b, o = c.env(), c.b, c.o
    put(e, A=b.total)
    turned(c, e, b.total, o.total, scope="row")
    return e


def two_cuts(c):
    """All spending, cut by 类 and cut by kind."""
    e, b = c.env(), c.b
    rows = sorted(h for _, h in heads(b.all))
    put(e, A=b.total, B=b.basic, C=b.project)
    c.listed(e, "parts", [(names.CODES[h], level(b.all, h), "", True) for h in rows], "，")
    e.canonical = True
    e.rel(Sum("A", ["B", "C"]))
    return e


def parts_of_basic(c):
    """Persons and running with their shares of both."""
    e, b = c.env(), c.b
    put(e, B=b.basic, m=b.personnel, n=b.public)
    of(e, "p", "m", "B")
    of(e, "q", "n", "B")
    e.rel(Sum("B", ["m", "n"]))
    return e


def general_kinds(c):
    """The general budget and both kinds of it, each with its change."""
    e, b, o = c.env(), c.b, c.o
    put(e, A=total(b.general))
    turned(c, e, total(b.general), total(o.general), scope="row")
    basic = lambda rows: column(rows, "personnel") + column(rows, "public")
    project = lambda rows: column(rows, "project")
    for i, x, of_rows, kind in ((1, "B", basic, "persons"), (2, "C", project, "projects")):
        if not of_rows(b.general):
            raise Skip("none")
        put(e, **{x: of_rows(b.general)})
        turned(c, e, of_rows(b.general), of_rows(o.general), x, str(i), last_year(c), kind)
    e.rel(Sum("A", ["B", "C"]), Net("D", "s", [("D1", "s1"), ("D2", "s2")]))
    return e


def fund_moved(c):
    """The budget of the funds and its change."""
    e, b, o = c.env(), c.b, c.o
    if not total(b.fund) or not total(o.fund):
        raise Skip("none")
    put(e, A=total(b.fund))
    turned(c, e, total(b.fund), total(o.fund), scope=last_year(c), kind="projects")
    return e


def projects_moved(c):
    """Projects as a share of all spending that is not printed, and their change."""
    e, b, o = c.env(), c.b, c.o
    if not b.project or not o.project:
        raise Skip("none")
    put(e, C=b.project)
    of_known(e, "p", "C", b.total)
    turned(c, e, b.project, o.project, "C", scope="row", kind="projects")
    return e


def three_parts_moved(c):
    """The change of all spending and those of its three parts, no amount printed."""
    e, b, o = c.env(), c.b, c.o
    pairs = []
    for tail, k, scope in (("", "total", "row"), ("1", "personnel", last_year(c)), ("2", "public", last_year(c)), ("3", "project", "row")):
        now, base = getattr(b, k), getattr(o, k)
        if now == base:
            raise Skip("flat")
        d, s = "D" + tail, "s" + tail
        free(e, **{d: abs(now - base)})
        e.signs[s] = 1 if now > base else -1
        if scope:
            e.rel(Delta(d, s, Fraction(now - base, 100), scope))
        pairs.append((d, s))
    e.rel(Net(*pairs[0], pairs[1:]))
    return e


def offices_moved(c):
    """Running costs of offices against last year's budget."""
    e, b, o = c.env(), c.b, c.o
    put(e, A=b.oper)
    both_years(c, e, b.oper, o.oper, scope=last_year(c), kind="running")
    return e


def main_classes(c):
    """The three largest 类 with their shares; the whole is not printed."""
    e, b = c.env(), c.b
    rows = heads(b.general)
    if len(rows) < 4:
        raise Skip("few")
    for (v, h), n, x, p in zip(rows, ("n1", "n2", "n3"), "abd", "pqr"):
        e[n] = names.CODES[h]
        put(e, **{x: v})
        of_known(e, p, x, total(b.general))
    return e


def three_for_staff(c):
    """Three 类 that every department has, and their sum."""
    e, b = c.env(), c.b
    a, x, y = (level(b.general, h) for h in ("208", "210", "221"))
    if not (a and x and y):
        raise Skip("none")
    put(e, a=a, b=x, d=y)
    free(e, t=a + x + y)
    of_known(e, "p", "t", total(b.general))
    e.rel(Sum("t", ["a", "b", "d"]))
    return e


def item_of_projects(c):
    """A 项 that has projects only."""
    e, b = c.env(), c.b
    code = c.pick([k for k in items(b) if not b.general[k].basic])
    e["path"], e["use"] = names.path(code), purpose(c, b.general[code], code)
    put(e, A=b.general[code].total)
    return e


def two_numbered(c):
    """Two 项, one after the other."""
    e, b = c.env(), c.b
    rows = items(b)
    if len(rows) < 2:
        raise Skip("few")
    for i, x, k in zip("12", "ab", sorted(c.rng.sample(rows, 2))):
        e["p" + i], e["u" + i] = names.path(k), purpose(c, b.general[k], k)
        put(e, **{x: b.general[k].total})
    return e


def moved_items(c):
    """项 whose amounts of both years differ."""
    b, o = c.b, c.o
    return [k for k in items(b) if k in o.general and o.general[k].total and o.general[k].total != b.general[k].total]


def item_with_last(c):
    """A 项 with last year's amount and its change."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick(moved_items(c))
    e["path"] = names.path(code)
    put(e, A=b.general[code].total)
    both_years(c, e, b.general[code].total, o.general[code].total, scope="row", kind=kind_of(b.general[code]))
    return e


def item_up_and_down(c):
    """A 项 that grew for one reason and fell for another."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick(moved_items(c))
    now, base = b.general[code].total, o.general[code].total
    less = c.memo(("less, plain", code), lambda: c.dept.part(min(now, base), 0.05, 0.3))
    if not less:
        raise Skip("small")
    kind = kind_of(b.general[code])
    e["path"], e["r1"], e["r2"] = names.path(code), reason(c, kind, 1), reason(c, kind, -1)
    # The same thing does not both grow and shrink.
    if any(p in e["r1"] and p in e["r2"] for p in (*names.PROJECTS, "符合条件")):
        raise Skip("one thing")
    put(e, A=now)
    turned(c, e, now, base, scope="row")
    s = e.signs["s"]
    free(e, u=max(now - base, 0) + less, v=max(base - now, 0) + less)
    e.rel(Sum("D", ["u", "v"], [s, -s]))
    return e


def item_first(c):
    """A 项 that neither budget nor accounts of last year had."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick([k for k in items(b) if not (k in o.general and o.general[k].total) and k not in c.g.general])
    e["path"], e["use"] = names.path(code), purpose(c, b.general[code], code)
    put(e, A=b.general[code].total)
    return e


def class_mainly(c):
    """A 类 and two of its 项."""
    e, b = c.env(), c.b
    rows = general_items(b)
    h = c.pick([h for _, h in heads(b.general) if sum(1 for k in rows if k.startswith(h)) > 1])
    e["cls"] = names.CODES[h]
    put(e, A=level(b.general, h))
    largest = sorted((k for k in rows if k.startswith(h)), key=lambda k: -b.general[k].total)[:2]
    for i, x, k in zip("12", "ab", largest):
        e["i" + i] = f"{names.CODES[k[:5]]}（款）{names.CODES[k]}（项）"
        put(e, **{x: b.general[k].total})
    e.rel(AtMost("A", ["a", "b"]))
    return e


def sangong_in_full(c):
    """The three public expenses, vehicles in two parts, each of the three with its change."""
    e, b, o = c.env(), c.b, c.o
    put(e, T=b.sg_total, u=b.sg["buy"], w=b.sg["run"])
    turned(c, e, b.sg_total, o.sg_total, "T", scope="row")
    pairs = []
    for i, x, now, base in (("1", "a", b.sg["abroad"], o.sg["abroad"]), ("2", "v", b.sg_vehicles, o.sg_vehicles), ("3", "r", b.sg["reception"], o.sg["reception"])):
        put(e, **{x: now})
        c.change(e, now, base, x=x, tail=i, scope="row")
        e["c" + i] = ["与上年预算持平"] if now == base else ["比上年预算{s%s>增加|减少}{D%s}" % (i, i)]
        if now != base:
            pairs.append(("D" + i, "s" + i))
    e["why"] = reason(c, "any", e.signs["s"])
    e.rel(Sum("T", ["a", "v", "r"]), Sum("v", ["u", "w"]), Net("D", "s", pairs))
    e.canonical = True
    return e


def expense_moved(c):
    """One public expense, what it is for, and its change."""
    e, b, o = c.env(), c.b, c.o
    k, e["label"], e["use"], kind = c.pick([p for p in EXPENSES if b.sg[p[0]] and o.sg[p[0]]])
    put(e, A=b.sg[k])
    turned(c, e, b.sg[k], o.sg[k], scope="row", kind=kind)
    return e


def kinds_of_cars(c, key, n):
    """Vehicles by their build: as many as there are, the same whenever they are told."""
    if n < 3:
        raise Skip("few")

    def make():
        a = c.rng.randint(1, n - 1)
        x = c.rng.randint(1, n - a)
        return a, x, n - a - x
    return c.memo(key, make)


def cars_now(c):
    """Vehicles by build, and what buying and running them costs."""
    e, b = c.env(), c.b
    n = sum(c.asset["cars"].values())
    # What a unit has by build need not fit into what its department has.
    if b.sg["run"] < TEN_THOUSAND or hasattr(c.dept, "dept"):
        raise Skip("none")
    for x, v in zip("abd", kinds_of_cars(c, "builds, plain", n)):
        e.count(x, v, "辆")
    e.count("k", n, "辆", cell=True)
    put(e, u=b.sg["buy"], w=b.sg["run"])
    e.rel(Sum("k", ["a", "b", "d"]))
    return e


def none_abroad(c):
    """The public expenses of a year in which nobody goes abroad."""
    e, b = c.env(), c.b
    if b.sg["abroad"] or not b.sg_vehicles or not b.sg["reception"]:
        raise Skip("abroad")
    put(e, T=b.sg_total, v=b.sg_vehicles, r=b.sg["reception"])
    e.rel(Sum("T", ["v", "r"]))
    return e
