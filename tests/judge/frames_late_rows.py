"""Frames of budgets for the late patterns: 类, 款 and 项, the three public expenses, units, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from frames_late_totals import before, both_years, free, of, put, reason, turned
from relations import AtMost, Change, CountedSum, Mean, Net, Sum
from sentence import Skip

TEN_THOUSAND = 1_000_000
SG = (("abroad", "因公出国（境）费"), ("buy", "公务用车购置费"), ("run", "公务用车运行维护费"), ("reception", "公务接待费"))


def heads(rows):
    """The 类 of rows with their sums, the largest first."""
    return sorted(((level(rows, h), h) for h in {k[:3] for k in rows} if level(rows, h)), reverse=True)


def items(b):
    """The 项 of the general budget that have an amount."""
    return [k for k, r in sorted(b.general.items()) if r.total]


def kind_of(row):
    """Which reasons fit a row."""
    return "projects" if row["project"] else "persons" if row["public"] else "dues"


def first_two(c):
    """The two largest 类 and their sum."""
    e, b = c.env(), c.b
    rows = heads(b.general)
    if len(rows) < 4:
        raise Skip("few")
    (x, h), (y, k) = rows[:2]
    e["n1"], e["n2"] = names.CODES[h], names.CODES[k]
    put(e, A=total(b.general), a=x, b=y)
    free(e, t=x + y)
    of(e, "p", "t", "A")
    e.rel(Sum("t", ["a", "b"]), AtMost("A", ["t"]))
    return e


def most_and_least(c):
    """How many 类 there are, the largest and the smallest."""
    e, b = c.env(), c.b
    rows = heads(b.general)
    if len(rows) < 3 or rows[-1][0] == rows[-2][0]:
        raise Skip("few")
    (x, h), (y, k) = rows[0], rows[-1]
    e["n1"], e["n2"] = names.CODES[h], names.CODES[k]
    e.count("n", len(rows), "个", cell=True)
    put(e, A=total(b.general), a=x, b=y)
    of(e, "p", "a", "A")
    of(e, "q", "b", "A")
    e.rel(AtMost("A", ["a", "b"]))
    return e


def item_parts(c):
    """A 项 of running costs: persons, running, and its change."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick([k for k in items(b) if b.general[k]["personnel"] and b.general[k]["public"] and k in o.general])
    r = b.general[code]
    e["path"] = names.path(code)
    put(e, A=r.total, m=r["personnel"], n=r["public"])
    turned(c, e, r.total, o.general[code].total, scope="row", kind="persons")
    e.rel(Sum("A", ["m", "n"]))
    return e


def one_over_other(c):
    """Two 项, and by how much one is above the other."""
    e, b = c.env(), c.b
    rows = items(b)
    if len(rows) < 2:
        raise Skip("one")
    x, y = c.rng.sample(rows, 2)
    if b.general[x].total == b.general[y].total:
        raise Skip("same")
    e["p1"], e["p2"] = names.path(x), names.path(y)
    put(e, a=b.general[x].total, b=b.general[y].total)
    free(e, D=abs(b.general[x].total - b.general[y].total))
    e.signs["s"] = 1 if b.general[x].total > b.general[y].total else -1
    e.rel(Change("a", "b", "D", "s"))
    return e


def estimated(c):
    """Last year's budget of a 项, its estimate, and this year's amount."""
    e, b, o = c.env(), c.b, c.o
    rows = [k for k in items(b) if k in o.general and o.general[k].total and 10 * b.estimate[k] <= 11 * o.general[k].total and b.estimate[k] != b.general[k].total]
    code = c.pick(rows)
    now, guess = b.general[code].total, b.estimate[code]
    e["path"] = names.path(code)
    put(e, A=now)
    before(c, e, "row", B=o.general[code].total)
    free(e, E=guess)
    of(e, "Q", "E", "B")
    free(e, D=abs(now - guess))
    e.signs["s"] = 1 if now > guess else -1
    e["why"] = reason(c, kind_of(b.general[code]), e.signs["s"])
    of(e, "P", "D", "E")
    e.rel(Change("A", "E", "D", "s"))
    return e


