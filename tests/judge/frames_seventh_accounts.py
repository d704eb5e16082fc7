"""Frames of accounts for the seventh patterns, and what binds them."""

import names
from department import column, level, total
from frames_accounts import SG, SOURCE, doc, sg
from frames_late_accounts import cut, difference
from frames_late_rows import TEN_THOUSAND, heads, kind_of
from frames_late_totals import both_years, free, of, put, reason, turned
from frames_plain_budget import of_known
from frames_sixth_accounts import once
from frames_sixth_totals import begin, versus
from relations import Change, Net, Same, Sum
from sentence import Skip


def planned(e, **amounts):
    """Amounts of the year's budget, which is another document."""
    for n, v in amounts.items():
        e.money(n, v, cell=True, scope="document")


def sides_shared(c):
    """Both totals, each in the year's part and what was there or is left, with shares."""
    e, f = begin(c), c.f
    if f.used or f.given or not (f.opening or f.closing):
        raise Skip("more parts")
    put(e, A=f.total, I=f.income, O=f.opening, E=f.total, X=f.spent, C=f.closing)
    for rate, part, whole in (("p", "I", "A"), ("q", "O", "A"), ("r", "X", "E"), ("k", "C", "E")):
        of(e, rate, part, whole)
    e.rel(Sum("A", ["I", "O"]), Sum("E", ["X", "C"]), Same("A", "E"))
    return e


def income_each_moved(c):
    """Income of the year and each of its sources with the change."""
    e, f, g = begin(c), c.f, c.g
    kinds = [("一般公共预算财政拨款收入", f.general_income, g.general_income), ("政府性基金预算财政拨款收入", f.fund_income, g.fund_income),
             ("国有资本经营预算财政拨款收入", f.soe_income, g.soe_income)]
    kinds += [(SOURCE[k], v, g.own_income.get(k, 0)) for k, v in f.own_income.items()]
    if f.general_income <= 0 or g.general_income <= 0 or any(k not in f.own_income for k in g.own_income):
        raise Skip("odd")
    put(e, A=f.income)
    turned(c, e, f.income, g.income, scope=doc(c))
    frags, parts, pairs = [], [], []
    for i, (label, now, base) in enumerate(kinds, 1):
        x, t = f"a{i}", str(i)
        put(e, **{x: now})
        parts.append(x)
        frags.append(f"{label}{{{x}}}，{versus(c, e, now, base, x, t, once(c, base), to='上年决算数', rate=0)}" + ("；" if i < len(kinds) else "。"))
        if now != base:
            pairs.append(("D" + t, "s" + t))
    e["lines"] = frags
    e.rel(Sum("A", parts), Net("D", "s", pairs))
    return e


def spend_two_cuts(c):
    """Spending of the year by 类 and by kind."""
    e, f = begin(c), c.f
    rows = sorted(h for _, h in heads(f.all))
    put(e, A=f.spent, J=f.basic_all, M=f.project_all)
    c.listed(e, "parts", [(names.CODES[h], level(f.all, h), "", True) for h in rows], "、")
    e.canonical = True
    e.rel(Sum("A", ["J", "M"]))
    return e


def fiscal_by_fund(c):
    """Appropriations received and spent, each by fund."""
    e, f = begin(c), c.f
    if f.general_income <= 0:
        raise Skip("none")
    put(e, I=f.fiscal_income, a=f.general_income, b=f.fund_income, d=f.soe_income,
        X=total(f.general) + total(f.fund) + total(f.soe), x=total(f.general), z=total(f.fund), w=total(f.soe))
    e.rel(Sum("I", ["a", "b", "d"]), Sum("X", ["x", "z", "w"]))
    return e


def general_flow(c):
    """The general budget from what was there to what is left, spending by kind."""
    e, f = begin(c), c.f
    project = column(f.general, "project")
    if f.general_income <= 0:
        raise Skip("none")
    put(e, O=f.general_opening, I=f.general_income, X=total(f.general), J=total(f.general) - project, M=project, C=f.general_closing)
    e.rel(Sum("C", ["O", "I", "X"], [1, 1, -1]), Sum("X", ["J", "M"]))
    return e


