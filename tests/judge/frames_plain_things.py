"""Frames of budgets for the plain patterns: procurement, projects, assets, persons, places, and what binds them."""

from department import total
from frames_late_rows import TEN_THOUSAND
from frames_late_things import YUAN, cut, place
from frames_late_totals import free, headcount, of, put
from relations import Product, Same, Sum
from sentence import Skip


def of_department(c, one=False):
    """Of what a unit invents by itself, the department would have to have more; of what several invent, one tells."""
    if hasattr(c.dept, "dept") or (one and c.dept.code != "301"):
        raise Skip("told elsewhere")


def kinds_with_shares(c):
    """Procurement by kind, each with its share."""
    e, p = c.env(), c.b.proc
    put(e, A=c.b.proc_total)
    kinds = [("货物类采购", p["goods"]), ("工程类采购", p["works"]), ("服务类采购", p["services"])]
    c.listed(e, "parts", [(*k, "", True) for k in kinds], "，", share=True, words="占采购预算的{q}")
    e.canonical = True
    return e


def not_reserved(c):
    """What is kept for small firms, and what is not."""
    e, b = c.env(), c.b
    if not b.small or b.small == b.proc_total:
        raise Skip("all")
    put(e, A=b.proc_total, R=b.small)
    free(e, x=b.proc_total - b.small)
    of(e, "p", "R", "A")
    of(e, "q", "x", "A")
    e.rel(Sum("A", ["R", "x"]))
    return e


def all_with_targets(c):
    """All projects by what pays for them."""
    e, b = c.env(), c.b
    project = lambda rows: sum(r["project"] for r in rows.values())
    kinds = [("一般公共预算", project(b.general), True), ("政府性基金预算", total(b.fund), True),
             ("国有资本经营预算", total(b.soe), True), ("单位资金", project(b.own), False)]
    kinds = [k for k in kinds if k[1]]
    if len(kinds) < 2:
        raise Skip("one")
    put(e, X=b.project)
    c.listed(e, "parts", [(label, v, "", cell) for label, v, cell in kinds], "，", whole="X")
    e.canonical = True
    return e


def two_levels_pay(c):
    """A project that the level above and the own level pay for."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > TEN_THOUSAND])
    a, b = cut(c, ("two levels, plain", name), v, 2, 0.2, 0.8)
    e["name"] = name
    free(e, A=v, a=a, b=b)
    of(e, "p", "b", "A")
    e.rel(Sum("A", ["a", "b"]))
    return e


def net_of_wear(c):
    """What is owned, before and after wear."""
    of_department(c)
    e, a = c.env(), c.asset
    worth = sum(a[k] for k in ("buildings", "vehicles", "equipment", "other"))
    x, z = cut(c, "wear, plain", worth, 2, 0.3, 0.7)
    e["date"] = f"{c.year - 1}年12月31日"
    put(e, T=worth)
    free(e, x=x, z=z)
    e.rel(Sum("T", ["x", "z"]))
    return e


def persons_by_state(c):
    """Persons in post, honoured and retired."""
    of_department(c)
    e, m = c.env(), headcount(c)
    a, r = c.memo("not in post, plain", lambda: (c.rng.randint(0, 3), c.rng.randint(4, 70)))
    for name, v in (("t", m + a + r), ("m", m), ("a", a), ("r", r)):
        e.count(name, v, "人")
    e["date"] = f"{c.year - 1}年12月31日"
    e.rel(Sum("t", ["m", "a", "r"]))
    return e


def by_person(c):
    """A subsidy by person and year."""
    of_department(c, one=True)
    e, rng = c.env(), c.rng
    e["thing"] = rng.choice(["离任村干部生活补贴", "农村独生子女家庭奖励金", "乡村医生养老补助", "村民小组长误工补贴"])
    n, u = c.memo((e["thing"], "plain"), lambda: (rng.randint(20, 900), rng.randint(6, 60) * 100))
    e.count("n", n, "人")
    e.money("u", u * YUAN, unit="元")
    e["u"].places = 0
    free(e, A=n * u * YUAN)
    e.rel(Product("A", [["u", "n"]]))
    return e


def place_balance(c):
    """The general budget of a place: both sides, which are equal."""
    of_department(c, one=True)
    e, rng = c.env(), c.rng
    e["place"] = place(c)
    a, b, d, f, z = c.memo("balance of the place, plain", lambda: [rng.randint(*r) * TEN_THOUSAND for r in (
        (90_000, 400_000), (50_000, 200_000), (1_000, 20_000), (5_000, 60_000), (2_000, 30_000))])
    whole = a + b + d + f
    free(e, a=a, b=b, d=d, f=f, T=whole, x=whole - z, z=z, t=whole)
    e.rel(Sum("T", ["a", "b", "d", "f"]), Sum("t", ["x", "z"]), Same("T", "t"))
    return e
