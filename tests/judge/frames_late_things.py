"""Frames of budgets for the late patterns: procurement, projects, assets, persons, towns, debts, and what binds them."""

from fractions import Fraction

from frames_late_totals import free, headcount, mean, of, put
from relations import AtMost, Change, Growth, Product, Sum
from sentence import Skip

YUAN, TEN_THOUSAND = 100, 1_000_000
TOWNS = ["东河镇", "柳林乡", "石桥镇", "北塘街道"]
WORKS = ["城北农贸市场改造工程", "河东片区雨污分流工程", "乡村道路安防工程", "智慧停车场建设工程", "老旧管网更新工程"]


def works(c):
    """A work and what it costs in all; every sentence of a document says the same."""
    name = c.rng.choice(WORKS)
    return name, c.memo((name, "late"), lambda: c.rng.randint(40, 900) * 10 * TEN_THOUSAND)


def cut(c, key, whole, n, low=0.15, high=0.5):
    """An amount in n parts, the same whenever it is told."""
    def make():
        left, out = whole, []
        for _ in range(n - 1):
            out.append(c.dept.part(left, low, high))
            left -= out[-1]
        return out + [left]
    parts = c.memo(key, make)
    if not all(parts):
        raise Skip("nothing")
    return parts


def but_works(c):
    """Procurement, without works, and its two other kinds."""
    e, p = c.env(), c.b.proc
    if not p["works"]:
        raise Skip("none")
    put(e, A=c.b.proc_total, w=p["works"], g=p["goods"], v=p["services"])
    free(e, t=p["goods"] + p["services"])
    of(e, "p", "t", "A")
    e.rel(Sum("A", ["w", "t"]), Sum("t", ["g", "v"]))
    return e


def two_sizes(c):
    """What is kept for small firms, by their size."""
    e, b = c.env(), c.b
    if not b.micro or b.micro == b.small:
        raise Skip("one size")
    put(e, A=b.proc_total, R=b.small, r=b.micro)
    free(e, z=b.small - b.micro)
    of(e, "p", "R", "A")
    of(e, "q", "r", "R")
    e.rel(Sum("R", ["r", "z"]), AtMost("A", ["R"]))
    return e


def by_way(c):
    """Procurement by the way it is done: numbers and amounts in turn."""
    e, b = c.env(), c.b
    x, y, z = cut(c, "ways, late", b.proc_total, 3)
    i, j, k = c.memo("numbers of ways, late", lambda: tuple(c.rng.randint(1, 9) for _ in range(3)))
    put(e, A=b.proc_total)
    free(e, x=x, v=y, z=z)
    for name, v in (("n", i + j + k), ("i", i), ("j", j), ("k", k)):
        e.count(name, v, "项")
    e.rel(Sum("A", ["x", "v", "z"]), Sum("n", ["i", "j", "k"]))
    return e


def key_projects(c):
    """Projects under evaluation: the important ones and the others, number and money of each."""
    e, d = c.env(), c.dept
    projects = d.projects[c.year]
    if len(projects) < 4:
        raise Skip("few")
    k = c.memo("important, late", lambda: c.rng.randint(1, len(projects) - 2))
    sums = [sum(p[2] for p in projects), sum(p[2] for p in projects[:k]), sum(p[2] for p in projects[k:])]
    for name, v in zip("nab", (len(projects), k, len(projects) - k)):
        e.count(name, v, "个")
    free(e, X=sums[0], x=sums[1], z=sums[2])
    of(e, "p", "x", "X")
    e.rel(Sum("n", ["a", "b"]), Sum("X", ["x", "z"]))
    return e


def three_quarters(c):
    """What a project of last year had spent by autumn, and what is expected of the year."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year - 1] if p[2] > TEN_THOUSAND])
    a, b, _ = cut(c, ("autumn, late", name), v, 3, 0.45, 0.7)
    e["name"] = name
    free(e, A=v, a=a, b=b, T=a + b)
    of(e, "p", "a", "A")
    of(e, "q", "T", "A")
    e.rel(Sum("T", ["a", "b"]), AtMost("A", ["T"]))
    return e


def four_quarters(c):
    """The plan of a project by halves of the year, each by quarters."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > TEN_THOUSAND])
    a, b, x, y = cut(c, ("quarters, late", name), v, 4, 0.15, 0.45)
    e["name"] = name
    free(e, A=v, h=a + b, k=x + y, a=a, b=b, d=x, f=y)
    e.rel(Sum("A", ["h", "k"]), Sum("h", ["a", "b"]), Sum("k", ["d", "f"]))
    return e


