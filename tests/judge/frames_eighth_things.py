"""Frames of budgets for the eighth patterns: assets, works, projects, schools, villages, places, hedged figures, and what binds them."""

from fractions import Fraction

from department import total
from frames_late_rows import TEN_THOUSAND
from frames_late_things import TOWNS, WORKS, YUAN
from frames_late_totals import before, free, mean, of, put
from frames_plain_things import of_department
from frames_sixth_things import of_place
from frames_sixth_totals import begin
from relations import AtMost, Base, Change, Growth, Product, RateOfTwo, Relation, Same, Sum
from sentence import Skip


class Over(Relation):
    """So many 余万元 are said of a sum that is at least that and at most three tenths more."""

    def __init__(self, name, parts):
        self.name, self.parts = name, parts

    def names(self):
        return [self.name, *self.parts]

    def test(self, figs, slack):
        low = sum(self.iv(figs, p, slack)[0] for p in self.parts) / 10_000
        high = sum(self.iv(figs, p, slack)[1] for p in self.parts) / 10_000
        v, w = figs[self.name].value, slack.get(self.name, 0) * figs[self.name].step
        return v - w <= high and low <= (v + w) * Fraction(13, 10)


class About(Relation):
    """An amount behind 约 is within a tenth of the difference of two."""

    def __init__(self, name, now, base):
        self.name, self.now, self.base = name, now, base

    def names(self):
        return [self.name, self.now, self.base]

    def test(self, figs, slack):
        a, b = self.iv(figs, self.now, slack), self.iv(figs, self.base, slack)
        low, high = a[0] - b[1], a[1] - b[0]
        if high < 0:
            low, high = -high, -low
        x = self.iv(figs, self.name, slack)
        return x[0] <= high * Fraction(11, 10) and low * Fraction(9, 10) <= x[1]


def exactly(e, unit, places, **amounts):
    """Amounts in a unit of their own."""
    for n, v in amounts.items():
        e.money(n, v, unit=unit)
        e[n].places = places


def each_car(c):
    """What keeping a car costs."""
    e, b, a = begin(c), c.b, c.asset
    n = sum(a["cars"].values())
    if not b.sg["run"] or n < 2:
        raise Skip("no cars")
    put(e, w=b.sg["run"], V=a["vehicles"])
    e.count("n", n, "辆", cell=True)
    mean(e, "u", "w", "n", Fraction(b.sg["run"], 100 * n), "元")
    e["date"] = f"{c.year - 1}年12月31日"
    return e


def each_square_metre(c):
    """Buildings: their part of all assets, and what a square metre stands for."""
    e, a = begin(c), c.asset
    worth = sum(a[k] for k in ("buildings", "vehicles", "equipment", "other"))
    put(e, T=worth, a=a["buildings"])
    e.count("m", 1200, "平方米", cell=True)
    of(e, "p", "a", "T")
    mean(e, "u", "a", "m", Fraction(a["buildings"], 120_000), "元")
    e["date"] = f"{c.year - 1}年12月31日"
    return e


