"""Frames of budgets for the late patterns: income, spending and its parts, and what binds them."""

from fractions import Fraction

import names
from department import total
from frames_budget import figures
from frames_unseen_budget import last_year
from relations import Cell, Change, Delta, Growth, Mean, Multiple, RateOfTwo, Same, Share, Sum
from sentence import Skip

# Reasons by what changes, for a rise and for a fall.
REASONS = {
    "persons": (["新录用人员到岗", "津贴补贴标准上调", "在职人员晋级晋档"], ["部分人员办理退休", "年内有人员调出", "空编岗位暂未补录"]),
    "dues": (["核定标准上调", "符合条件的人员增多"], ["符合条件的人员变少", "人员结构发生变化"]),
    "running": (["办公场所水电支出上涨", "外勤检查频次提高"], ["会议和差旅从简", "办公用品集中领用"]),
    "projects": (["{p}任务加重", "{p}列入年度重点工作", "{p}进入集中实施阶段"], ["{p}已通过验收", "{p}分年实施、当年用款较少", "暂缓实施{p}"]),
    "guests": (["来访调研批次增多", "跨区域交流活动恢复"], ["严控陪餐人数和接待标准", "来访批次较少"]),
    "cars": (["车辆老化、维修频繁", "下乡巡查里程增多"], ["推行集中调度派车", "报废老旧车辆"]),
    "any": (["年度重点任务较多", "机构职能扩展"], ["落实过紧日子要求", "部分工作任务收尾"]),
}


def reason(c, kind, sign):
    """A reason that fits what changes and its direction."""
    return c.rng.choice(REASONS[kind][0 if sign > 0 else 1]).format(p=c.rng.choice(names.PROJECTS))


def two_of_a_kind(c, kind, sign):
    """Two reasons that are not the same."""
    some = c.rng.sample(REASONS[kind][0 if sign > 0 else 1], 2)
    return [r.format(p=p) for r, p in zip(some, c.rng.sample(names.PROJECTS, 2))]


def put(e, **amounts):
    """Amounts that their rows have."""
    for n, v in amounts.items():
        e.money(n, v, cell=True)


def free(e, **amounts):
    """Amounts that no row has."""
    for n, v in amounts.items():
        e.money(n, v)


def before(c, e, scope=None, **amounts):
    """Amounts of the year before: bound only where a document of the site has them."""
    for n, v in amounts.items():
        e.money(n, v, cell=c.published or scope == "row", scope=scope or "document")


def of(e, rate, part, whole):
    """A share of two figures that are both printed."""
    e.rate(rate, lambda g: 100 * g(part) / g(whole))
    e.rel(Share(rate, part, whole))


def mean(e, name, whole, count, value, unit=None):
    """What one of several has; it need not be of whole 分."""
    e.money(name, 0, unit=unit)
    e.exact[name] = e[name].value = value
    e.rel(Mean(name, whole, count))


def turned(c, e, now, base, x="A", tail="", scope=None, kind="any", own=True):
    """A change that is there, with a reason of its own kind."""
    if now == base:
        raise Skip("flat")
    c.change(e, now, base, x=x, tail=tail, scope=scope, own=own)
    e["why" + tail] = reason(c, kind, e.signs["s" + tail])


def both_years(c, e, now, base, x="A", was="B", tail="", scope=None, kind="any"):
    """A change between two amounts that are both printed."""
    turned(c, e, now, base, x, tail, scope, kind)
    before(c, e, scope, **{was: base})
    d, s, p = "D" + tail, "s" + tail, "P" + tail
    e.rel(Change(x, was, d, s), Growth(p, d, base=was), RateOfTwo(p, x, was, s))


def rate_moved(c, e, tail, now, base, scope):
    """A rate of change of which neither amount is printed."""
    if now == base or not base:
        raise Skip("flat")
    exact = Fraction(100 * (now - base), base)
    e.signs["s" + tail] = 1 if now > base else -1
    e.rate("P" + tail, lambda g: abs(exact))
    if scope:
        e.rel(Delta("P" + tail, "s" + tail, exact, scope))


