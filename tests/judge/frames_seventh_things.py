"""Frames of budgets for the seventh patterns: projects, assets, persons, schools, hospitals, towns, places, and what binds them."""

from frames_late_rows import TEN_THOUSAND
from frames_late_things import TOWNS, YUAN, cut, place
from frames_late_totals import free, of, put
from frames_plain_things import of_department
from frames_sixth_things import in_yi, of_place
from frames_sixth_totals import begin
from relations import AtMost, Change, Growth, Product, RateOfTwo, Same, Sum
from sentence import Skip


def two_largest_projects(c):
    """All projects, and the two largest with their shares."""
    e, b, d = begin(c), c.b, c.dept
    rows = sorted(d.projects[c.year], key=lambda r: -r[2])
    if len(rows) < 3:
        raise Skip("few")
    put(e, X=b.project)
    e.count("n", len(rows), "个")
    for i, x, p, r in zip("12", "ab", "pq", rows):
        e["n" + i] = r[0]
        free(e, **{x: r[2]})
        of(e, p, x, "X")
    e.rel(AtMost("X", ["a", "b"]))
    return e


def project_purposes(c):
    """A project and the three things it pays for, numbered."""
    e, d = begin(c), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > TEN_THOUSAND])
    a, b, f = cut(c, ("purposes, seventh", name), v, 3)
    e["name"] = name
    free(e, A=v, a=a, b=b, d=f)
    e.rel(Sum("A", ["a", "b", "d"]))
    return e


def assets_then_total(c):
    """What is owned by kind, and then all of it."""
    e, a = begin(c), c.asset
    if a["equipment"] < 20 * TEN_THOUSAND:
        # One thing of more than 20万元 alone is worth more.
        raise Skip("little")
    worth = sum(a[k] for k in ("buildings", "vehicles", "equipment", "other"))
    put(e, T=worth, a=a["buildings"], b=a["vehicles"], d=a["equipment"], f=a["other"])
    e.count("n", sum(a["cars"].values()), "辆", cell=True)
    e["date"] = f"{c.year - 1}年12月31日"
    e.rel(Sum("T", ["a", "b", "d", "f"]))
    return e


def persons_and_retired(c):
    """Persons in post by kind, retired persons, and all of them."""
    of_department(c)
    e, rng = begin(c), c.rng
    a, b, d, r = c.memo("persons, seventh", lambda: (rng.randint(8, 60), rng.randint(5, 60), rng.randint(1, 6), rng.randint(4, 70)))
    for x, v in (("m", a + b + d), ("a", a), ("b", b), ("d", d), ("r", r), ("t", a + b + d + r)):
        e.count(x, v, "人")
    e["date"] = f"{c.year - 1}年12月31日"
    e.rel(Sum("m", ["a", "b", "d"]), Sum("t", ["m", "r"]))
    return e


def school_sides(c):
    """A school: income by source, spending by what it buys, both the same."""
    e, rng = of_place(c, ["第二中学", "中心小学", "技工学校", "特殊教育学校"]), c.rng
    a, b, d, x, z = c.memo(("school, seventh", e["body"]), lambda: [rng.randint(*r) for r in (
        (4_000, 60_000), (300, 9_000), (50, 900), (3_000, 4_000), (500, 1_200))])
    one, whole = TEN_THOUSAND // 10, a + b + d
    x, z = whole * x // 5_300, whole * z // 5_300
    if whole - x - z <= 0:
        raise Skip("nothing")
    free(e, A=whole * one, a=a * one, b=b * one, d=d * one, E=whole * one, x=x * one, z=z * one, w=(whole - x - z) * one)
    e.rel(Sum("A", ["a", "b", "d"]), Sum("E", ["x", "z", "w"]), Same("A", "E"))
    return e


def hospital_income(c):
    """A hospital: medical income of two kinds, appropriations and the rest, with shares."""
    e, rng = of_place(c, ["第一人民医院", "中西医结合医院", "中心卫生院"]), c.rng
    x, z, b, d = c.memo(("hospital, seventh", e["body"]), lambda: [rng.randint(*r) * TEN_THOUSAND // 10 for r in (
        (20_000, 160_000), (30_000, 300_000), (4_000, 40_000), (200, 6_000))])
    free(e, A=x + z + b + d, a=x + z, x=x, z=z, b=b, d=d)
    for rate, part in (("p", "a"), ("q", "b"), ("r", "d")):
        of(e, rate, part, "A")
    e.rel(Sum("A", ["a", "b", "d"]), Sum("a", ["x", "z"]))
    return e


def town_plan(c):
    """A town's spending against last year's plan, by 类."""
    of_department(c, one=True)
    e, rng = c.env(), c.rng
    e["town"] = rng.choice(TOWNS)
    parts, drift = c.memo((e["town"], "plan, seventh"), lambda: ([rng.randint(*r) for r in (
        (600, 3_000), (40, 900), (300, 3_000), (60, 1_500))], rng.choice([860, 930, 970, 1_030, 1_080, 1_150])))
    now, one = sum(parts), TEN_THOUSAND // 10
    base = now * 1_000 // drift
    free(e, A=now * one, B=base * one, D=abs(now - base) * one, **{x: v * one for x, v in zip("abdf", parts)})
    s = e.signs["s"] = 1 if now > base else -1
    e.rate("P", lambda g: 100 * s * (g("A") - g("B")) / g("B"))
    e.rel(Sum("A", ["a", "b", "d", "f"]), Change("A", "B", "D", "s"), Growth("P", "D", base="B"), RateOfTwo("P", "A", "B", "s"))
    return e


def place_fund(c):
    """Income of the funds of a place in 亿元 against its plan: land and the rest."""
    e, rng = of_place(c, [""]), c.rng
    a, b, done = c.memo("fund of the place, seventh", lambda: (rng.randint(500, 4_000), rng.randint(60, 700), rng.randint(700, 1_200)))
    in_yi(e, A=a + b, a=a, b=b, B=(a + b) * 1_000 // done)
    of(e, "Q", "A", "B")
    of(e, "p", "a", "A")
    e.rel(Sum("A", ["a", "b"]))
    return e


def insured(c):
    """A subsidy for each insured person by level, and what the own level has to pay for all."""
    of_department(c, one=True)
    e, rng = c.env(), c.rng
    e["place"] = place(c)
    v, w, z, n = c.memo("insured, seventh", lambda: (rng.randint(30, 50) * 10, rng.randint(8, 18) * 10, rng.randint(3, 12) * 10, rng.randint(12_000, 460_000)))
    for x, k in (("u", v + w + z), ("v", v), ("w", w), ("z", z)):
        e.money(x, k * YUAN, unit="元")
        e[x].places = 0
    e.count("n", n, "人")
    free(e, A=z * n * YUAN)
    e.rel(Sum("u", ["v", "w", "z"]), Product("A", [["z", "n"]]))
    return e


def place_soe(c):
    """State capital of a place: income by kind, what is spent and what goes to the general budget."""
    of_department(c, one=True)
    e, rng = c.env(), c.rng
    e["place"] = place(c)
    a, b, share = c.memo("state capital, seventh", lambda: (rng.randint(400, 30_000), rng.randint(100, 9_000), rng.randint(30, 60)))
    whole, one = a + b, TEN_THOUSAND // 10
    z = whole * share // 100
    free(e, A=whole * one, a=a * one, b=b * one, z=z * one, x=(whole - z) * one)
    of(e, "p", "z", "A")
    e.rel(Sum("A", ["a", "b"]), Sum("A", ["x", "z"]))
    return e