def item_moved(c):
    """A 项 of both years, its change as a part of last year's amount."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick([k for k in items(b) if k in o.general and o.general[k].total and o.general[k].total != b.general[k].total])
    e["path"] = names.path(code)
    put(e, A=b.general[code].total)
    both_years(c, e, b.general[code].total, o.general[code].total, scope="row", kind=kind_of(b.general[code]))
    return e


def items_added(c):
    """All 项 of the general budget that last year had not."""
    e, b, o = c.env(), c.b, c.o
    new = [k for k in items(b) if k not in o.general or not o.general[k].total]
    if not new:
        raise Skip("none")
    e.count("n", len(new), "个", cell=True)
    free(e, T=sum(b.general[k].total for k in new))
    parts = c.listed(e, "parts", [(names.path(k), b.general[k].total, "", True) for k in new], "、", whole="T", complete=False)
    e.rel(CountedSum("T", parts, "n"))
    return e


def within_level(c):
    """A 项 as a share of its 款 and of the whole."""
    e, b = c.env(), c.b
    rows = items(b)
    code = c.pick([k for k in rows if sum(1 for x in rows if x[:5] == k[:5]) > 1])
    e["path"], e["kuan"] = names.path(code), names.CODES[code[:5]]
    put(e, a=b.general[code].total, K=level(b.general, code[:5]), A=total(b.general))
    of(e, "p", "a", "K")
    of(e, "q", "a", "A")
    e.rel(AtMost("K", ["a"]), AtMost("A", ["K"]))
    return e


def two_items_moved(c):
    """Two 项, amounts in one list and changes in another."""
    e, b, o = c.env(), c.b, c.o
    rows = [k for k in items(b) if k in o.general and o.general[k].total and o.general[k].total != b.general[k].total]
    if len(rows) < 2:
        raise Skip("few")
    for i, k in enumerate(c.rng.sample(rows, 2), 1):
        e[f"p{i}"] = names.path(k)
        put(e, **{f"A{i}": b.general[k].total})
        turned(c, e, b.general[k].total, o.general[k].total, f"A{i}", str(i), "row", kind_of(b.general[k]))
    return e


def two_added(c):
    """Two 项 and their sum."""
    e, b = c.env(), c.b
    rows = items(b)
    if len(rows) < 2:
        raise Skip("few")
    x, y = c.rng.sample(rows, 2)
    e["p1"], e["p2"] = names.path(x), names.path(y)
    put(e, a=b.general[x].total, b=b.general[y].total)
    free(e, t=b.general[x].total + b.general[y].total)
    of(e, "p", "a", "t")
    e.rel(Sum("t", ["a", "b"]))
    return e


def one_moved(c):
    """The public expenses, of which only one changed."""
    e, b, o = c.env(), c.b, c.o
    moved = [(k, label) for k, label in SG if b.sg[k] != o.sg[k]]
    if len(moved) != 1 or not b.sg[moved[0][0]] or not o.sg[moved[0][0]]:
        raise Skip("several")
    k, e["label"] = moved[0]
    put(e, T=b.sg_total, A=b.sg[k])
    before(c, e, "row", B=o.sg[k])
    turned(c, e, b.sg_total, o.sg_total, x="T", scope="row")
    e["why"] = reason(c, {"run": "cars", "reception": "guests"}.get(k, "any"), e.signs["s"])
    # Where only one part changed, the whole changed by as much.
    e.rel(Change("A", "B", "D", "s"), AtMost("T", ["A"]))
    return e


def two_and_one(c):
    """Two of the public expenses together, and the third."""
    e, b = c.env(), c.b
    v, r, a = b.sg_vehicles, b.sg["reception"], b.sg["abroad"]
    if not v or not r or not a:
        raise Skip("none")
    put(e, v=v, r=r, a=a, T=b.sg_total)
    free(e, t=v + r)
    of(e, "p", "t", "T")
    of(e, "q", "a", "T")
    e.rel(Sum("t", ["v", "r"]), Sum("T", ["t", "a"]))
    return e


def new_cars(c):
    """Vehicles to be bought, what one costs, and running costs."""
    e, b = c.env(), c.b
    # With less than this one of two cars would cost less than any car does.
    if b.sg["buy"] < 8 * TEN_THOUSAND:
        raise Skip("none")
    n = c.memo("to buy, late", lambda: max(2, b.sg["buy"] // (c.rng.randint(11, 17) * TEN_THOUSAND)))
    put(e, u=b.sg["buy"], w=b.sg["run"], v=b.sg_vehicles)
    e.count("n", n, "辆")
    e.money("m", 0)
    e.exact["m"] = e["m"].value = Fraction(b.sg["buy"], 100 * n)
    e.rel(Mean("m", "u", "n"), Sum("v", ["u", "w"]))
    return e


def still(c):
    """One of the public expenses, or all of them, as it was."""
    e, b, o = c.env(), c.b, c.o
    pool = [("“三公”经费", b.sg_total, o.sg_total), ("公务用车购置及运行维护费", b.sg_vehicles, o.sg_vehicles)]
    pool += [(label, b.sg[k], o.sg[k]) for k, label in SG]
    e["label"], now, _ = c.pick([p for p in pool if p[1] == p[2] and p[1]])
    put(e, A=now)
    return e


def guests_and_cars(c):
    """Receptions and running of vehicles: each of both years, each with its own reason."""
    e, b, o = c.env(), c.b, c.o
    for i, k, kind in ((1, "reception", "guests"), (2, "run", "cars")):
        if not b.sg[k] or not o.sg[k]:
            raise Skip("none")
        put(e, **{f"A{i}": b.sg[k]})
        both_years(c, e, b.sg[k], o.sg[k], f"A{i}", f"B{i}", str(i), "row", kind)
    return e


def unit_sums(c):
    """Amounts of units that add up to all spending."""
    d, b = c.dept, c.b

    def cut():
        left, out = b.total, []
        for _ in d.units[1:]:
            out.append(d.part(left, 0.1, 0.6))
            left -= out[-1]
        return out + [left]
    own = getattr(d, "own", None)
    return [u.budgets[c.year].total for u in own] if own else c.memo("by unit, late", cut)


def office_and_units(c):
    """The office itself, all its units together, and what one of them has."""
    e, d = c.env(), c.dept
    if len(d.units) < 3:
        raise Skip("few")
    first, *rest = unit_sums(c)
    put(e, A=c.b.total)
    free(e, a=first, b=sum(rest))
    of(e, "p", "a", "A")
    e.count("n", len(rest), "家", cell=True)
    e.money("m", 0)
    e.exact["m"] = e["m"].value = Fraction(sum(rest), 100 * len(rest))
    e.rel(Sum("A", ["a", "b"]), Mean("m", "b", "n"))
    return e


def units_moved(c):
    """Two units that disclose by themselves, each with its change, and both together."""
    e, d, b, o = c.env(), c.dept, c.b, c.o
    own = getattr(d, "own", None)
    if not own:
        raise Skip("no units")
    pairs = []
    for i, u in enumerate(own, 1):
        e[f"u{i}"] = u.name
        now, base = u.budgets[c.year].total, u.budgets[c.year - 1].total
        free(e, **{f"A{i}": now})
        turned(c, e, now, base, f"A{i}", str(i))
        pairs.append((f"D{i}", f"s{i}"))
    put(e, A=b.total)
    turned(c, e, b.total, o.total, scope="row")
    e.rel(Sum("A", ["A1", "A2"]), Net("D", "s", pairs))
    return e