def bonds(c):
    """What pays for a work: bonds, money from above, and the gap that the budget closes."""
    e = c.env()
    e["name"], v = works(c)
    a, b, x = cut(c, (e["name"], "bonds, late"), v, 3)
    free(e, W=v, a=a, b=b, d=x)
    of(e, "p", "d", "W")
    e.rel(Sum("W", ["a", "b", "d"]))
    return e


def works_progress(c):
    """A work: what was done up to last year, what this year has, and what is left."""
    e = c.env()
    e["name"], v = works(c)
    a, b, x = cut(c, (e["name"], "progress, late"), v, 3)
    free(e, W=v, a=a, b=b, d=x, t=a + b)
    of(e, "p", "t", "W")
    e.rel(Sum("W", ["t", "d"]), Sum("t", ["a", "b"]))
    return e


def debt(c):
    """Debts of a place at the end of last year: general and special ones, new ones, paid ones, room below the limit."""
    low = lambda a, b: c.rng.randint(a, b) * TEN_THOUSAND
    return c.memo("debts, late", lambda: (low(30_000, 400_000), low(30_000, 600_000), low(5_000, 60_000), low(1_000, 50_000), low(3_000, 90_000)))


def place(c):
    """The place of a department, or of the department that a unit belongs to."""
    return getattr(c.dept, "dept", c.dept).place


def debts(c):
    """Debts of a place by kind, and what falls due."""
    e = c.env()
    a, b, _, _, _ = debt(c)
    k, i = c.memo("debts due, late", lambda: (c.rng.randint(1_000, 25_000) * TEN_THOUSAND, c.rng.randint(500, 16_000) * TEN_THOUSAND))
    e["place"] = place(c)
    free(e, T=a + b, a=a, b=b, k=k, i=i, t=k + i)
    of(e, "p", "b", "T")
    e.rel(Sum("T", ["a", "b"]), Sum("t", ["k", "i"]), AtMost("T", ["k"]))
    return e


def debt_limit(c):
    """Debts of a place against their limit, and what changed them."""
    e = c.env()
    a, b, new, paid, room = debt(c)
    end = a + b
    e["place"] = place(c)
    free(e, O=end - new + paid, N=new, K=paid, T=end, L=end + room, F=room)
    e.rel(Sum("T", ["O", "N", "K"], [1, 1, -1]), Sum("L", ["T", "F"]))
    return e


def transfers(c):
    """Money for the levels below, of two kinds, and what of one was told early."""
    e, rng = c.env(), c.rng
    a, b, early = c.memo("transfers, late", lambda: (rng.randint(500, 9000), rng.randint(500, 9000), rng.randint(20, 90)))
    d = b * early // 100
    free(e, A=(a + b) * TEN_THOUSAND, a=a * TEN_THOUSAND, b=b * TEN_THOUSAND, d=d * TEN_THOUSAND)
    for rate, part, whole in (("p", "a", "A"), ("q", "b", "A"), ("r", "d", "b")):
        of(e, rate, part, whole)
    e.rel(Sum("A", ["a", "b"]), AtMost("b", ["d"]))
    return e


def per_month(c):
    """An allowance by person and month, the sum in another unit."""
    e, rng = c.env(), c.rng
    e["thing"] = rng.choice(["公益性岗位人员补贴", "驻村工作队员生活补助", "村级防疫员报酬", "护林员管护补助"])
    n, u = c.memo((e["thing"], "late"), lambda: (rng.randint(6, 80), rng.randint(4, 40) * 100))
    e.count("n", n, "名")
    e.money("u", u * YUAN, unit="元")
    e["u"].places = 0
    e.money("A", n * u * 12 * YUAN, unit="万元")
    e.rel(Product("A", [["u", "n", Fraction(12)]]))
    return e