def general_three(c):
    """General spending, its change, and in the next sentence its three parts with shares."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=total(f.general))
    of_known(e, "p", "A", f.spent)
    turned(c, e, total(f.general), total(g.general), scope=doc(c))
    kinds = [("人员经费", f.personnel), ("公用经费", f.public), ("项目支出", column(f.general, "project"))]
    c.listed(e, "parts", [(*k, "", True) for k in kinds], "，", share=True)
    e.canonical = True
    return e


def classes_in_order(c):
    """The three largest 类 and all others, with shares of general spending, which is not printed."""
    e, f = begin(c), c.f
    rows = heads(f.general)
    if len(rows) < 5:
        raise Skip("few")
    for i, x, p, (v, h) in zip("123", "abd", "pqr", rows):
        e["n" + i] = names.CODES[h]
        put(e, **{x: v})
        of_known(e, p, x, total(f.general))
    free(e, t=sum(v for v, _ in rows[3:]))
    of_known(e, "k", "t", total(f.general))
    return e


def whole_plan_by_kind(c):
    """General spending against its plan, and both kinds with plan and result."""
    e, f, b = begin(c), c.f, c.b
    v, w = column(b.general, "project"), column(f.general, "project")
    if not v or not w or total(f.general) == total(b.general):
        raise Skip("none")
    difference(e, total(b.general), total(f.general))
    put(e, A1=total(f.general) - w, A2=w)
    planned(e, B1=total(b.general) - v, B2=v)
    e.rel(Sum("A", ["A1", "A2"]), Sum("B", ["B1", "B2"]))
    return e


def two_classes_done(c):
    """Two 类 against their plans, numbered."""
    e, f, b = begin(c), c.f, c.b
    rows = [h for _, h in heads(f.general) if level(b.general, h)]
    if len(rows) < 2:
        raise Skip("few")
    for i, h in zip("12", sorted(c.rng.sample(rows, 2))):
        e["n" + i] = names.CODES[h]
        put(e, **{"A" + i: level(f.general, h)})
        planned(e, **{"B" + i: level(b.general, h)})
        of(e, "P" + i, "A" + i, "B" + i)
    return e


def running_item_done(c):
    """A 项 of running costs against its plan: persons and running in brackets."""
    e, f, b = begin(c), c.f, c.b
    code = c.pick([k for k, r in sorted(f.general.items()) if r["personnel"] and r["public"] and not r["project"] and k in b.general
                   and b.general[k].total and b.general[k].total != r.total])
    r = f.general[code]
    e["path"] = names.path(code)
    difference(e, b.general[code].total, r.total)
    put(e, m=r["personnel"], n=r["public"])
    e["why"] = reason(c, "persons", e.signs["s"])
    e.rel(Sum("A", ["m", "n"]))
    return e


def two_items_last(c):
    """Two 项, numbered, each with its change and its reason."""
    e, f, g = begin(c), c.f, c.g
    rows = [k for k in sorted(f.general) if k in g.general and g.general[k].total != f.general[k].total and k not in f.own]
    if len(rows) < 2:
        raise Skip("few")
    for i, k in zip("12", sorted(c.rng.sample(rows, 2))):
        e["p" + i] = names.path(k)
        put(e, **{"A" + i: f.general[k].total})
        turned(c, e, f.general[k].total, g.general[k].total, "A" + i, i, doc(c), kind_of(f.general[k]))
    return e


def basics_plan(c):
    """Basic spending and its two parts, each as a share of its plan."""
    e, f, b = begin(c), c.f, c.b
    persons, public = column(b.general, "personnel"), column(b.general, "public")
    put(e, A=f.personnel + f.public, a=f.personnel, b=f.public)
    planned(e, B=persons + public, B1=persons, B2=public)
    for rate, x, y in (("Q", "A", "B"), ("Q1", "a", "B1"), ("Q2", "b", "B2")):
        of(e, rate, x, y)
    e.rel(Sum("A", ["a", "b"]), Sum("B", ["B1", "B2"]))
    return e


def fund_sides_moved(c):
    """Income and spending of the funds with their changes, and what is left."""
    e, f, g = begin(c), c.f, c.g
    if not f.fund or not g.fund:
        raise Skip("none")
    put(e, I=f.fund_income, X=total(f.fund), C=f.fund_closing)
    turned(c, e, f.fund_income, g.fund_income, "I", "1", doc(c), "projects")
    turned(c, e, total(f.fund), total(g.fund), "X", "2", doc(c), "projects")
    return e


def fund_none_final(c):
    """A department without funds."""
    e, f = begin(c), c.f
    if f.funds:
        raise Skip("funds")
    for x in ("z1", "z2", "z3", "z4"):
        e.money(x, 0, cell=True)
    return e


def three_both_columns(c):
    """The public expenses: plan, result and difference of all, plan and result of each."""
    e, f = begin(c), c.f
    v = f.sg_total
    if v["annual"] == v["final"] or not v["final"]:
        raise Skip("none")
    put(e, A=v["final"], B=v["annual"])
    free(e, D=abs(v["final"] - v["annual"]))
    e.signs["s"] = 1 if v["final"] > v["annual"] else -1
    of(e, "P", "A", "B")
    for i, (k, _) in enumerate(SG, 1):
        put(e, **{f"A{i}": sg(f, k)["final"], f"B{i}": sg(f, k)["annual"]})
    e.rel(Change("A", "B", "D", "s"), Sum("A", ["A1", "A2", "A3"]), Sum("B", ["B1", "B2", "B3"]))
    return e


def guests_two_bases(c):
    """Receptions against last year and against the year's plan, and how many came."""
    e, f, g = begin(c), c.f, c.g
    v = f.sg["reception"]
    if not v["final"] or v["final"] == v["annual"]:
        raise Skip("none")
    put(e, A=v["final"], B=v["annual"])
    turned(c, e, v["final"], g.sg["reception"]["final"], "A", "1", doc(c), "guests")
    free(e, D=abs(v["final"] - v["annual"]))
    e.signs["s"] = 1 if v["final"] > v["annual"] else -1
    e.count("b", f.counts["receptions"], "批次", cell=True)
    e.count("m", f.counts["guests"], "人次", cell=True)
    e.rel(Change("A", "B", "D", "s"))
    return e


