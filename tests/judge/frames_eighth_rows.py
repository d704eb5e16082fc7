"""Frames of budgets for the eighth patterns: the three public expenses, offices, procurement, progress, years, and what binds them."""

from fractions import Fraction

from department import total
from frames_eighth_budget import KINDS, Ratio, staff, told
from frames_late_things import cut, place
from frames_late_totals import before, both_years, free, mean, of, put, turned
from frames_plain_budget import of_known
from frames_plain_things import of_department
from frames_sixth_totals import begin
from relations import AtMost, Average, Cell, Change, Growth, Net, Share, Sum
from sentence import Skip

LABELS = (("abroad", "因公出国（境）费"), ("buy", "公务用车购置费"), ("run", "公务用车运行维护费"), ("reception", "公务接待费"))


def expenses_told(c):
    """The public expenses with their changes, vehicles in two, also where nothing changed."""
    e, b, o = begin(c), c.b, c.o
    put(e, T=b.sg_total, a=b.sg["abroad"], v=b.sg_vehicles, u=b.sg["buy"], w=b.sg["run"], r=b.sg["reception"])
    turned(c, e, b.sg_total, o.sg_total, "T", scope="row")
    pairs = []
    for t, x, now, base, kind in (("1", "a", b.sg["abroad"], o.sg["abroad"], "any"), ("2", "v", b.sg_vehicles, o.sg_vehicles, "cars"),
                                  ("3", "u", b.sg["buy"], o.sg["buy"], "cars"), ("4", "w", b.sg["run"], o.sg["run"], "cars"),
                                  ("5", "r", b.sg["reception"], o.sg["reception"], "guests")):
        clause, there = told(c, e, now, base, x, t, "row", "{y}年预算", kind)
        e["c" + t] = [clause]
        if there and t in "125":
            pairs.append(("D" + t, "s" + t))
    e.rel(Sum("T", ["a", "v", "r"]), Sum("v", ["u", "w"]), Net("D", "s", pairs))
    return e


def expenses_from_to(c):
    """The public expenses, each from last year's amount to this year's."""
    e, b, o = begin(c), c.b, c.o
    put(e, T=b.sg_total)
    both_years(c, e, b.sg_total, o.sg_total, "T", scope="row")
    frags, parts, was = [], [], []
    for i, (k, label) in enumerate(LABELS, 1):
        x, y, s = f"a{i}", f"b{i}", f"s{i}"
        put(e, **{x: b.sg[k]})
        parts.append(x)
        end = "；" if i < 4 else "。"
        if b.sg[k] == o.sg[k]:
            frags.append(f"{label}{{{x}}}，与上年预算一致{end}")
            continue
        before(c, e, "row", **{y: o.sg[k]})
        e.signs[s] = 1 if b.sg[k] > o.sg[k] else -1
        e.rel(Change(x, y, f"D{i}", s))
        frags.append(f"{label}由{{{y}}}{{{s}>增至|减至}}{{{x}}}{end}")
    e["lines"] = frags
    e.rel(Sum("T", parts))
    return e


def expenses_cut(c):
    """The public expenses within last year's amount: what is cut, and the rate of the cut."""
    e, b, o = begin(c), c.b, c.o
    if b.sg_total >= o.sg_total or not b.sg_total:
        raise Skip("no cut")
    put(e, T=b.sg_total)
    before(c, e, "row", B=o.sg_total)
    free(e, D=o.sg_total - b.sg_total)
    of(e, "P", "D", "B")
    e.rel(Sum("B", ["T", "D"]), Growth("P", "D", base="B"))
    return e