def headcount(c):
    """Persons in post; every sentence of a document says the same."""
    return c.memo("in post, late", lambda: c.rng.randint(9, 96))


def in_two(c):
    """Income out of appropriations and out of everything else."""
    e, b = c.env(), c.b
    if b.total == b.fiscal:
        raise Skip("no rest")
    put(e, A=b.total, F=b.fiscal)
    free(e, R=b.total - b.fiscal)
    of(e, "p", "F", "A")
    of(e, "q", "R", "A")
    e.rel(Sum("A", ["F", "R"]))
    return e


def matched(c):
    """Income, as much spending, and its two kinds."""
    e, b = c.env(), c.b
    put(e, A=b.total, E=b.total, B=b.basic, C=b.project)
    e.rel(Same("A", "E"), Sum("E", ["B", "C"]))
    return e


def cut_back(c):
    """A total that was cut, told without a word of direction of its own."""
    e = c.env()
    label, now, base, scope = c.pick([f for f in figures(c) if f[1] < f[2]])
    e["label"] = label
    put(e, A=now)
    before(c, e, scope, B=base)
    free(e, D=base - now)
    of(e, "P", "D", "B")
    e.rel(Sum("B", ["A", "D"]))
    return e


def taken_apart(c):
    """Spending of both years by persons, running and projects."""
    e, b, o = c.env(), c.b, c.o
    both_years(c, e, b.total, o.total, scope="row")
    for i, k in enumerate(("personnel", "public", "project"), 1):
        now, base = getattr(b, k), getattr(o, k)
        if now == base or not base or not now:
            raise Skip("flat")
        put(e, **{f"A{i}": now})
        before(c, e, **{f"B{i}": base})
        e.signs[f"s{i}"] = 1 if now > base else -1
        e.rel(Change(f"A{i}", f"B{i}", f"D{i}", f"s{i}"))
    put(e, A=b.total)
    e.rel(Sum("A", ["A1", "A2", "A3"]), Sum("B", ["B1", "B2", "B3"]))
    return e


def rates_first(c):
    """Rates of both kinds of spending, then the two totals."""
    e, b, o = c.env(), c.b, c.o
    put(e, A=b.total)
    both_years(c, e, b.total, o.total, scope="row")
    rate_moved(c, e, "1", b.basic, o.basic, "row")
    rate_moved(c, e, "2", b.project, o.project, "row")
    return e


def weight_moved(c):
    """The share of projects of both years."""
    e, b, o = c.env(), c.b, c.o
    now, base = Fraction(100 * b.project, b.total), Fraction(100 * o.project, o.total)
    if abs(now - base) < 2:
        raise Skip("flat")
    put(e, A=b.total, C=b.project)
    of(e, "p", "C", "A")
    e.rate("q", lambda g: base, places=2)
    if c.published:
        e.relations.append(Cell("q", [base], "document"))
    e.signs["s"] = 1 if now > base else -1
    e.rel(Change("p", "q", "points", "s"))
    return e


def running_each(c):
    """Running costs for each person in post."""
    e, b = c.env(), c.b
    n = headcount(c)
    put(e, B=b.public)
    e.count("n", n, "人")
    mean(e, "u", "B", "n", Fraction(b.public, 100 * n))
    return e


def two_tables(c):
    """Persons and running, each by economic class."""
    e, b = c.env(), c.b
    sums = {}
    for (code, _, _), v in b.items.items():
        sums[code[:3]] = sums.get(code[:3], 0) + v
    if not all(sums.get(k) for k in ("301", "302", "303", "310")):
        raise Skip("none")
    put(e, m=b.personnel, a=sums["301"], b=sums["303"], n=b.public, d=sums["302"], f=sums["310"], B=b.basic)
    e.rel(Sum("m", ["a", "b"]), Sum("n", ["d", "f"]), Sum("B", ["m", "n"]))
    return e


