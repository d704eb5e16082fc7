"""Frames of accounts for the sixth patterns: the three public expenses, offices, procurement, vehicles, evaluation, and what binds them."""

from fractions import Fraction

from amounts import rounded
from department import column, total
from frames_accounts import SG, doc, sg
from frames_late_rows import TEN_THOUSAND
from frames_late_totals import before, free, of, put, reason, turned
from frames_plain_budget import of_known
from frames_sixth_totals import begin, versus
from relations import AtMost, Average, Change, Share, Sum
from sentence import Skip


def three_shared(c):
    """The public expenses: the change of all, how much of the year's plan they are, each with its share."""
    e, f, g = begin(c), c.f, c.g
    v = f.sg_total
    if not v["annual"] or not v["final"]:
        raise Skip("none")
    put(e, A=v["final"])
    of_known(e, "Q", "A", v["annual"])
    turned(c, e, v["final"], g.sg_total["final"], scope=doc(c))
    c.listed(e, "parts", [(label + "支出决算", sg(f, k)["final"], "", True) for k, label in SG], "；", share=True)
    e.canonical = True
    return e


def three_lines(c):
    """The public expenses, numbered: plan, result, how much of it, how it moved."""
    e, f, g = begin(c), c.f, c.g
    frags = []
    marks = c.rng.choice(["{}.", "（{}）", "{}、"])
    for i, (k, label) in enumerate(SG, 1):
        v, base = sg(f, k), sg(g, k)["final"]
        x, b, p = f"A{i}", f"B{i}", f"Q{i}"
        put(e, **{x: v["final"], b: v["annual"]})
        done = ""
        if v["annual"]:
            of(e, p, x, b)
            done = f"，完成全年预算的{{{p}}}"
        clause = versus(c, e, v["final"], base, x, str(i), doc(c), to="上年决算数", rate=0)
        frags.append(f"{marks.format(i)}{label}全年预算{{{b}}}，支出决算{{{x}}}{done}，{clause}" + ("；" if i < 3 else "。"))
    e["lines"] = frags
    return e


def fleet_moved(c):
    """Vehicles: buying and running with the change of both together, how many were bought and are held."""
    e, f, g = begin(c), c.f, c.g
    put(e, v=f.sg_vehicles["final"], u=f.sg["buy"]["final"], w=f.sg["run"]["final"])
    turned(c, e, f.sg_vehicles["final"], g.sg_vehicles["final"], "v", scope=doc(c))
    e.count("c", f.counts["bought"], "辆", cell=True)
    e.count("k", f.counts["held"], "辆", cell=True)
    e.rel(Sum("v", ["u", "w"]))
    return e


def guests_two_kinds(c):
    """Receptions from home and from abroad: rounds, persons, money; nobody came from abroad."""
    e, f = begin(c), c.f
    r = f.sg["reception"]["final"]
    if not r:
        raise Skip("none")
    put(e, A=r)
    free(e, r=r, z=0)
    e.count("b", f.counts["receptions"], "批次", cell=True)
    e.count("m", f.counts["guests"], "人次", cell=True)
    e.count("b0", 0, "批次")
    e.count("m0", 0, "人次")
    e.rel(Sum("A", ["r", "z"]), AtMost("m", ["b"]))
    return e


def guests_plan(c):
    """Receptions against the plan of the year's start, and what they were for."""
    e, f = begin(c), c.f
    v = f.sg["reception"]
    if not v["initial"] or not v["final"] or v["final"] == v["initial"]:
        raise Skip("none")
    put(e, A=v["final"], B=v["initial"])
    of(e, "P", "A", "B")
    free(e, D=abs(v["final"] - v["initial"]))
    e.signs["s"] = 1 if v["final"] > v["initial"] else -1
    e["why"] = reason(c, "guests", e.signs["s"])
    e.count("b", f.counts["receptions"], "批次", cell=True)
    e.count("m", f.counts["guests"], "人次", cell=True)
    e.rel(Change("A", "B", "D", "s"))
    return e


