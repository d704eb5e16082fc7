"""Frames of budgets for the fresh patterns: income, spending and the three public expenses, and what binds them."""

import math
from fractions import Fraction

import names
from department import level, total
from frames_budget import income_items, spending
from frames_unseen_budget import last_year
from relations import AtMost, Average, Bound, Cell, Change, Delta, Net, NotSelf, Share, ShareOfSum, Sum
from sentence import Skip

TEN_THOUSAND = 1_000_000


def moved(c, e, tail, now, base, scope):
    """A change that is told without the two amounts that it lies between."""
    if now == base:
        raise Skip("flat")
    d, s = "D" + tail, "s" + tail
    e.money(d, abs(now - base))
    e.signs[s] = 1 if now > base else -1
    e["why" + tail] = c.why(e.signs[s])
    e.rel(NotSelf("y", c.year, d))
    if scope:
        e.rel(Delta(d, s, Fraction(now - base, 100), scope))


def share(e, rate, part, whole, **places):
    """A share of two figures that are both printed."""
    e.rate(rate, lambda g: 100 * g(part) / g(whole), **places)
    e.rel(Share(rate, part, whole))


def share_of_row(e, rate, part, cents):
    """A share of a row that is not printed."""
    whole = Fraction(cents, 100)
    e.rate(rate, lambda g: 100 * g(part) / whole)
    e.rel(Share(rate, part, None, known=whole, scope="row"))


def rate_alone(e, rate, part, whole, scope="row", **places):
    """A share of which neither figure is printed."""
    exact = Fraction(100 * part, whole)
    e.rate(rate, lambda g: exact, **places)
    if scope:
        e.relations.append(Cell(rate, [exact], scope))


def income_nested(c):
    """Appropriations by fund in brackets, and all other money in one figure."""
    e, b = c.env(), c.b
    if b.total == b.fiscal:
        raise Skip("no rest")
    for n, v in (("A", b.total), ("F", b.fiscal), ("a", total(b.general)), ("b", total(b.fund)), ("d", total(b.soe))):
        e.money(n, v, cell=True)
    e.money("R", b.total - b.fiscal)
    e.rel(Sum("F", ["a", "b", "d"]), Sum("A", ["F", "R"]))
    return e


def income_added(c):
    """Appropriations, then the other sources, then the sum."""
    e, b = c.env(), c.b
    items = [(t, v, "", True) for t, v in income_items(c, False)[1:]]
    if not items:
        raise Skip("no rest")
    e.money("A", b.total, cell=True)
    e.money("a", b.fiscal, cell=True)
    parts = c.listed(e, "parts", items, "、", complete=False)
    e.rel(Sum("A", ["a", *parts]))
    return e


def income_moves(c):
    """The change of income, by appropriations and all the rest."""
    e, b, o = c.env(), c.b, c.o
    e.money("A", b.total, cell=True)
    c.change(e, b.total, o.total, scope="row")
    if b.total == o.total:
        raise Skip("flat")
    moved(c, e, "1", b.fiscal, o.fiscal, last_year(c))
    moved(c, e, "2", b.total - b.fiscal, o.total - o.fiscal, None)
    e.rel(Net("D", "s", [("D1", "s1"), ("D2", "s2")]))
    return e


def income_carried(c):
    """The year's own income, and what was carried over."""
    e, b = c.env(), c.b
    if not b.carried:
        raise Skip("none")
    e.money("A", b.total, cell=True)
    e.money("a", b.total - b.carried, cell=True)
    e.money("b", b.carried, cell=True)
    share(e, "p", "b", "A")
    e.rel(Sum("A", ["a", "b"]))
    return e


def three_moves(c):
    """Three totals by name, then three changes in the same order."""
    e, b, o = c.env(), c.b, c.o
    moved(c, e, "", b.total, o.total, "row")
    moved(c, e, "1", b.basic, o.basic, "row")
    moved(c, e, "2", b.project, o.project, "row")
    e.rel(Net("D", "s", [("D1", "s1"), ("D2", "s2")]))
    return e


def signed_moves(c):
    """Changes of both signs as figures with their signs, without words of direction."""
    e, b, o = c.env(), c.b, c.o
    n1, n2 = b.basic - o.basic, b.project - o.project
    if min(n1, n2) >= 0 or not n1 or not n2 or not n1 + n2:
        raise Skip("none below zero")
    for n, v in (("N", n1 + n2), ("n1", n1), ("n2", n2)):
        e.money(n, v, cell=True)
    e.rel(Sum("N", ["n1", "n2"]))
    return e


def spend_half(c):
    """Projects beside a half of all spending."""
    e, b = spending(c), c.b
    if 2 * b.project == b.total or abs(2 * b.project - b.total) * 100 < b.total:
        raise Skip("near a half")
    e["half"] = "超过一半" if 2 * b.project > b.total else "不足一半"
    return e