def staff_against_posts(c):
    """Persons in post by kind against the posts there are."""
    e, rng = c.env(), c.rng
    # A unit that discloses by itself may have no civil servants: the sentence would be doubtful there.
    if hasattr(c.dept, "dept"):
        raise Skip("unit")
    m = headcount(c)
    x, y = c.memo("kinds of staff, late", lambda: (m // rng.randint(2, 4), m // rng.randint(4, 8)))
    k, r = c.memo("posts, late", lambda: (rng.randint(1, 12), rng.randint(4, 70)))
    for name, v in (("m", m), ("a", x), ("b", y), ("d", m - x - y), ("r", r), ("n", m + k), ("k", k)):
        e.count(name, v, "名" if name in "nk" else "人")
    e["date"] = f"{c.year - 1}年12月31日"
    e.rel(Sum("m", ["a", "b", "d"]), Sum("n", ["m", "k"]))
    return e


def cars_and_gear(c):
    """Two lines of what is owned, and their share."""
    e, a = c.env(), c.asset
    worth = sum(a[k] for k in ("buildings", "vehicles", "equipment", "other"))
    put(e, a=a["vehicles"], b=a["equipment"], T=worth)
    free(e, t=a["vehicles"] + a["equipment"])
    of(e, "p", "t", "T")
    e["date"] = f"{c.year - 1}年12月31日"
    e.rel(Sum("t", ["a", "b"]), AtMost("T", ["t"]))
    return e


def taxes(c):
    """A town's income against its budget and last year, by taxes and the rest."""
    e, rng = c.env(), c.rng
    e["town"] = rng.choice(TOWNS)
    x, y, plan, last = c.memo((e["town"], "taxes, late"), lambda: (rng.randint(900, 9000), rng.randint(90, 2000), rng.randint(880, 1120), rng.randint(820, 1180)))
    now = x + y
    budget, base = now * 1000 // plan, now * 1000 // last
    if now == base:
        raise Skip("flat")
    one = TEN_THOUSAND
    free(e, A=now * one, B=budget * one, a=x * one, b=y * one, D=abs(now - base) * one)
    of(e, "Q", "A", "B")
    of(e, "p", "a", "A")
    of(e, "q", "b", "A")
    s = e.signs["s"] = 1 if now > base else -1
    e.rate("P", lambda g: 100 * g("D") / (g("A") - s * g("D")))
    e.rel(Sum("A", ["a", "b"]), Growth("P", "D", now="A", sign="s"))
    return e


def rolling(c):
    """A town's other money: balance before, income, spending, balance after."""
    e, rng = c.env(), c.rng
    e["town"] = rng.choice(TOWNS)
    o, i, x = c.memo((e["town"], "other money, late"), lambda: (rng.randint(3000, 9000), rng.randint(1000, 9000), rng.randint(1000, 9000)))
    if i == x or o + i - x <= 0:
        raise Skip("flat")
    one = TEN_THOUSAND // 10
    free(e, O=o * one, I=i * one, X=x * one, D=abs(i - x) * one, C=(o + i - x) * one)
    e.signs["s"] = 1 if i > x else -1
    e.rel(Change("I", "X", "D", "s"), Change("C", "O", "D", "s"))
    return e


def farmers(c):
    """A subsidy, how many households had it, and what one had."""
    e, rng = c.env(), c.rng
    e["town"] = rng.choice(TOWNS)
    n, u = c.memo((e["town"], "farmers, late"), lambda: (rng.randint(300, 4000), rng.randint(200, 1500)))
    e.count("n", n, "户")
    e.money("A", n * u * YUAN)
    mean(e, "u", "A", "n", Fraction(u), unit="元")
    return e


def two_payments(c):
    """A contract: paid by progress, and left until it is accepted."""
    e = c.env()
    e["name"], v = works(c)
    price = c.memo((e["name"], "price, late"), lambda: c.dept.part(v, 0.85, 0.98))
    a, b = cut(c, (e["name"], "paid, late"), price, 2, 0.5, 0.9)
    free(e, W=v, A=price, a=a, b=b, D=v - price)
    of(e, "p", "a", "A")
    e.rel(Sum("A", ["a", "b"]), Sum("W", ["A", "D"]))
    return e
