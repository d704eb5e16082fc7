"""Frames of budgets for the fresh patterns: procurement, projects, assets, persons, towns, and what binds them."""

from fractions import Fraction

from frames_fresh_totals import mean, share, share_of_row
from place import CARS
from relations import AtMost, Change, Mean, Product, Same, Share, Sum
from sentence import Skip

TOWNS = ["青石镇", "柳河镇", "枫林乡", "石桥镇"]
HUNDRED = 100_000_000


def staffing(c, at):
    """Posts, and persons in office at the end of a year: the same in every document that speaks of that day."""
    d, rng = c.dept, c.rng
    posts = d.__dict__.setdefault("posts", (rng.randint(8, 40), rng.randint(6, 70)))
    known = d.__dict__.setdefault("staffing", {})
    if at not in known:
        known[at] = tuple(n - rng.randint(0, n // 5) for n in posts)
    return posts, known[at]


def oper_heads(c):
    """Running costs of offices a head."""
    e, b = c.env(), c.b
    n = sum(staffing(c, c.year - 1)[1])
    e.count("m", n, "人")
    e.money("A", b.oper, cell=True)
    mean(e, "x", Fraction(b.oper, 100) / n, "元")
    e.rel(Mean("x", "A", "m"))
    return e


def oper_twice(c):
    """Running costs of offices in two units of money."""
    e, b = c.env(), c.b
    e["use"] = c.use()
    for n, unit in (("A", "万元"), ("E", "元")):
        e.money(n, b.oper, cell=True, unit=unit)
    e.rel(Same("A", "E"))
    return e


def centralized(c):
    """Procurement by who buys."""
    e, b = c.env(), c.b
    x = c.memo("centralized", lambda: c.dept.part(b.proc_total, 0.2, 0.8))
    if not x or x == b.proc_total:
        raise Skip("all")
    e.money("A", b.proc_total, cell=True)
    e.money("a", x)
    e.money("b", b.proc_total - x)
    share(e, "p", "a", "A")
    e.rel(Sum("A", ["a", "b"]))
    return e


def reserved_rest(c):
    """What is kept for small firms: the smallest, and the others."""
    e, b = c.env(), c.b
    if b.small == b.micro:
        raise Skip("all")
    e.money("R", b.small, cell=True)
    e.money("r", b.micro, cell=True)
    e.money("x", b.small - b.micro)
    share_of_row(e, "p", "R", b.proc_total)
    e.rel(Sum("R", ["r", "x"]))
    return e


def reserved_rates(c):
    """Two shares of procurement, then their two amounts."""
    e, b = c.env(), c.b
    for n, v in (("A", b.proc_total), ("R", b.small), ("r", b.micro)):
        e.money(n, v, cell=True)
    share(e, "p", "R", "A")
    share(e, "q", "r", "A")
    e.rel(AtMost("A", ["R"]), AtMost("R", ["r"]))
    return e


def targets_by_fund(c):
    """Projects with targets by fund, number and money of each."""
    e, d, b = c.env(), c.dept, c.b
    rows = d.projects[c.year]
    fund = [r for r in rows if r[1] in b.fund]
    other = [r for r in rows if r[1] not in b.fund]
    if not fund or not other:
        raise Skip("one fund")
    for n, m, some in (("n", "X", rows), ("a", "x", other), ("b", "z", fund)):
        e.count(n, len(some), "个")
        e.money(m, sum(r[2] for r in some))
    e.rel(Sum("n", ["a", "b"]), Sum("X", ["x", "z"]))
    return e


def day(c):
    """The last day of the year that a document counts what is owned on."""
    return f"{c.year - 1 if c.kind == 'budget' else c.year}年12月31日"


def rooms(c):
    """Rooms by use."""
    e, rng = c.env(), c.rng
    a, b = c.memo("rooms", lambda: (rng.randint(300, 700), rng.randint(100, 400)))
    e["date"] = day(c)
    e.count("N", 1200, "平方米", cell=True)
    for n, v in (("a", a), ("b", b), ("f", 1200 - a - b)):
        e.count(n, v, "平方米")
    e.rel(Sum("N", ["a", "b", "f"]))
    return e


def cars_but(c):
    """Vehicles of one use, and all the others."""
    e, cars = c.env(), c.asset["cars"]
    n = sum(cars.values())
    k = c.pick([k for k in cars if 0 < cars[k] < n and k != "other-vehicles"])
    e["date"], e["k1"] = day(c), CARS[k]
    e.count("N", n, "辆", cell=True)
    e.count("a", cars[k], "辆", cell=True)
    e.count("b", n - cars[k], "辆")
    e.rel(Sum("N", ["a", "b"]))
    return e


def posts(c):
    """Posts, those in office, those free."""
    e = c.env()
    (p, q), (a, b) = staffing(c, c.year - 1)
    e["date"] = day(c)
    for n, v in (("n", p + q), ("x", p + q - a - b)):
        e.count(n, v, "名")
    for n, v in (("m", a + b), ("a", a), ("b", b)):
        e.count(n, v, "人")
    e.rel(Sum("n", ["m", "x"]), Sum("m", ["a", "b"]))
    return e


def staff_moves(c):
    """Persons in office in two years."""
    e = c.env()
    now, base = sum(staffing(c, c.year - 1)[1]), sum(staffing(c, c.year - 2)[1])
    if now == base:
        raise Skip("flat")
    e["date"] = day(c)
    for n, v in (("m", now), ("k", base), ("d", abs(now - base))):
        e.count(n, v, "人")
    e.signs["s"] = 1 if now > base else -1
    e.rel(Change("m", "k", "d", "s"))
    return e


def project(c, least):
    """A project of the year with at least so much, and its amount."""
    name, _, v = c.pick([p for p in c.dept.projects[c.year] if p[2] > least])
    return name, v


def cumulative(c):
    """The plan of a project by what is paid until then."""
    e, d = c.env(), c.dept
    name, v = project(c, 1_000_000)
    x = c.memo(("q1", name), lambda: d.part(v, 0.1, 0.3))
    y = x + c.memo(("q2", name), lambda: d.part(v - x, 0.2, 0.4))
    z = y + c.memo(("q3", name), lambda: d.part(v - y, 0.2, 0.5))
    e["name"] = name
    for n, q, m in (("A", None, v), ("a", "p", x), ("h", "q", y), ("k", "r", z)):
        e.money(n, m)
        if q:
            share(e, q, n, "A")
    e.rel(AtMost("h", ["a"]), AtMost("k", ["h"]), AtMost("A", ["k"]))
    return e


def other_years(c, name, v):
    """What a project cost before and costs later."""
    return c.memo(("other years", name), lambda: (c.dept.drift(v), c.dept.drift(v)))


def long_rest(c):
    """A project of several years: done before, this year, later."""
    e = c.env()
    name, v = project(c, 1_000_000)
    x, z = other_years(c, name, v)
    e["name"] = name
    for n, m in (("W", v + x + z), ("a", x), ("b", v), ("d", z)):
        e.money(n, m)
    e.rel(Sum("W", ["a", "b", "d"]))
    return e


def billion(c):
    """A whole in 亿元, and the year's part of it in 万元."""
    e = c.env()
    name, v = project(c, HUNDRED)
    e["name"] = name
    e.money("W", v + sum(other_years(c, name, v)), unit="亿元")
    e.money("A", v, unit="万元")
    share(e, "p", "A", "W")
    e.rel(AtMost("W", ["A"]))
    return e


def sources(c):
    """A project by the levels of government that pay for it."""
    e, d = c.env(), c.dept
    name, v = project(c, 2_000_000)

    def cut():
        a = d.part(v, 0.1, 0.4)
        b = d.part(v - a, 0.2, 0.5)
        f = d.part(v - a - b, 0.2, 0.5)
        return a, b, f, v - a - b - f
    e["name"] = name
    e.money("A", v)
    for n, m in zip("abdf", c.memo(("levels", name), cut)):
        e.money(n, m)
    e.rel(Sum("A", ["a", "b", "d", "f"]))
    return e


def nested_projects(c):
    """Two projects out of many, and what the first of them holds."""
    e, d, b = c.env(), c.dept, c.b
    rows = [r for r in d.projects[c.year] if r[2] > 1_000_000]
    if len(rows) < 3:
        raise Skip("few")
    (n1, _, v), (n2, _, w) = c.rng.sample(rows, 2)
    x = c.memo(("uses", n1), lambda: d.part(v, 0.2, 0.5))
    y = c.memo(("more uses", n1), lambda: d.part(v - x, 0.2, 0.8))
    e["n1"], e["n2"] = n1, n2
    e.money("C", b.project, cell=True)
    for n, m in (("a", v), ("b", w), ("x", x), ("y", y)):
        e.money(n, m)
    e.rel(AtMost("C", ["a", "b"]), AtMost("a", ["x", "y"]))
    return e


def factor(e, name, yuan):
    """A price that is printed exactly."""
    e.money(name, yuan * 100, unit="元")
    e[name].places = 0


def mixed_units(c):
    """An allowance: the price in 元, the sum in 万元."""
    e, rng = c.env(), c.rng
    e["thing"] = rng.choice(["临时聘用人员工资", "公益岗位补贴", "村级协管员报酬"])
    u, n, k = c.memo(e["thing"], lambda: (rng.randint(10, 90) * 50, rng.randint(5, 60), rng.choice([12, 12, 10, 6])))
    factor(e, "u", u)
    e.count("n", n, "人")
    e.count("k", k, "个月")
    e.money("A", u * n * k * 100, unit="万元")
    e.rel(Product("A", [["u", "n", "k"]]))
    return e


def two_payers(c):
    """A grant a head out of two purses."""
    e, rng = c.env(), c.rng
    e["thing"] = rng.choice(["困难群众临时补助", "乡村教师生活补助", "高龄老人津贴"])
    u, v, n = c.memo(e["thing"], lambda: (rng.randint(3, 40) * 50, rng.randint(2, 30) * 50, rng.randint(40, 900)))
    factor(e, "u", u)
    factor(e, "v", v)
    e.count("n", n, "人")
    e.money("A", (u + v) * n * 100, unit="万元")
    e.money("w", v * n * 100, unit="万元")
    e.rel(Product("A", [["u", "n"], ["v", "n"]]), Product("w", [["v", "n"]]))
    return e


def by_area(c):
    """A grant by area, and the shares of two levels of government in it."""
    e, rng = c.env(), c.rng
    n, u, q = c.memo("by area", lambda: (rng.randint(20, 400) * 10, rng.randint(4, 60) * 10, rng.choice([40, 50, 60, 70, 80])))
    if q == 50:
        raise Skip("even")
    e.count("n", n, "亩")
    factor(e, "u", u)
    for name, v in (("A", n * u), ("a", Fraction(n * u * q, 100)), ("b", Fraction(n * u * (100 - q), 100))):
        e.money(name, int(v * 100), unit="万元")
    e.rate("p", lambda g: Fraction(q), places=0)
    e.rate("q", lambda g: Fraction(100 - q), places=0)
    e.rel(Product("A", [["n", "u"]]), Sum("A", ["a", "b"]), Share("p", "a", "A"), Share("q", "b", "A"))
    return e


def town(c):
    """What a town keeps in reserve."""
    e, d = c.env(), c.dept
    name, v, part = c.memo("town", lambda: (c.rng.choice(TOWNS), d.amount(800, 6000), c.rng.randint(10, 30)))
    e["town"] = name
    e.money("A", v)
    e.money("a", v * part // 1000 // d.grain * d.grain)
    share(e, "p", "a", "A")
    e.rel(AtMost("A", ["a"]))
    return e


def town_chain(c):
    """A town's own money: what was left and what came in, then what was spent and what is left."""
    e, d = c.env(), c.dept
    name, a, b, part = c.memo("town chain", lambda: (c.rng.choice(TOWNS), d.amount(30, 400), d.amount(80, 900), c.rng.uniform(0.5, 0.95)))
    x = int((a + b) * part) // d.grain * d.grain
    e["town"] = name
    for n, v in (("a", a), ("b", b), ("T", a + b), ("x", x), ("r", a + b - x)):
        e.money(n, v)
    e.rel(Sum("T", ["a", "b"]), Sum("T", ["x", "r"]))
    return e
