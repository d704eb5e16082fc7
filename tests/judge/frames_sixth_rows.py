"""Frames of budgets for the sixth patterns: 类, 款 and 项, funds, the three public expenses, offices, procurement."""

from fractions import Fraction

import names
from department import level, total
from frames_late_rows import TEN_THOUSAND, heads, kind_of
from frames_late_totals import both_years, free, mean, of, put, turned
from frames_plain_budget import items, moved_items, of_known, purpose
from frames_sixth_totals import begin, versus
from frames_unseen_budget import last_year
from relations import AtMost, Growth, Net, Same, Sum
from sentence import Skip


def item_used_moved(c):
    """A 项, what it is for, and in a sentence of its own how it moved."""
    e, b, o = begin(c), c.b, c.o
    code = c.pick(moved_items(c))
    e["path"], e["use"] = names.path(code), purpose(c, b.general[code], code)
    e["k"] = str(c.rng.randint(1, 15))
    put(e, A=b.general[code].total)
    turned(c, e, b.general[code].total, o.general[code].total, scope="row", kind=kind_of(b.general[code]))
    return e


def item_code_share(c):
    """A 项 by code, its purpose and its share of the general budget."""
    e, b = begin(c), c.b
    code = c.pick(items(b))
    e["code"], e["item"], e["use"] = code, names.CODES[code], purpose(c, b.general[code], code)
    put(e, A=b.general[code].total)
    of_known(e, "p", "A", total(b.general))
    return e


def two_coded_moved(c):
    """Two 项 with their codes in brackets, each with its change."""
    e, b, o = begin(c), c.b, c.o
    rows = moved_items(c)
    if len(rows) < 2:
        raise Skip("few")
    for i, k in zip("12", sorted(c.rng.sample(rows, 2))):
        e["i" + i], e["k" + i] = names.CODES[k], k
        put(e, **{"A" + i: b.general[k].total})
        turned(c, e, b.general[k].total, o.general[k].total, "A" + i, i, "row", kind_of(b.general[k]))
    return e


def kuan_in_items(c):
    """A 款, all its 项, and its change."""
    e, b, o = begin(c), c.b, c.o
    rows = [k for k, r in sorted(b.general.items()) if r.total]
    kuan = c.pick([h for h in sorted({k[:5] for k in rows}) if sum(k[:5] == h for k in rows) > 1 and level(b.general, h) != level(o.general, h)
                   and not any(k[:5] == h for k in b.own)])
    e["cls"], e["kuan"] = names.CODES[kuan[:3]], names.CODES[kuan]
    put(e, A=level(b.general, kuan))
    turned(c, e, level(b.general, kuan), level(o.general, kuan), scope="row")
    c.listed(e, "parts", [(names.CODES[k] + "（项）", b.general[k].total, "", True) for k in rows if k[:5] == kuan], "、")
    return e


def class_both_years(c):
    """A 类 of both years, with its share."""
    e, b, o = begin(c), c.b, c.o
    h = c.pick([h for _, h in heads(b.general) if level(o.general, h) and level(o.general, h) != level(b.general, h)])
    e["cls"] = names.CODES[h]
    put(e, A=level(b.general, h))
    of_known(e, "p", "A", total(b.general))
    both_years(c, e, level(b.general, h), level(o.general, h), scope="row")
    return e


def item_dropped(c):
    """A 项 that last year had and this year has not."""
    e, b, o = begin(c), c.b, c.o
    code = c.pick([k for k, r in sorted(b.general.items()) if not r.total and k in o.general and o.general[k].total and k not in b.own])
    e["path"] = names.path(code)
    put(e, Z=0)
    e.money("B", o.general[code].total, cell=True)
    free(e, D=o.general[code].total)
    e.rate("P", lambda g: 100 * g("D") / g("B"))
    e.rel(Same("B", "D"), Growth("P", "D", base="B"))
    return e


def item_begun(c):
    """A 项 that last year had not: as much more as there is."""
    e, b, o = begin(c), c.b, c.o
    code = c.pick([k for k in items(b) if not (k in o.general and o.general[k].total) and k not in c.g.general])
    e["path"], e["use"] = names.path(code), purpose(c, b.general[code], code)
    put(e, A=b.general[code].total)
    free(e, D=b.general[code].total)
    e.rel(Same("A", "D"))
    return e


def item_flat(c):
    """A 项 as it was."""
    e, b, o = begin(c), c.b, c.o
    code = c.pick([k for k in items(b) if k in o.general and o.general[k].total == b.general[k].total])
    e["path"], e["use"] = names.path(code), purpose(c, b.general[code], code)
    put(e, A=b.general[code].total)
    e.money("B", o.general[code].total, cell=True)
    e.rel(Same("A", "B"))
    return e


def pensions(c):
    """A 类 and one of its 款 with three 项, all there are."""
    e, b = begin(c), c.b
    rows = ("2080501", "2080505", "2080506")
    if any(not b.general[k].total for k in rows):
        raise Skip("none")
    put(e, A=level(b.general, "208"), K=level(b.general, "20805"))
    c.listed(e, "parts", [(names.CODES[k], b.general[k].total, "", True) for k in rows], "、", whole="K")
    e.rel(AtMost("A", ["K"]))
    return e