def spend_difference(c):
    """Basic spending beside projects, and which of them is more."""
    e, b = c.env(), c.b
    if b.basic == b.project:
        raise Skip("even")
    e.money("B", b.basic, cell=True)
    e.money("C", b.project, cell=True)
    e.money("D", abs(b.basic - b.project))
    e.signs["s"] = 1 if b.basic > b.project else -1
    e.rel(Change("B", "C", "D", "s"))
    return e


def spend_lines(c):
    """Two numbered lines, each with its share of a total that is not printed and with its change."""
    e, b, o = c.env(), c.b, c.o
    for x, q, t, now, base in (("B", "p", "1", b.basic, o.basic), ("C", "q", "2", b.project, o.project)):
        if now == base:
            raise Skip("flat")
        e.money(x, now, cell=True)
        share_of_row(e, q, x, b.total)
        c.change(e, now, base, x=x, tail=t, scope="row")
    return e


def three_deep(c):
    """Spending by four levels of parts."""
    e, b = c.env(), c.b
    of = by_class(b)
    for n, v in (("A", b.total), ("B", b.basic), ("C", b.project), ("m", b.personnel), ("n", b.public), ("x", of["301"]), ("z", of["303"])):
        e.money(n, v, cell=True)
    e.rel(Sum("A", ["B", "C"]), Sum("B", ["m", "n"]), Sum("m", ["x", "z"]))
    return e


def by_class(b):
    """Sums of basic spending by economic class."""
    out = dict.fromkeys(names.ECON, 0)
    for (code, _, _), v in b.items.items():
        out[code[:3]] += v
    return out


def public_uses(c):
    """Two kinds of running costs, and their common share."""
    e, b = c.env(), c.b
    of = {name: v for (_, name, _), v in b.items.items()}
    if not of.get("办公费") or not of.get("差旅费"):
        raise Skip("none")
    e.money("n", b.public, cell=True)
    e.money("a", of["办公费"], cell=True)
    e.money("b", of["差旅费"], cell=True)
    e.rate("p", lambda g: 100 * (g("a") + g("b")) / g("n"))
    e.rel(ShareOfSum("p", ["a", "b"], "n"), AtMost("n", ["a", "b"]))
    return e


def economic_shares(c):
    """Basic spending by economic class, shares before amounts, the sum at the end."""
    e, b = c.env(), c.b
    e.money("A", b.basic, cell=True)
    c.share_first(e, [(names.ECON[k], v) for k, v in sorted(by_class(b).items()) if v], c.rng.choice(["占{q}（{n}）", "占比{q}、金额{n}"]), "，")
    e.canonical = True
    return e


def both_sides(c):
    """Appropriations: all income, then all spending by 类, each a whole list."""
    e, b = c.env(), c.b
    e.money("A", b.fiscal, cell=True)
    some = [("一般公共预算拨款收入", total(b.general)), ("政府性基金预算拨款收入", total(b.fund)), ("国有资本经营预算拨款收入", total(b.soe))]
    c.listed(e, "ins", [(t, v, "", True) for t, v in some if v or c.rng.random() < 0.3], "、")
    heads = sorted({k[:3] for rows in (b.general, b.fund, b.soe) for k, r in rows.items() if r.total})
    outs = [(names.CODES[h], sum(level(rows, h) for rows in (b.general, b.fund, b.soe)), "", True) for h in heads]
    c.listed(e, "outs", outs, "、")
    return e


def without_funds(c):
    """All appropriations, less the other funds, are the general budget."""
    e, b = c.env(), c.b
    some = [(n, t, v) for n, t, v in (("b", "政府性基金预算支出", total(b.fund)), ("d", "国有资本经营预算支出", total(b.soe))) if v]
    if not some:
        raise Skip("one fund")
    e.money("A", b.fiscal, cell=True)
    e.money("a", total(b.general), cell=True)
    for n, _, v in some:
        e.money(n, v, cell=True)
    e["less"] = ["和".join(f"{t}{{{n}}}" for n, t, _ in some)]
    e.rel(Sum("A", ["a", *(n for n, _, _ in some)]))
    return e


def two_flat(c):
    """Two of the public expenses that both stayed as they were."""
    e, b, o = c.env(), c.b, c.o
    if any(b.sg[k] != o.sg[k] for k in ("reception", "run")):
        raise Skip("changed")
    e.money("a", b.sg["reception"], cell=True)
    e.money("b", b.sg["run"], cell=True)
    return e


def but_reception(c):
    """The public expenses without travel abroad: reception, and all else is for vehicles."""
    e, b = c.env(), c.b
    if b.sg["abroad"] or not b.sg_vehicles:
        raise Skip("three")
    for n, v in (("T", b.sg_total), ("r", b.sg["reception"]), ("v", b.sg_vehicles)):
        e.money(n, v, cell=True)
    e.rel(Sum("T", ["r", "v"]))
    return e