def cars_renewed(c):
    """Cars to be bought: how many, and what each may cost."""
    of_department(c)
    e, b = begin(c), c.b
    if b.sg["buy"] < 20 * TEN_THOUSAND:
        raise Skip("none")
    n = c.memo("cars to be bought, eighth", lambda: max(2, -(-b.sg["buy"] // (18 * TEN_THOUSAND))))
    put(e, v=b.sg_vehicles, a=b.sg["buy"], w=b.sg["run"])
    e.count("n", n, "辆")
    mean(e, "u", "a", "n", Fraction(b.sg["buy"], 100 * n))
    e.rel(Sum("v", ["a", "w"]))
    return e


def pupils_of_two_kinds(c):
    """Running costs by pupil, two kinds with standards of their own."""
    e, rng = of_place(c, ["教育局"]), c.rng
    n, m, u, v = c.memo("pupils, eighth", lambda: (rng.randint(3_000, 40_000), rng.randint(2_000, 20_000), rng.choice([650, 720, 760]), rng.choice([850, 940, 980])))
    e.count("n", n, "人")
    e.count("m", m, "人")
    exactly(e, "元", 0, u=u * YUAN, v=v * YUAN)
    free(e, A=(n * u + m * v) * YUAN, a=n * u * YUAN, b=m * v * YUAN)
    e.rel(Product("a", [["n", "u"]]), Product("b", [["m", "v"]]), Sum("A", ["a", "b"]))
    return e


def farm_subsidy(c):
    """A subsidy of a town by household and by 亩."""
    of_department(c, one=True)
    e, rng = begin(c), c.rng
    e["town"] = rng.choice(TOWNS[c.year % 2::2])
    n, m, v = c.memo(("farm subsidy, eighth", e["town"]), lambda: (rng.randint(900, 9_000), rng.randint(9_000, 60_000), rng.randint(60, 140)))
    e.count("n", n, "户")
    e.count("m", m, "亩")
    exactly(e, "元", 0, v=v * YUAN)
    free(e, A=m * v * YUAN)
    mean(e, "u", "A", "n", Fraction(m * v, n), "元")
    e.rel(Product("A", [["m", "v"]]))
    return e


def upkeep_of_villages(c):
    """Upkeep of villages: a standard for each, and who pays how much of it."""
    of_department(c, one=True)
    e, rng = begin(c), c.rng
    e["town"] = rng.choice(TOWNS[c.year % 2::2])
    n, u, x, z = c.memo(("villages, eighth", e["town"]), lambda: (rng.randint(8, 46), rng.randint(90, 280), rng.randint(30, 55), rng.randint(10, 25)))
    one = TEN_THOUSAND // 10
    e.count("n", n, "个")
    exactly(e, "万元", 1, u=u * one)
    whole = n * u * one
    a, b = whole * x // 100, whole * z // 100
    free(e, A=whole, a=a, b=b, d=whole - a - b)
    for rate, part in (("p", "a"), ("q", "b"), ("r", "d")):
        of(e, rate, part, "A")
    e.rel(Product("A", [["n", "u"]]), Sum("A", ["a", "b", "d"]))
    return e


def works_of_years(c):
    """A work: all of it, what was spent before, the year's, and what later years have."""
    of_department(c, one=True)
    e, rng = begin(c), c.rng
    e["name"] = rng.choice(WORKS[c.year % 2::2])
    a, b, d = c.memo((e["name"], "eighth"), lambda: [rng.randint(*r) * 10 * TEN_THOUSAND for r in ((30, 400), (10, 200), (20, 300))])
    free(e, T=a + b + d, a=a, b=b, d=d, S=a + b)
    of(e, "p", "a", "T")
    of(e, "q", "S", "T")
    e.rel(Sum("T", ["a", "b", "d"]), Sum("S", ["a", "b"]))
    return e


def project_of_years(c):
    """A project of three years by year, the first of which is the budget's."""
    of_department(c)
    e, d = begin(c), c.dept
    told = {p[0] for p in d.projects.get(c.year - 1, [])}
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > TEN_THOUSAND and p[0] not in told])
    x, z = c.memo(("years, eighth", name), lambda: [c.rng.randint(5, 15) * v // 10 // 10_000 * 10_000 for _ in "xz"])
    e["name"], e["Y1"], e["Y2"] = name, str(c.year + 1), str(c.year + 2)
    free(e, T=v + x + z, a=v, b=x, d=z)
    of(e, "p", "a", "T")
    e.rel(Sum("T", ["a", "b", "d"]))
    return e


def bonds_by_kind(c):
    """New bonds of a place by kind: number of projects and money, and which part is for works of one kind."""
    e, rng = of_place(c, [""]), c.rng
    a, b, x, n, m = c.memo("bonds, eighth", lambda: (rng.randint(8, 60) * 100, rng.randint(60, 300) * 100, rng.randint(20, 55), rng.randint(2, 9), rng.randint(3, 16)))
    free(e, A=(a + b) * TEN_THOUSAND, a=a * TEN_THOUSAND, b=b * TEN_THOUSAND, x=b * x // 100 * TEN_THOUSAND)
    for k, v in (("k", n + m), ("n", n), ("m", m)):
        e.count(k, v, "个")
    of(e, "p", "x", "b")
    of(e, "q", "b", "A")
    e.rel(Sum("A", ["a", "b"]), Sum("k", ["n", "m"]))
    return e


def place_income(c, back):
    """Income of a place in a year, in 万元; every sentence says the same."""
    memos = c.dept.__dict__.setdefault("memos", {})
    first = memos.setdefault("income of the place, eighth", c.rng.randint(40_000, 400_000))
    return memos.setdefault((c.year - back, "income of the place, eighth"), first * c.rng.randint(920, 1_080) // 1_000)


def place_three_bases(c):
    """Income of a place against its plan, the changed plan and last year, each with its amount."""
    e, rng = of_place(c, [""]), c.rng
    f, a = place_income(c, 2), place_income(c, 1)
    x, z = c.memo("two plans, eighth", lambda: (rng.randint(880, 1_120), rng.randint(940, 1_060)))
    b, d, one = a * 1_000 // x, a * 1_000 // z, TEN_THOUSAND
    if len({a, b, d, f}) < 4:
        raise Skip("flat")
    free(e, A=a * one, B=b * one, C=d * one, L=f * one, D=abs(a - f) * one)
    of(e, "p", "A", "B")
    of(e, "q", "A", "C")
    s = e.signs["s"] = 1 if a > f else -1
    e.rate("P", lambda g: 100 * s * (g("A") - g("L")) / g("L"))
    e.rel(Change("A", "L", "D", "s"), Growth("P", "D", base="L"), RateOfTwo("P", "A", "L", "s"))
    return e


def place_and_office(c):
    """Income of a place in 亿元, and what one office collects of it in 万元."""
    e, rng = of_place(c, [""]), c.rng
    whole = place_income(c, 1)
    part, share = c.memo("office collects, eighth", lambda: (rng.randint(550, 850), rng.randint(20, 300)))
    a = whole * part // 1_000
    exactly(e, "亿元", 2, A=whole * TEN_THOUSAND, a=a * TEN_THOUSAND, b=(whole - a) * TEN_THOUSAND)
    exactly(e, "万元", 2, N=(whole - a) * share * TEN_THOUSAND // 1_000)
    e["who"] = c.dept.name
    of(e, "p", "a", "A")
    of(e, "q", "N", "b")
    e.rel(Sum("A", ["a", "b"]))
    return e


def lines_of_cost(c):
    """A calculation in 元, numbered, and its sum in 万元."""
    of_department(c)
    e, rng = begin(c), c.rng
    e["thing"] = rng.choice(["业务骨干培训班", "专题宣传月活动", "年度统计年报会审"])
    n, u, m, v, k = c.memo(("cost, eighth", e["thing"]), lambda: (rng.randint(30, 160), rng.choice([320, 380, 450]), rng.randint(100, 900), rng.randint(8, 45), rng.randint(2, 6)))
    exactly(e, "元", 0, u=u * YUAN, v=v * YUAN, w=1_500 * YUAN, a=n * u * YUAN, b=m * v * YUAN, d=k * 1_500 * YUAN)
    whole = n * u + m * v + k * 1_500
    exactly(e, "万元", 4, A=whole * YUAN)
    e.count("n", n, "人")
    e.count("m", m, "册")
    e.count("k", k, "次")
    e.rel(Product("a", [["u", "n"]]), Product("b", [["v", "m"]]), Product("d", [["w", "k"]]), Sum("A", ["a", "b", "d"]))
    return e


def three_guarantees(c):
    """What a place guarantees, of three kinds, and its part of all spending."""
    e, rng = of_place(c, [""]), c.rng
    a, b, d, rest = c.memo("guarantees, eighth", lambda: [rng.randint(*r) * TEN_THOUSAND for r in (
        (30_000, 90_000), (60_000, 140_000), (3_000, 20_000), (60_000, 180_000))])
    free(e, A=a + b + d, a=a, b=b, d=d, E=a + b + d + rest)
    of(e, "p", "A", "E")
    for rate, part in (("i", "a"), ("j", "b"), ("k", "d")):
        of(e, rate, part, "A")
    e.rel(Sum("A", ["a", "b", "d"]), AtMost("E", ["A"]))
    return e


def and_more(c):
    """More than so many 万元 in three years, and each of them."""
    e, y = begin(c), c.year
    if y - 2 not in c.dept.budgets:
        raise Skip("unknown")
    a, b, d = (total(c.dept.budgets[k].general) for k in (y - 2, y - 1, y))
    whole = Fraction(a + b + d, TEN_THOUSAND)
    step = 10 ** max(0, len(str(int(whole))) - 2)
    v = int(whole) // step * step
    if v < 20 or v == whole:
        raise Skip("little")
    e["yy"] = str(y - 2)
    e.number("x", Fraction(v), "余万元", 0)
    free(e, a=a)
    before(c, e, "row", b=b)
    put(e, d=d)
    of(e, "p", "d", "b")
    e.rel(Over("x", ["a", "b", "d"]))
    return e


def about_more(c):
    """Both years' projects, and about how many 万元 lie between."""
    e, b, o = begin(c), c.b, c.o
    d = abs(b.project - o.project)
    if d < 20 * TEN_THOUSAND or not o.project or not b.project:
        raise Skip("flat")
    put(e, M=b.project)
    before(c, e, "row", B=o.project)
    exactly(e, "万元", 0, x=d)
    s = e.signs["s"] = 1 if b.project > o.project else -1
    e.rate("P", lambda g: 100 * s * (g("M") - g("B")) / g("B"))
    e.rel(About("x", "M", "B"), Change("M", "B", "none", "s"), RateOfTwo("P", "M", "B", "s"))
    return e


def in_two_units(c):
    """All spending in 亿元 and in 万元."""
    e, b, o = begin(c), c.b, c.o
    if b.total < 3_000 * TEN_THOUSAND or b.total == o.total:
        raise Skip("little")
    exactly(e, "亿元", 2, x=b.total)
    exactly(e, "万元", 2, A=b.total, D=abs(b.total - o.total))
    e.relations.append(e.cell("A", [b.total]))
    e.signs["s"] = 1 if b.total > o.total else -1
    e.rel(Same("x", "A"), Base("A", "D", "s", Fraction(o.total, 100), "row"))
    return e