def cars_none_bought(c):
    """No vehicle bought; running as a share of all public expenses and of its plan."""
    e, f = begin(c), c.f
    w = f.sg["run"]
    if f.sg["buy"]["final"] or w["final"] < TEN_THOUSAND // 10 or not w["annual"]:
        raise Skip("bought")
    put(e, Z=0, w=w["final"])
    of_known(e, "p", "w", f.sg_total["final"])
    of_known(e, "P", "w", w["annual"])
    e.count("k", f.counts["held"], "辆", cell=True)
    return e


def offices_of_public(c):
    """Running costs of offices as a share of all running costs, against last year."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=f.oper)
    of_known(e, "p", "A", f.public)
    both_years(c, e, f.oper, g.oper, scope="row", kind="running")
    return e


def proc_final_moved(c):
    """Procurement, its change and its kinds."""
    e, f, g = begin(c), c.f, c.g
    put(e, A=f.proc_total, g=f.proc["goods"], w=f.proc["works"], v=f.proc["services"])
    turned(c, e, f.proc_total, g.proc_total, scope=doc(c), kind="projects")
    e.rel(Sum("A", ["g", "w", "v"]))
    return e


def project_two_moneys(c):
    """A project: budget and what was spent of it, each by who pays."""
    e, f, d = begin(c), c.f, c.dept
    name, code, v = c.pick([p for p in d.projects[c.year] if p[1] in f.all and TEN_THOUSAND < f.all[p[1]]["project"] < p[2]])
    now = f.all[code]["project"]
    x, z = cut(c, ("two moneys, seventh", name), v, 2, 0.3, 0.7)
    y = max(0, now - z)
    low, high = y, min(x, now)
    t = c.memo(("spent of it, seventh", name), lambda: low + d.part(high - low))
    e["name"] = name
    free(e, B=v, x=x, z=z, A=now, x1=t, z1=now - t)
    of(e, "P", "A", "B")
    e.rel(Sum("B", ["x", "z"]), Sum("A", ["x1", "z1"]))
    return e