def fund_numbered(c):
    """The budget of the funds, its 项 numbered."""
    e, b = begin(c), c.b
    if len(b.fund) < 2:
        raise Skip("few")
    put(e, A=total(b.fund))
    rows = [(f"{i}.{names.path(k)}", b.fund[k].total, f"，主要用于{c.use()}", True) for i, k in enumerate(sorted(b.fund), 1)]
    c.listed(e, "parts", rows, "；")
    return e


def fund_one(c):
    """The budget of the funds where one 项 has it all, with last year's."""
    e, b, o = begin(c), c.b, c.o
    if len(b.fund) != 1 or not total(o.fund):
        raise Skip("several")
    code = next(iter(b.fund))
    e["path"], e["use"] = names.path(code), c.use()
    put(e, A=total(b.fund), a=b.fund[code].total)
    both_years(c, e, total(b.fund), total(o.fund), scope=last_year(c), kind="projects")
    e.rel(Same("A", "a"))
    return e


def sangong_shared(c):
    """The three public expenses with shares, and the change of all."""
    e, b, o = begin(c), c.b, c.o
    put(e, T=b.sg_total)
    turned(c, e, b.sg_total, o.sg_total, "T", scope="row")
    rows = [("因公出国（境）费", b.sg["abroad"], "", True), ("公务用车购置及运行维护费", b.sg_vehicles, "", True), ("公务接待费", b.sg["reception"], "", True)]
    c.listed(e, "parts", rows, "；", share=True, whole="T", words=c.rng.choice(["占{q}", "占比{q}", "占“三公”经费的{q}"]))
    e.canonical = True
    return e


def sangong_lines(c):
    """The three public expenses, numbered, each with how it moved; no sum is printed."""
    e, b, o = begin(c), c.b, c.o
    put(e, u=b.sg["buy"], w=b.sg["run"])
    for i, x, now, base in (("1", "a", b.sg["abroad"], o.sg["abroad"]), ("2", "v", b.sg_vehicles, o.sg_vehicles), ("3", "r", b.sg["reception"], o.sg["reception"])):
        put(e, **{x: now})
        e["c" + i] = [versus(c, e, now, base, x, i, "row")]
    e.rel(Sum("v", ["u", "w"]))
    return e


def sangong_head(c):
    """All public expenses and those for vehicles, each with its change and the parts of the vehicles."""
    e, b, o = begin(c), c.b, c.o
    put(e, T=b.sg_total, v=b.sg_vehicles, u=b.sg["buy"], w=b.sg["run"], a=b.sg["abroad"], r=b.sg["reception"])
    turned(c, e, b.sg_total, o.sg_total, "T", scope="row")
    pairs = []
    for i, x, now, base in (("1", "u", b.sg["buy"], o.sg["buy"]), ("2", "w", b.sg["run"], o.sg["run"]), ("3", "r", b.sg["reception"], o.sg["reception"]),
                            ("4", "a", b.sg["abroad"], o.sg["abroad"])):
        clause = versus(c, e, now, base, x, i, "row", rate=0)
        e["c" + i] = [clause]
        if now != base:
            pairs.append(("D" + i, "s" + i))
    e.rel(Sum("v", ["u", "w"]), Sum("T", ["a", "v", "r"]), Net("D", "s", pairs))
    return e


def no_new_cars(c):
    """No vehicles to be bought in either year, and what running them costs."""
    e, b, o = begin(c), c.b, c.o
    if b.sg["buy"] or o.sg["buy"] or not b.sg["run"]:
        raise Skip("bought")
    put(e, Z=0, w=b.sg["run"], v=b.sg_vehicles)
    turned(c, e, b.sg["run"], o.sg["run"], "w", scope="row", kind="cars")
    e.rel(Same("v", "w"))
    return e


def guests_moved(c):
    """Receptions of both years, the reason in a sentence of its own."""
    e, b, o = begin(c), c.b, c.o
    now, base = b.sg["reception"], o.sg["reception"]
    if not now or not base:
        raise Skip("none")
    put(e, A=now)
    both_years(c, e, now, base, scope="row", kind="guests")
    return e


def run_by_car(c):
    """Running of vehicles, of how many, and what each has."""
    e, b = begin(c), c.b
    n = sum(c.asset["cars"].values())
    # What a unit has for one of its vehicles says nothing of its department's.
    if b.sg["run"] < 2 * TEN_THOUSAND or hasattr(c.dept, "dept"):
        raise Skip("none")
    put(e, w=b.sg["run"])
    e.count("n", n, "辆", cell=True)
    mean(e, "u", "w", "n", Fraction(b.sg["run"], 100 * n))
    return e


def offices_then(c):
    """Running costs of offices and their change."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.oper)
    turned(c, e, b.oper, o.oper, scope=last_year(c), kind="running")
    return e


def proc_then(c):
    """Procurement by kind and its change."""
    e, b, o = begin(c), c.b, c.o
    p = b.proc
    put(e, A=b.proc_total, g=p["goods"], w=p["works"], v=p["services"])
    turned(c, e, b.proc_total, o.proc_total, scope=last_year(c))
    e.rel(Sum("A", ["g", "w", "v"]))
    return e


def reserved_of_all(c):
    """What is kept for small firms and for the smallest, both as shares of all procurement."""
    e, b = begin(c), c.b
    if not b.micro or b.small == b.proc_total:
        raise Skip("none")
    put(e, A=b.proc_total, R=b.small, r=b.micro)
    of(e, "p", "R", "A")
    of(e, "q", "r", "A")
    e.rel(AtMost("A", ["R"]), AtMost("R", ["r"]))
    return e
