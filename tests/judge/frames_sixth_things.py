"""Frames of budgets for the sixth patterns: projects, assets, schools, hospitals, streets, villages, places, and what binds them."""

from fractions import Fraction

from frames_late_rows import TEN_THOUSAND
from frames_late_things import TOWNS, YUAN, cut, place
from frames_late_totals import free, of, put
from frames_plain_budget import of_known
from frames_plain_things import of_department
from frames_sixth_totals import begin
from relations import AtMost, Product, RateOfTwo, Same, Share, Sum
from sentence import Skip

CENT_OF_YI = 100_000_000  # 0.01亿元 in 分


def targets_filled(c):
    """How many of the projects have targets, and how much of their money."""
    of_department(c)
    e, b, d = begin(c), c.b, c.dept
    rows = d.projects[c.year]
    if len(rows) < 3:
        raise Skip("few")
    n = c.memo("filled, sixth", lambda: c.rng.randint(len(rows) // 2 + 1, len(rows)))
    e.count("n", n, "个")
    e.count("m", len(rows), "个")
    free(e, X=sum(r[2] for r in rows[:n]))
    of(e, "p", "n", "m")
    of_known(e, "q", "X", b.project)
    e.rel(AtMost("m", ["n"]))
    return e


def old_and_new_projects(c):
    """Projects that go on and projects that begin: number and money of each."""
    of_department(c)
    e, b, d = begin(c), c.b, c.dept
    rows = d.projects[c.year]
    if len(rows) < 3:
        raise Skip("few")
    k = c.memo("going on, sixth", lambda: c.rng.randint(1, len(rows) - 1))
    for x, v in (("n", len(rows)), ("i", k), ("j", len(rows) - k)):
        e.count(x, v, "个")
    put(e, M=b.project)
    free(e, x=sum(r[2] for r in rows[:k]), z=sum(r[2] for r in rows[k:]))
    e.rel(Sum("n", ["i", "j"]), Sum("M", ["x", "z"]))
    return e


def three_projects(c):
    """Three projects, numbered; together they are not all."""
    e, b, d = begin(c), c.b, c.dept
    rows = [r for r in d.projects[c.year] if r[2] >= TEN_THOUSAND // 10]
    if len(rows) < 4:
        raise Skip("few")
    for i, x, r in zip("123", "abd", c.rng.sample(rows, 3)):
        e["n" + i], e["u" + i] = r[0], c.use()
        free(e, **{x: r[2]})
    put(e, M=b.project)
    e.rel(AtMost("M", ["a", "b", "d"]))
    return e


def assets_shared(c):
    """What is owned by kind, with shares and numbers."""
    e, a = begin(c), c.asset
    worth = sum(a[k] for k in ("buildings", "vehicles", "equipment", "other"))
    put(e, T=worth, a=a["buildings"], b=a["vehicles"], d=a["equipment"], f=a["other"])
    e.count("n", sum(a["cars"].values()), "辆", cell=True)
    for rate, part in (("p", "a"), ("q", "b"), ("r", "d"), ("k", "f")):
        of(e, rate, part, "T")
    e["date"] = f"{c.year - 1}年12月31日"
    e.rel(Sum("T", ["a", "b", "d", "f"]))
    return e


def posts_and_persons(c):
    """Posts by kind, and persons in post against them."""
    of_department(c)
    e, rng = begin(c), c.rng
    a, b, gap, r = c.memo("posts, sixth", lambda: (rng.randint(10, 60), rng.randint(5, 60), rng.randint(1, 8), rng.randint(4, 70)))
    for x, v in (("n", a + b), ("a", a), ("b", b)):
        e.count(x, v, "名")
    for x, v in (("m", a + b - gap), ("k", gap), ("r", r)):
        e.count(x, v, "人")
    e["date"] = f"{c.year - 1}年12月31日"
    e.rel(Sum("n", ["a", "b"]), Sum("n", ["m", "k"]))
    return e


def of_place(c, names):
    """An environment about one of several bodies of the place, told in one document only."""
    of_department(c, one=True)
    e = c.env()
    e["place"] = place(c)
    e["body"] = e["place"] + c.rng.choice(names)
    return e


def school(c):
    """A school: pupils, the standard for each, and what that makes."""
    e, rng = of_place(c, ["第一中学", "实验小学", "职业中等专业学校", "第二幼儿园"]), c.rng
    n, u = c.memo(("school, sixth", e["body"]), lambda: (rng.randint(180, 3200), rng.choice([600, 720, 850, 1000, 1150])))
    e.count("n", n, "名")
    e.money("u", u * YUAN, unit="元")
    e["u"].places = 0
    free(e, A=n * u * YUAN)
    e.rel(Product("A", [["u", "n"]]))
    return e


def hospital(c):
    """A hospital: income by source with shares, spending, and what is over."""
    e, rng = of_place(c, ["人民医院", "中医医院", "妇幼保健院"]), c.rng
    a, b, d, rest = c.memo(("hospital, sixth", e["body"]), lambda: [rng.randint(*r) * TEN_THOUSAND // 10 for r in (
        (5_000, 60_000), (60_000, 500_000), (300, 9_000), (500, 9_000))])
    free(e, A=a + b + d, a=a, b=b, d=d, E=a + b + d - rest, R=rest)
    for rate, part in (("p", "a"), ("q", "b"), ("r", "d")):
        of(e, rate, part, "A")
    e.rel(Sum("A", ["a", "b", "d"]), Sum("A", ["E", "R"]))
    return e


def street(c):
    """A street office: spending by kind, and an amount for each of its communities."""
    e, rng = of_place(c, ["城关街道办事处", "东湖街道办事处", "新华街道办事处"]), c.rng
    j, m, n, u = c.memo(("street, sixth", e["body"]), lambda: (rng.randint(6_000, 40_000), rng.randint(9_000, 90_000), rng.randint(4, 19), rng.randint(8, 60)))
    one = TEN_THOUSAND // 10
    free(e, A=(j + m) * one, J=j * one, M=m * one, x=n * u * 10 * one)
    e.count("n", n, "个")
    e.money("u", u * TEN_THOUSAND, unit="万元")
    e["u"].places = 0
    of(e, "p", "J", "A")
    of(e, "q", "M", "A")
    e.rel(Sum("A", ["J", "M"]), Product("x", [["u", "n"]]), AtMost("M", ["x"]))
    if n * u * 10 > m:
        raise Skip("much")
    return e


def in_yi(e, **amounts):
    """Amounts in 亿元 with one or two decimals."""
    places = e.rng.choice([2, 2, 1])
    for n, v in amounts.items():
        e.money(n, v * CENT_OF_YI, unit="亿元")
        e[n].places = places


def place_income(c):
    """Income of a place in 亿元: taxes and the rest, and its growth over last year."""
    e, rng = of_place(c, [""]), c.rng
    a, b, was = c.memo("income of the place, sixth", lambda: (rng.randint(600, 5_000), rng.randint(150, 1_900), rng.randint(880, 1_120)))
    now = a + b
    base = now * 1000 // was
    if base == now:
        raise Skip("flat")
    in_yi(e, A=now, a=a, b=b, B=base)
    s = e.signs["s"] = 1 if now > base else -1
    of(e, "p", "a", "A")
    e.rate("P", lambda g: 100 * s * (g("A") - g("B")) / g("B"))
    e.rel(Sum("A", ["a", "b"]), RateOfTwo("P", "A", "B", "s"))
    return e


def town_balance(c):
    """A town's year: what came in from four sides, what went out four ways, both the same."""
    of_department(c, one=True)
    e, rng = c.env(), c.rng
    e["town"] = rng.choice(TOWNS)
    # What one year leaves for the next is what the next begins with, in whichever document it is told.
    left = c.dept.__dict__.setdefault("left in towns, sixth", {})
    d, k = (left.setdefault((e["town"], y), rng.randint(400, 2_000)) for y in (c.year - 2, c.year - 1))
    a, b, f, z, w = c.memo((e["town"], "balance, sixth"), lambda: [rng.randint(*r) for r in (
        (900, 5_000), (9_000, 30_000), (100, 900), (800, 5_000), (100, 1_400))])
    whole, one = a + b + d + f, TEN_THOUSAND // 10
    free(e, a=a * one, b=b * one, d=d * one, f=f * one, T=whole * one, x=(whole - z - w - k) * one, z=z * one, w=w * one, k=k * one, t=whole * one)
    e.rel(Sum("T", ["a", "b", "d", "f"]), Sum("t", ["x", "z", "w", "k"]), Same("T", "t"))
    return e


def village_costs(c):
    """What villages get, the same each, and who bears how much of it."""
    of_department(c, one=True)
    e, rng = c.env(), c.rng
    e["place"] = place(c)
    n, u, share = c.memo("villages, sixth", lambda: (rng.randint(12, 190), rng.randint(4, 20), rng.choice([30, 40, 50, 60, 70])))
    whole = n * u * TEN_THOUSAND
    e.count("n", n, "个")
    e.money("u", u * TEN_THOUSAND, unit="万元")
    e["u"].places = 0
    free(e, A=whole, a=whole * share // 100, b=whole - whole * share // 100)
    for rate, part, v in (("p", "a", share), ("q", "b", 100 - share)):
        e.rate(rate, lambda g, v=v: Fraction(v), places=0)
        e.rel(Share(rate, part, "A"))
    e.rel(Product("A", [["u", "n"]]), Sum("A", ["a", "b"]))
    return e


def direct_funds(c):
    """Money that comes straight from above: received, passed on, spent."""
    of_department(c, one=True)
    e = c.env()
    e["place"] = place(c)
    whole = c.memo("direct money, sixth", lambda: c.rng.randint(8_000, 90_000) * TEN_THOUSAND)
    a, _ = cut(c, "passed on, sixth", whole, 2, 0.85, 0.99)
    b, _ = cut(c, "spent, sixth", a, 2, 0.6, 0.95)
    free(e, A=whole, a=a, b=b)
    of(e, "p", "a", "A")
    of(e, "q", "b", "a")
    e.rel(AtMost("A", ["a"]), AtMost("a", ["b"]))
    return e


def review(c):
    """Costs of works that were reviewed: before, after, and what was cut."""
    of_department(c, one=True)
    e = c.env()
    e["place"] = place(c)
    n, whole = c.memo("reviewed, sixth", lambda: (c.rng.randint(12, 240), c.rng.randint(3_000, 90_000) * TEN_THOUSAND))
    a, d = cut(c, "review, sixth", whole, 2, 0.82, 0.97)
    e.count("n", n, "个")
    free(e, W=whole, A=a, D=d)
    of(e, "P", "D", "W")
    e.rel(Sum("W", ["A", "D"]))
    return e