def abroad_told(c):
    """Travel abroad: money, groups, persons, and its change."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=f.sg["abroad"]["final"])
    e.count("n", f.counts["delegations"], "个", cell=True)
    e.count("m", f.counts["travellers"], "人次", cell=True)
    e["c1"] = [versus(c, e, f.sg["abroad"]["final"], g.sg["abroad"]["final"], "A", "1", doc(c), to="上年决算数", rate=0.3)]
    if f.sg["abroad"]["final"]:
        e.rel(AtMost("m", ["n"]))
    return e


def offices_year_plan(c):
    """Running costs of offices: the change, the plan and how much of it was spent."""
    e, f, g, b = begin(c), c.f, c.g, c.b
    put(e, A=f.oper, E=b.oper)
    turned(c, e, f.oper, g.oper, scope="row", kind="running")
    of(e, "Q", "A", "E")
    return e


def purchases_shared(c):
    """Procurement by kind with shares, and what small firms got."""
    e, f = begin(c), c.f
    put(e, A=f.proc_total, M=f.small)
    kinds = [("货物支出", f.proc["goods"]), ("工程支出", f.proc["works"]), ("服务支出", f.proc["services"])]
    c.listed(e, "parts", [("政府采购" + k, v, "", True) for k, v in kinds], c.rng.choice(["；", "，"]), share=True, words="占{q}")
    of(e, "P", "M", "A")
    e.rel(AtMost("A", ["M"]))
    e.canonical = True
    return e


def small_of_small(c):
    """What small firms got, the smallest of them and the others."""
    e, f = begin(c), c.f
    if not f.micro or f.micro == f.small:
        raise Skip("one size")
    put(e, A=f.proc_total, M=f.small, m=f.micro)
    free(e, x=f.small - f.micro)
    for rate, part, whole in (("P", "M", "A"), ("Q", "m", "A"), ("R", "x", "A")):
        of(e, rate, part, whole)
    e.rel(AtMost("A", ["M"]), Sum("M", ["m", "x"]))
    return e


def cars_and_values(c):
    """Vehicles by use and what they are worth; other things of value."""
    e, a = begin(c), c.asset
    label = {"leaders": "主要负责人用车", "messages": "机要通信用车", "emergency": "应急保障用车", "enforcement": "执法执勤用车", "special": "特种专业技术用车",
             "other-vehicles": "其他用车"}
    e.count("N", sum(a["cars"].values()), "辆", cell=True)
    frags, parts = [], []
    for k, name in label.items():
        x = f"n{len(parts)}"
        e.count(x, a["cars"][k], "辆", cell=True)
        frags.append(f"{name}{{{x}}}" + ("、" if len(parts) < len(label) - 1 else ""))
        parts.append(x)
    e["parts"] = frags
    put(e, b=a["vehicles"], d=a["equipment"])
    e.count("M", a["machines"], "台（套）", cell=True)
    e["date"] = f"{c.year}年12月31日"
    e.rel(Sum("N", parts))
    e.canonical = True
    return e


def adjusted_of(c, y):
    """The adjusted budget of a year, the same in every document that tells it."""
    known, f = c.dept.__dict__.setdefault("adjusted budgets, sixth", {}), c.dept.accounts[y]
    if y not in known:
        known[y] = f.spent + c.dept.part(f.spent, 0.01, 0.2)
    return known[y]


def progress_points(c):
    """How much of the adjusted budget was spent, and by how many points that is more or less than a year before."""
    e, f, was = begin(c), c.f, c.dept.accounts[c.year - 1]
    plan = adjusted_of(c, c.year)
    p, q = Fraction(100 * f.spent, plan), Fraction(100 * was.spent, adjusted_of(c, c.year - 1))
    if abs(p - q) < 1:
        raise Skip("flat")
    put(e, A=f.spent)
    free(e, B=plan)
    e.rate("p", lambda g: p, places=2)
    e.rate("q", lambda g: q, places=2)
    e.number("n", abs(Fraction(rounded(p, 2, False) - rounded(q, 2, False), 100)), "个百分点", 2)
    e.signs["s"] = 1 if p > q else -1
    e.rel(Share("p", "A", "B"), Change("p", "q", "n", "s"))
    return e


def self_evaluated(c):
    """Projects that were evaluated: number, money by budget, and its share of all projects."""
    e, f, d = begin(c), c.f, c.dept
    whole, fund = column(f.general, "project"), total(f.fund)
    if whole < TEN_THOUSAND or not fund:
        raise Skip("none")
    n, x = c.memo("evaluated, sixth", lambda: (c.rng.randint(4, 30), d.part(whole, 0.5, 0.95)))
    e.count("n", n, "个")
    put(e, z=fund)
    free(e, X=x + fund, x=x)
    of_known(e, "p", "x", whole)
    e.rel(Sum("X", ["x", "z"]))
    return e


def project_summary(c):
    """A project: its budget, what was spent of it, what is left, and its score."""
    e, f, d = begin(c), c.f, c.dept
    # Its 项 has nothing else: what was spent there was spent on the project.
    name, code, v = c.pick([p for p in d.projects[c.year] if p[1] in f.all and TEN_THOUSAND < f.all[p[1]]["project"] < p[2]])
    now = f.all[code]["project"]
    e["name"] = name
    e.number("n", c.memo(("score, sixth", name), lambda: Fraction(c.rng.randint(8600, 9900), 100)), "分", 2)
    free(e, B=v, A=now, R=v - now)
    of(e, "P", "A", "B")
    e.rel(Sum("B", ["A", "R"]))
    return e


def sangong_three_years(c):
    """The public expenses of three years, their sum and their mean."""
    e, d, y = begin(c), c.dept, c.year
    if not c.published:
        raise Skip("old")
    v = [d.accounts[t].sg_total["final"] for t in (y - 2, y - 1, y)]
    e["y1"], e["y2"] = str(y - 2), str(y - 1)
    free(e, a=v[0], T=sum(v))
    before(c, e, b=v[1])
    put(e, d=v[2])
    e.money("m", 0)
    e.exact["m"] = e["m"].value = Fraction(sum(v), 300)
    e.rel(Sum("T", ["a", "b", "d"]), Average("m", ["a", "b", "d"]))
    return e
