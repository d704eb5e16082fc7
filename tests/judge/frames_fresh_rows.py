"""Frames of budgets for the fresh patterns: 类, 款 and 项, units, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from frames_budget import estimate
from frames_fresh_totals import moved, share, share_of_row
from relations import AtMost, Multiple, Same, Sum, Whole
from sentence import Skip


def heads_of(rows):
    """The 类 that have an amount, the largest first."""
    heads = {k[:3] for k, r in rows.items() if r.total}
    return sorted(heads, key=lambda h: (-level(rows, h), h))


def ranked(c):
    """The two largest 类, each with its share."""
    e, b = c.env(), c.b
    heads = heads_of(b.general)
    if len(heads) < 3 or level(b.general, heads[1]) == level(b.general, heads[2]) or level(b.general, heads[0]) == level(b.general, heads[1]):
        raise Skip("few")
    for n, x, q, h in (("n1", "a", "p", heads[0]), ("n2", "b", "q", heads[1])):
        e[n] = names.CODES[h]
        e.money(x, level(b.general, h), cell=True)
        share_of_row(e, q, x, total(b.general))
    e.rel(AtMost("a", ["b"]))
    return e


def all_but_two(c):
    """Two 类 by name, and all the others in one figure."""
    e, b = c.env(), c.b
    heads = heads_of(b.general)
    if len(heads) < 4:
        raise Skip("few")
    x, y = sorted(c.rng.sample(heads, 2))
    e["n1"], e["n2"] = names.CODES[x], names.CODES[y]
    e.money("A", total(b.general), cell=True)
    e.money("a", level(b.general, x), cell=True)
    e.money("b", level(b.general, y), cell=True)
    e.money("r", total(b.general) - level(b.general, x) - level(b.general, y))
    e.rel(Sum("A", ["a", "b", "r"]))
    return e


def kuan_of(rows, least, most=99):
    """款 with so many 项 that have an amount, each with these."""
    out = {}
    for k, r in sorted(rows.items()):
        if r.total:
            out.setdefault(k[:5], []).append(k)
    return [(k, v) for k, v in out.items() if least <= len(v) <= most]


def levels(c):
    """A 类, a 款 of it and all 项 of that."""
    e, b = c.env(), c.b
    kuan, codes = c.pick(kuan_of(b.general, 2))
    e["cls"], e["sub"] = names.CODES[kuan[:3]], names.CODES[kuan]
    e.money("a", level(b.general, kuan[:3]), cell=True)
    e.money("b", level(b.general, kuan), cell=True)
    c.listed(e, "parts", [(names.CODES[k] + "（项）", b.general[k].total, "", True) for k in codes], "、", whole="b")
    e.rel(AtMost("a", ["b"]))
    return e


def two_of_kuan(c):
    """The only two 项 of a 款, and their sum."""
    e, b = c.env(), c.b
    kuan, (x, y) = c.pick(kuan_of(b.general, 2, 2))
    e["cls"], e["sub"], e["i1"], e["i2"] = names.CODES[kuan[:3]], names.CODES[kuan], names.CODES[x], names.CODES[y]
    e.money("a", b.general[x].total, cell=True)
    e.money("b", b.general[y].total, cell=True)
    e.money("t", level(b.general, kuan), cell=True)
    e.rel(Sum("t", ["a", "b"]))
    return e


def estimate_share(c):
    """A 项 in per cent of what was executed last year."""
    e = estimate(c)
    share(e, "p", "A", "E")
    return e


def big_moves(c):
    """The two 项 that changed most, by their changes alone."""
    e, b, o = c.env(), c.b, c.o
    change = {k: abs(r.total - o.general[k].total) for k, r in b.general.items() if k in o.general and o.general[k].total and r.total}
    first = sorted(change, key=lambda k: (-change[k], k))[:2]
    if len(first) < 2 or len({k[:3] for k in first}) < 2:
        raise Skip("few")
    for t, k in zip("12", first):
        e["p" + t] = names.path(k)
        moved(c, e, t, b.general[k].total, o.general[k].total, "row")
    return e


def item_gone(c):
    """A 项 of last year's budget that this one has no more."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick([k for k, r in b.general.items() if not r.total and k in o.general and o.general[k].total])
    e["path"] = names.path(code)
    e.money("B", o.general[code].total, cell=True)
    e.money("D", o.general[code].total)
    e.rate("P", lambda g: Fraction(100))
    e.rel(Same("B", "D"), Whole("P"))
    return e


def as_multiple(c):
    """A 项 as a multiple of last year's."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick([k for k, r in b.general.items() if k in o.general and o.general[k].total and 2 * r.total >= 3 * o.general[k].total])
    now, base = b.general[code].total, o.general[code].total
    e["path"] = names.path(code)
    e.money("A", now, cell=True)
    e.money("B", base, cell=True)
    e.old["A"] = base
    e.number("x", lambda g: g("A") / g("B"), "倍", 2)
    e.number("g", lambda g: g("A") / g("B") - 1, "倍", 2)
    e.rel(Multiple("x", "A", "B"), Multiple("g", "A", "B", growth=True))
    return e


def unit_amounts(c):
    """All spending by unit: what the units publish, or what one document says of them."""
    d, b = c.dept, c.b
    own = getattr(d, "own", None)
    if own:
        return [u.budgets[c.year].total for u in own]

    def cut():
        left, out = b.total, []
        for _ in d.units[1:]:
            out.append(d.part(left, 0.1, 0.6))
            left -= out[-1]
        return out + [left]
    return c.memo("by unit", cut)


def unit_shares(c):
    """All spending by unit, each with its share."""
    e, d, b = c.env(), c.dept, c.b
    if len(d.units) < 2:
        raise Skip("alone")
    amounts = unit_amounts(c)
    if not all(amounts):
        raise Skip("nothing")
    e.money("A", b.total, cell=True)
    c.listed(e, "parts", [(u + "支出预算", v) for u, v in zip(d.units, amounts)], "；", share=True)
    e.canonical = True
    return e


def unit_subtotals(c):
    """Basic and project spending of two units, their subtotals and the total."""
    e, d, b = c.env(), c.dept, c.b
    own = getattr(d, "own", None)
    if not own:
        raise Skip("one document")
    e["u1"], e["u2"] = d.units
    e.money("A", b.total, cell=True)
    for u, x, y, t in ((own[0], "a", "b", "t1"), (own[1], "d", "f", "t2")):
        mine = u.budgets[c.year]
        for n, v in ((x, mine.basic), (y, mine.project), (t, mine.total)):
            e.money(n, v, cell=True, scope="document")
        e.rel(Sum(t, [x, y]))
    e.rel(Sum("A", ["t1", "t2"]))
    return e