def sangong_rates(c):
    """The three public expenses by their shares alone."""
    e, b = c.env(), c.b
    e.money("T", b.sg_total, cell=True)
    for q, v in (("p", b.sg_vehicles), ("q", b.sg["reception"]), ("r", b.sg["abroad"])):
        rate_alone(e, q, v, b.sg_total)
    return e


def sangong_moves(c):
    """The change of the public expenses, told by the changes of the three alone."""
    e, b, o = c.env(), c.b, c.o
    moved(c, e, "", b.sg_total, o.sg_total, "row")
    frags, pairs = [], []
    rows = [("因公出国（境）费", b.sg["abroad"], o.sg["abroad"]), ("公务用车购置及运行维护费", b.sg_vehicles, o.sg_vehicles), ("公务接待费", b.sg["reception"], o.sg["reception"])]
    for i, (label, now, base) in enumerate(rows, 1):
        end = "，" if i < 3 else ""
        if now == base:
            frags.append(f"{label}持平{end}")
            continue
        moved(c, e, str(i), now, base, "row")
        frags.append(f"{label}{{s{i}>增加|减少}}{{D{i}}}{end}")
        pairs.append((f"D{i}", f"s{i}"))
    e["parts"] = frags
    e.rel(Net("D", "s", pairs))
    return e


def not_above(c):
    """The public expenses are less than last year's."""
    e, b, o = c.env(), c.b, c.o
    if b.sg_total >= o.sg_total:
        raise Skip("not less")
    e.money("A", b.sg_total, cell=True)
    e.money("B", o.sg_total, cell=True)
    e.money("D", o.sg_total - b.sg_total)
    e.old["A"] = o.sg_total
    share(e, "P", "D", "B")
    e.rel(Sum("B", ["A", "D"]), AtMost("B", ["A"]))
    return e


def two_steps(c):
    """The public expenses of three years by two changes."""
    e, d, y = c.env(), c.dept, c.year
    if not c.published:
        raise Skip("old")
    v = [d.budgets[t].sg_total for t in (y - 2, y - 1, y)]
    e["y1"], e["y2"], e["y3"] = str(y - 2), str(y - 1), str(y)
    e.money("A", v[2], cell=True)
    moved(c, e, "1", v[1], v[0], "document")
    moved(c, e, "2", v[2], v[1], "row")
    return e


def mean_of_years(c):
    """The public expenses of three years and their mean."""
    e, d, y = c.env(), c.dept, c.year
    if not c.published:
        raise Skip("old")
    v = [d.budgets[t].sg_total for t in (y - 2, y - 1, y)]
    e["y1"], e["y3"] = str(y - 2), str(y)
    for n, x in zip("abd", v):
        e.money(n, x, cell=True, scope="document" if n == "a" else "row")
    mean(e, "m", Fraction(sum(v), 300))
    e.rel(Average("m", ["a", "b", "d"]))
    return e


def mean(e, name, value, unit=None):
    """An amount that need not be of whole 分."""
    e.money(name, 0, unit=unit)
    e.exact[name] = e[name].value = value


def nearly_projects(c):
    """Projects near a round figure above them, and about such a share."""
    e, b = c.env(), c.b
    step = 10 ** max(6, len(str(b.project)) - 2)
    high = -(-b.project // step) * step
    if high == b.project or high * 95 > b.project * 100:
        raise Skip("far")
    e.money("H", high, unit="万元")
    e["H"].places = 0
    exact = Fraction(100 * b.project, b.total)
    e.rate("p", lambda g: exact, places=0)
    e.rel(Bound("H", Fraction(b.project, 100), "above"), Bound("H", Fraction(b.project, 100), "near"), Bound("p", exact, "near"))
    return e


def within_limits(c):
    """The public expenses within one round figure, reception below another."""
    e, b = c.env(), c.b
    for n, v in (("H", b.sg_total), ("L", b.sg["reception"])):
        high = (math.floor(Fraction(v, TEN_THOUSAND)) + 1) * TEN_THOUSAND
        e.money(n, high, unit="万元")
        e[n].places = 0
        e.rel(Bound(n, Fraction(v, 100), "above"))
    return e


def points_of_projects(c):
    """The share of projects in two years, and the points between."""
    e, b, o = c.env(), c.b, c.o
    now, base = Fraction(100 * b.project, b.total), Fraction(100 * o.project, o.total)
    if abs(now - base) < 1:
        raise Skip("flat")
    e.signs["s"] = 1 if now > base else -1
    rate_alone(e, "p", b.project, b.total, places=2)
    rate_alone(e, "q", o.project, o.total, places=2)
    e.number("pts", abs(now - base), "个百分点", 2)
    e.rel(Change("p", "q", "pts", "s"))
    return e