def offices_a_head(c):
    """Running costs of offices, and what a person has, of both years."""
    of_department(c)
    e, b, o = begin(c), c.b, c.o
    n, m = staff(c), staff(c, 1)
    u, v = Fraction(b.oper, 100 * n), Fraction(o.oper, 100 * m)
    if abs(u - v) < 100:
        raise Skip("flat")
    put(e, A=b.oper)
    before(c, e, B=o.oper)
    e.count("n", n, "人")
    e.count("m", m, "人")
    mean(e, "u", "A", "n", u)
    mean(e, "v", "B", "m", v)
    mean(e, "D", "A", "n", abs(u - v))
    e.relations.pop()
    e.signs["s"] = 1 if u > v else -1
    e.rel(Change("u", "v", "D", "s"))
    return e


def proc_in_brackets(c):
    """Procurement by kind with shares in brackets, and what is kept for small firms, each share of another whole."""
    e, b = begin(c), c.b
    if not b.micro:
        raise Skip("none")
    put(e, A=b.proc_total, g=b.proc["goods"], w=b.proc["works"], v=b.proc["services"], R=b.small, r=b.micro)
    for rate, part, whole in (("p", "g", "A"), ("q", "w", "A"), ("k", "v", "A"), ("i", "R", "A"), ("j", "r", "R")):
        of(e, rate, part, whole)
    e.rel(Sum("A", ["g", "w", "v"]))
    return e


def weight_from_to(c):
    """The share of one kind of spending, from last year's to this year's, in points."""
    e, b, o = begin(c), c.b, c.o
    label, k, _ = c.pick(KINDS)
    now, base = Fraction(100 * getattr(b, k), b.total), Fraction(100 * getattr(o, k), o.total)
    if abs(now - base) < 1:
        raise Skip("flat")
    e["label"] = label
    put(e, A=b.total, a=getattr(b, k))
    of(e, "p", "a", "A")
    e["p"].places = 2
    e.rate("q", lambda g: base, places=2)
    if c.published:
        e.relations.append(Cell("q", [base], "document"))
    e.signs["s"] = 1 if now > base else -1
    e.number("n", lambda g: abs(100 * g("a") / g("A") - base), "个百分点", 2)
    e.rel(Change("p", "q", "n", "s"))
    return e


def reception_per_mille(c):
    """Receptions as so many ‰ of general spending."""
    e, b = begin(c), c.b
    whole = total(b.general)
    if not b.sg["reception"] or 10_000 * b.sg["reception"] < whole:
        raise Skip("little")
    put(e, r=b.sg["reception"], A=whole)
    e.number("k", lambda g: 1000 * g("r") / g("A"), "‰", 2)
    of_known(e, "p", "r", b.sg_total)
    e.rel(Ratio("k", "r", "A", 1000))
    return e


def progress_and_plan(c):
    """Last year's general budget, spent by November and in the whole year, and this year's against what was spent."""
    of_department(c)
    e, b, o = begin(c), c.b, c.o
    base, now = total(o.general), total(b.general)
    x, z, _ = cut(c, "progress, eighth", base, 3, 0.7, 0.88)
    guess = x + z
    if guess == now:
        raise Skip("flat")
    put(e, A=now)
    before(c, e, "row", B=base)
    free(e, x=x, E=guess, D=abs(now - guess), D1=abs(now - base))
    of(e, "p", "x", "B")
    of(e, "q", "E", "B")
    e.signs["s"], e.signs["s1"] = (1 if now > guess else -1), (1 if now > base else -1)
    if now == base:
        raise Skip("flat")
    e.rel(AtMost("E", ["x"]), Change("A", "E", "D", "s"), Change("A", "B", "D1", "s1"))
    return e


def expenses_of_three(c):
    """The public expenses of three years: all together, the mean, and how the last differs from the first."""
    e, y = begin(c), c.year
    if y - 2 not in c.dept.budgets:
        raise Skip("unknown")
    a, b, d = (c.dept.budgets[k].sg_total for k in (y - 2, y - 1, y))
    if a == d:
        raise Skip("flat")
    e["yy"] = str(y - 2)
    free(e, a=a, T=a + b + d, D=abs(d - a))
    put(e, b=b, d=d)
    e.money("u", 0)
    e.exact["u"] = e["u"].value = Fraction(a + b + d, 300)
    e.signs["s"] = 1 if d > a else -1
    e.rate("P", lambda g: 100 * g("D") / g("a"))
    e.rel(Sum("T", ["a", "b", "d"]), Average("u", ["a", "b", "d"]), Change("d", "a", "D", "s"), Growth("P", "D", base="a"))
    return e