def fund_against(c):
    """Appropriations out of two funds, one as a share of the other."""
    e, b = c.env(), c.b
    if not b.fund or b.soe:
        raise Skip("funds")
    put(e, A=b.fiscal, a=total(b.general), b=total(b.fund))
    of(e, "p", "b", "a")
    e.rel(Sum("A", ["a", "b"]))
    return e


def one_fund(c):
    """Appropriations that come out of the general budget only."""
    e, b = c.env(), c.b
    if b.fund or b.soe:
        raise Skip("funds")
    put(e, A=b.fiscal)
    return e


def carried_in(c):
    """What was carried over, and what is new."""
    e, b = c.env(), c.b
    if not b.carried:
        raise Skip("none")
    put(e, A=b.total, K=b.carried, N=b.total - b.carried)
    of(e, "p", "N", "A")
    e.rel(Sum("A", ["K", "N"]))
    return e


def persons_times(c):
    """Persons as a multiple of running costs."""
    e, b = c.env(), c.b
    put(e, m=b.personnel, n=b.public)
    e.number("x", lambda g: g("m") / g("n"), "倍", 2)
    e.rel(Multiple("x", "m", "n"))
    return e


def but_once(c):
    """The change of projects, with and without what last year spent but once."""
    e, b, o, d = c.env(), c.b, c.o, c.dept
    if not o.project:
        raise Skip("none")
    name, _, v = c.pick([p for p in d.projects[c.year - 1] if p[2] > 1_000_000])
    once = c.memo(("once, late", name), lambda: d.part(v, 0.2, 0.8))
    now, base = b.project, o.project
    if not once or now in (base, base - once) or not now:
        raise Skip("flat")
    e["name"] = name
    put(e, A=now)
    turned(c, e, now, base, scope="row", kind="projects")
    free(e, K=once, D2=abs(now - base + once))
    e.signs["s2"] = 1 if now > base - once else -1
    e.rel(Sum("K", ["D2", "D"], [e.signs["s2"], -e.signs["s"]]), Delta("D2", "s2", Fraction(now - base + once, 100), "sentence"))
    return e


def added_years(c):
    """Two years together, and the share of the second."""
    e = c.env()
    label, now, base, scope = c.pick([f for f in figures(c) if f[1] and f[2]])
    e["label"] = label
    put(e, A=now)
    before(c, e, scope, B=base)
    free(e, T=now + base)
    of(e, "p", "A", "T")
    e.rel(Sum("T", ["A", "B"]))
    return e


def pairs(c):
    """Both kinds of spending: amounts, last year's amounts and changes, each in one list."""
    e, b, o = c.env(), c.b, c.o
    for i, k in ((1, "basic"), (2, "project")):
        now, base = getattr(b, k), getattr(o, k)
        if not base or not now:
            raise Skip("none")
        put(e, **{f"A{i}": now})
        both_years(c, e, now, base, f"A{i}", f"B{i}", str(i), "row")
    return e


def part_why(c):
    """One part of basic spending, its reason before its change."""
    e, b, o = c.env(), c.b, c.o
    label, k, kind = c.pick([("人员经费", "personnel", "persons"), ("日常公用经费", "public", "running")])
    e["label"] = label
    put(e, A=getattr(b, k))
    both_years(c, e, getattr(b, k), getattr(o, k), scope=last_year(c), kind=kind)
    return e


def offices_each(c):
    """Running costs of offices: the change, and what a person has."""
    e, b, o = c.env(), c.b, c.o
    n = headcount(c)
    put(e, A=b.oper)
    turned(c, e, b.oper, o.oper, scope=last_year(c), kind="running")
    e.count("n", n, "人")
    mean(e, "u", "A", "n", Fraction(b.oper, 100 * n))
    return e