def told_early(c):
    """Money of the two levels above, told before the year began, as a part of all projects."""
    of_department(c)
    e, b = begin(c), c.b
    if not b.project:
        raise Skip("none")
    x, z, rest = cut(c, "told early, eighth", b.project, 3, 0.15, 0.45)
    free(e, A=x + z, x=x, z=z, N=rest)
    put(e, M=b.project)
    of(e, "p", "x", "A")
    of(e, "q", "A", "M")
    e.rel(Sum("A", ["x", "z"]), Sum("M", ["A", "N"]))
    return e


def of_all_offices(c):
    """The public expenses of all offices of a place, and what of it is the department's."""
    of_department(c, one=True)
    e, b = begin(c), c.b
    e["all"] = "全" + place(c)[-1]
    one = 10_000
    whole = c.memo("all offices, eighth", lambda: c.rng.randint(150_000, 900_000) * one)
    x, z, w = cut(c, "kinds of all offices, eighth", whole // one, 3)
    e["who"] = c.dept.name
    free(e, W=whole, x=x * one, z=z * one, w=w * one)
    put(e, T=b.sg_total)
    of(e, "p", "T", "W")
    e.rel(Sum("W", ["x", "z", "w"]), AtMost("W", ["T"]))
    return e


def office_and_unit(c):
    """The two units of a department, each with its budget and its share."""
    e, b = begin(c), c.b
    own = getattr(c.dept, "own", None)
    if not own:
        raise Skip("none")
    e["n1"], e["n2"] = (u.name for u in own)
    put(e, A=b.total)
    for x, u, p in zip("ab", own, "pq"):
        e.money(x, u.budgets[c.year].total, cell=True, scope="document")
        of(e, p, x, "A")
    e.rel(Sum("A", ["a", "b"]))
    return e


def fund_nothing(c):
    """No funds in either year: amounts and rates of nothing."""
    e, b, o = begin(c), c.b, c.o
    if b.fund or o.fund:
        raise Skip("funds")
    put(e, z=0, i=0)
    e.money("z1", 0, cell=c.published, scope="document")
    e.money("D", 0)
    for p in ("p", "P"):
        e.rate(p, lambda g: Fraction(0))
    known = Fraction(b.total, 100)
    e.rel(Share("p", "z", None, known=known, scope="row"), Sum("z", ["z1", "D"]))
    return e


def signed_changes(c):
    """Changes by kind of spending with their signs in front, and their sum."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.total)
    for i, k in enumerate(("total", "personnel", "public", "project")):
        d = getattr(b, k) - getattr(o, k)
        if not d:
            raise Skip("flat")
        e[f"g{i}"] = "+" if d > 0 else ""
        e.money(f"d{i}", d, cell=c.published or k in ("total", "project"), scope="row" if k in ("total", "project") else "document")
    e.rel(Sum("d0", ["d1", "d2", "d3"]))
    return e


def units_and_persons(c):
    """The units of a department, and persons in post of both years."""
    of_department(c)
    e, k, n, m = begin(c), len(c.dept.units) - 1, staff(c), staff(c, 1)
    if n == m or not k:
        raise Skip("flat")
    for x, v, unit in (("u", k + 1, "家"), ("i", 1, "家"), ("j", k, "家"), ("n", n, "人"), ("m", m, "人"), ("D", abs(n - m), "人")):
        e.count(x, v, unit)
    e.signs["s"] = 1 if n > m else -1
    e.rel(Sum("u", ["i", "j"]), Change("n", "m", "D", "s"))
    return e
