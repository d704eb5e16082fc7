"""Frames of accounts: which figures a sentence states, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from relations import (AtMost, Change, Growth, PhaseBase, PhaseCell, RateOfTwo, Same, Share, Sum, Whole, Zero)
from sentence import Skip, Word

SG = (("abroad", "因公出国（境）费"), ("vehicles", "公务用车购置及运行维护费"), ("reception", "公务接待费"))
SOURCES = ("business", "operating", "other")
SOURCE = {"business": "事业收入", "operating": "经营收入", "other": "其他收入"}


def doc(c):
    """The scope of a figure of the year before."""
    return "document" if c.published else None


def sg(f, key):
    """One of the three public expenses."""
    return f.sg_vehicles if key == "vehicles" else f.sg_total if key == "total" else f.sg[key]


def overall(c):
    """The two totals against the year before."""
    e, f, g = c.env(), c.f, c.g
    e.money("A", f.total, cell=True)
    c.change(e, f.total, g.total, scope="row")
    e.money("B", g.total, cell=True)
    e.rel(Change("A", "B", "D", "s"), Growth("P", "D", base="B"), RateOfTwo("P", "A", "B", "s"))
    return e


def compared_income(c):
    """The year's income against last year's accounts."""
    return compared(c, "本年收入合计", c.f.income, c.g.income)


def compared_spent(c):
    """The year's spending against last year's accounts."""
    return compared(c, "本年支出合计", c.f.spent, c.g.spent)


def compared_general(c):
    """General spending against last year's accounts."""
    return compared(c, "一般公共预算财政拨款支出", total(c.f.general), total(c.g.general))


def compared(c, label, now, base):
    """A total of accounts against last year's accounts."""
    e = c.env()
    if now == base:
        raise Skip("flat")
    e["label"] = label
    e.money("A", now, cell=True)
    c.change(e, now, base, scope=doc(c))
    e.money("B", base, cell=c.published, scope="document")
    e.rel(Change("A", "B", "D", "s"), Growth("P", "D", base="B"))
    return e


def compared_phase(c):
    """The same with a word for the base that could be taken for another."""
    e, f, g = c.env(), c.f, c.g
    now, base = total(f.general), total(g.general)
    if now == base:
        raise Skip("flat")
    e.money("A", now, cell=True)
    c.change(e, now, base, scope=doc(c), own=False)
    if c.published:
        e.rel(PhaseBase("A", "D", "s", "w", {"决算数": Fraction(base, 100), "预算数": Fraction(total(c.o.general), 100)}))
    return e


def both(c):
    """Two totals, each with its change, distributed."""
    e, f, g = c.env(), c.f, c.g
    e.money("A", f.income, cell=True, bare=True)
    e.money("E", f.spent, cell=True)
    if (f.income > g.income) != (f.spent > g.spent) or f.income == g.income or f.spent == g.spent:
        raise Skip("two ways")
    c.change(e, f.income, g.income, scope=doc(c))
    c.change(e, f.spent, g.spent, x="E", tail="1", scope=doc(c))
    e["D"].bare = True
    return e


def one_both(c):
    """One figure for both totals."""
    e, f = c.env(), c.f
    e["label"] = c.rng.choice(["收入支出", "收、支"])
    e.money("A", f.total, cell=True)
    c.change(e, f.total, c.g.total, scope="row")
    return e


def fiscal_both(c):
    """One figure for both totals of appropriations."""
    e, f = c.env(), c.f
    e.money("A", f.fiscal_total, cell=True)
    c.change(e, f.fiscal_total, c.g.fiscal_total, scope=doc(c))
    return e


def incomes(c):
    """Income by source with shares."""
    e, f = c.env(), c.f
    e.money("A", f.income, cell=True)
    zeros = c.rng.random() < 0.6
    if c.rng.random() < 0.5:
        items = [("财政拨款收入", f.fiscal_income)]
    else:
        items = [("一般公共预算财政拨款收入", f.general_income), ("政府性基金预算财政拨款收入", f.fund_income), ("国有资本经营预算财政拨款收入", f.soe_income)]
        items = [i for i in items if i[1] or zeros]
    if zeros:
        items.append(("上级补助收入", 0))
    for k in SOURCES:
        v = f.own_income.get(k, 0)
        if v or zeros:
            items.append((SOURCE[k], v))
    if len(items) < 2:
        items.append(("其他收入", 0))
    items = [(t, v, "", True) for t, v in items]
    sep = c.rng.choice(["；", "，", "；"])
    c.listed(e, "parts", items, sep, share=True)
    c.listed(e, "plain", items, c.rng.choice(["、", "，"]))
    return e


def spendings(c):
    """Spending: basic and project."""
    e, f = c.env(), c.f
    e.money("A", f.spent, cell=True)
    items = [("基本支出", f.basic_all, "", True), ("项目支出", f.project_all, "", True)]
    if c.rng.random() < 0.5:
        items += [("上缴上级支出", 0, "", True), ("经营支出", 0, "", True), ("对附属单位补助支出", 0, "", True)]
    c.listed(e, "parts", items, c.rng.choice(["；", "，"]), share=True)
    c.listed(e, "plain", items, c.rng.choice(["、", "，"]))
    e.canonical = True
    return e


def balance(c):
    """From the opening balance to the closing one."""
    e, f = c.env(), c.f
    for n, v in (("O", f.opening), ("I", f.income), ("X", f.spent), ("U", f.used), ("L", f.given), ("C", f.closing)):
        e.money(n, v, cell=True)
    e.rel(Sum("C", ["O", "I", "U", "X", "L"], [1, 1, 1, -1, -1]))
    return e


def fund_balance(c):
    """The same of the government funds."""
    e, f = c.env(), c.f
    if not f.funds:
        raise Skip("no fund")
    for n, v in (("O", f.fund_opening), ("I", f.fund_income), ("X", total(f.fund)), ("C", f.fund_closing)):
        e.money(n, v, cell=True)
    e.rel(Sum("C", ["O", "I", "X"], [1, 1, -1]))
    return e


def general_share(c):
    """The general budget's share of all spending."""
    e, f = c.env(), c.f
    whole = Fraction(f.spent, 100)
    e.money("A", total(f.general), cell=True)
    e.money("W", f.spent, cell=True)
    e.rate("p", lambda g: 100 * g("A") / g("W"))
    e.rel(Share("p", "A", "W"), Share("p", "A", None, known=whole, scope="row"))
    c.change(e, total(f.general), total(c.g.general), scope=doc(c))
    return e


def general_classes(c):
    """The general budget by 类."""
    e, f = c.env(), c.f
    e.money("A", total(f.general), cell=True)
    heads = sorted({k[:3] for k in f.general})
    mark = c.rng.choice(["（类）", "", "（类）支出"])
    label = lambda h: names.CODES[h].removesuffix("支出") + mark if "支出" in mark else names.CODES[h] + mark
    c.listed(e, "parts", [(label(h), level(f.general, h), "", True) for h in heads], c.rng.choice(["；", "，"]), share=True,
             words=c.rng.choice(["占{q}", "占比{q}"]))
    return e


def finish(c, e, plan, final, cell=True):
    """Budget, result, completion, difference."""
    e.money("B", plan, cell=cell, scope="document")
    e.money("A", final, cell=cell)
    e.old["A"] = plan
    sign = (final > plan) - (final < plan)
    e.signs["s"] = sign
    e["why"] = c.why(sign)
    if plan:
        e.rate("P", lambda g: 100 * g("A") / g("B"))
        e.rel(Share("P", "A", "B"))
    if sign:
        e.money("D", abs(final - plan))
    e.rel(Change("A", "B", "D", "s"))
    if plan and sign:
        e.rate("G", lambda g: 100 * g("D") / g("B"))
        e.rel(Growth("G", "D", base="B"))
    return e


def finished(c):
    """The general budget: plan and result."""
    e = c.env()
    e["label"] = "一般公共预算财政拨款支出"
    return finish(c, e, total(c.b.general), total(c.f.general))


def finished_item(c):
    """A 项: plan and result."""
    e, f, b = c.env(), c.f, c.b
    code = c.pick([k for k in f.general if k in b.general and b.general[k].total and (c.rng.random() < 0.2 or f.general[k].total != b.general[k].total)])
    e["path"], e["k"], e["use"], e["code"] = names.path(code), str(c.rng.randint(1, 15)), c.use(), code
    return finish(c, e, b.general[code].total, f.general[code].total)


def finished_unique(c):
    """A 项 named by its name alone, where one row has it."""
    e, f, b = c.env(), c.f, c.b
    every = [names.CODES[k] for k in set(list(f.general) + list(b.general) + list(f.fund) + list(b.fund))]
    heads = {names.CODES[k[:n]] for k in f.general for n in (3, 5)}
    code = c.pick([k for k in f.general if k in b.general and b.general[k].total and every.count(names.CODES[k]) == 1 and names.CODES[k] not in heads
                   and f.general[k].total != b.general[k].total])
    e["path"], e["use"] = names.CODES[code], c.use()
    return finish(c, e, b.general[code].total, f.general[code].total)


def finished_zero(c):
    """A 项 that the budget had not."""
    e, f, b = c.env(), c.f, c.b
    code = c.pick([k for k in f.general if k not in b.general or not b.general[k].total])
    e["path"], e["k"], e["use"] = names.path(code), str(c.rng.randint(1, 15)), c.use()
    # The budget has no such row: only the sentence itself binds the zero.
    e.money("B", 0)
    e.money("A", f.general[code].total, cell=True)
    e.money("D", f.general[code].total)
    e.signs["s"] = 1
    e["why"] = c.why(1)
    e.rel(Change("A", "B", "D", "s"), Same("A", "D"))
    return e


def finished_same(c):
    """A 项 whose result is its plan."""
    e, f, b = c.env(), c.f, c.b
    code = c.pick([k for k in f.general if k in b.general and f.general[k].total == b.general[k].total])
    e["path"], e["k"], e["use"] = names.path(code), str(c.rng.randint(1, 15)), c.use()
    e.signs["s"] = 0
    e.money("B", b.general[code].total, cell=True)
    e.money("A", f.general[code].total, cell=True)
    e.rate("P", lambda g: Fraction(100))
    e.rel(Share("P", "A", "B"), Same("A", "B"), Change("A", "B", "D", "s"), Whole("P"))
    return e


def year_plan(c):
    """The three public expenses against the whole year's plan."""
    e, f = c.env(), c.f
    key, label = c.pick([("total", "“三公”经费财政拨款支出"), ("reception", "公务接待费"), ("vehicles", "公务用车购置及运行维护费")])
    v = sg(f, key)
    if not v["annual"] or not v["final"]:
        raise Skip("none")
    e["label"] = label
    finish(c, e, v["annual"], v["final"])
    e.rel(PhaseCell("B", "w", {"全年预算": Fraction(v["annual"], 100), "年初预算": Fraction(v["initial"], 100)}))
    return e


def adjusted(c):
    """All spending against an adjusted plan that no table has."""
    e, f = c.env(), c.f
    plan = c.memo("adjusted", lambda: f.spent + c.dept.part(c.dept.amount(5, 300), 0.3, 1))
    e["label"] = c.rng.choice(["本年支出", "全年支出"])
    finish(c, e, plan, f.spent, cell=False)
    e.relations.append(e.cell("A", [f.spent]))
    return e


def unstated_initial(c):
    """Completion of the plan of the year's start, which is not printed."""
    e = unstated(c)
    e.rel(Share("P", "A", None, known=e.base, scope="document"))
    return e


def unstated(c):
    """Completion without its base, and without saying which budget."""
    e, f, b = c.env(), c.f, c.b
    code = c.pick([k for k in f.general if k in b.general and b.general[k].total])
    e["path"], e["k"], e["use"] = names.path(code), str(c.rng.randint(1, 15)), c.use()
    now, plan = f.general[code].total, b.general[code].total
    e.money("A", now, cell=True)
    e.signs["s"] = (now > plan) - (now < plan)
    e["why"] = c.why(e.signs["s"])
    base = Fraction(plan, 100)
    e.rate("P", lambda g: 100 * g("A") / base)
    e.base = base
    return e


def coded(c):
    """A 项 by code and path, with its kinds of spending and its change."""
    e, f, g = c.env(), c.f, c.g
    code = c.pick([k for k in f.general if k in g.general and f.general[k].total != g.general[k].total])
    r, w = f.general[code], g.general[code]
    e["code"], e["path"] = code, names.path(code)
    e.money("A", r.total, cell=True)
    items = [(t, r[k]) for t, k in (("人员经费", "personnel"), ("日常公用经费", "public"), ("项目支出", "project")) if r[k]]
    c.listed(e, "parts", items, c.rng.choice(["、", "，"]))
    c.change(e, r.total, w.total, scope=doc(c))
    if c.published and code in c.o.general:
        e.rel(PhaseBase("A", "D", "s", "w", {"决算数": Fraction(w.total, 100), "预算数": Fraction(c.o.general[code].total, 100)}))
    return e


def coded_fund(c):
    """A 项 of a fund with its change."""
    e, f, g = c.env(), c.f, c.g
    code = c.pick([k for k in f.fund if k in g.fund and f.fund[k].total != g.fund[k].total])
    e["code"], e["path"] = code, names.path(code)
    e.money("A", f.fund[code].total, cell=True)
    c.change(e, f.fund[code].total, g.fund[code].total, scope=doc(c))
    return e


def basics(c):
    """Basic spending by persons and running."""
    e, f = c.env(), c.f
    e.money("A", f.personnel + f.public, cell=True)
    e.money("a", f.personnel, cell=True)
    e.money("b", f.public, cell=True)
    e.rate("p", lambda g: 100 * g("a") / g("A"))
    e.rate("q", lambda g: 100 * g("b") / g("A"))
    e.rel(Sum("A", ["a", "b"]), Share("p", "a", "A"), Share("q", "b", "A"))
    person = [n for n in f.econ if n in dict((b, a) for a, b in names.WAGES + names.HELP)]
    public = [n for n in f.econ if n not in person]
    extra = ["绩效工资", "抚恤金"] if c.rng.random() < 0.4 else []
    e["ln"], e["lp"] = "、".join(person + extra), "、".join(public)
    return e


def sangong_final(c):
    """The three public expenses: plans and results with completion."""
    e, f = c.env(), c.f
    which = c.rng.choice(["annual", "initial"])
    t = f.sg_total
    words = {"全年预算": Fraction(t["annual"], 100), "年初预算": Fraction(t["initial"], 100)}
    right, wrong = list(words) if which == "annual" else list(words)[::-1]
    e["phase"] = Word("phase", right, "w", [right, wrong])
    e.rel(PhaseCell("B", "w", words))
    e.money("B", t[which], cell=True)
    e.money("A", t["final"], cell=True)
    if not t[which]:
        raise Skip("none")
    e.rate("P", lambda g: 100 * g("A") / g("B"))
    e.rel(Share("P", "A", "B"))
    e.signs["s"] = (t["final"] > t[which]) - (t["final"] < t[which])
    e["why"] = c.why(e.signs["s"])
    e.rel(Change("A", "B", "D", "s"))
    frags, finals, plans = [], [], []
    for i, (k, label) in enumerate(SG):
        v, end = sg(f, k), "；" if i < 2 else ""
        # A bare 预算 may be either of the two.
        e.money(f"b{i}", v[which], cell=True, also=(v["initial"], v["annual"]))
        e.money(f"a{i}", v["final"], cell=True)
        if v[which]:
            e.rate(f"p{i}", lambda g, i=i: 100 * g(f"a{i}") / g(f"b{i}"))
            e.rel(Share(f"p{i}", f"a{i}", f"b{i}"))
            frags.append(f"{label}预算为{{b{i}}}，决算为{{a{i}}}，完成预算的{{p{i}}}{end}")
        else:
            frags.append(f"{label}预算为{{b{i}}}，决算为{{a{i}}}{end}")
        finals.append(f"a{i}")
        plans.append(f"b{i}")
    e["parts"] = frags
    e["short"] = [f"{label}决算{{a{i}}}" + ("，" if i < 2 else "") for i, (_, label) in enumerate(SG)]
    e.rel(Sum("A", finals), Sum("B", plans))
    return e


def sangong_shares(c):
    """The three public expenses with their shares."""
    e, f = c.env(), c.f
    e.money("A", f.sg_total["final"], cell=True)
    if not f.sg_total["final"]:
        raise Skip("none")
    c.listed(e, "parts", [(l + "支出决算", sg(f, k)["final"], "", True) for k, l in SG], "；", share=True)
    e.canonical = True
    return e


def sangong_change(c):
    """One of the three against last year's accounts."""
    e, f, g = c.env(), c.f, c.g
    key, label = c.pick([("total", "“三公”经费支出决算"), ("reception", "公务接待费支出决算"), ("vehicles", "公务用车购置及运行维护费支出决算")])
    now, base = sg(f, key)["final"], sg(g, key)["final"]
    if now == base or not base:
        raise Skip("flat")
    e["label"] = label
    e.money("A", now, cell=True)
    c.change(e, now, base, scope=doc(c))
    return e


def abroad(c):
    """Groups and persons abroad."""
    e, f = c.env(), c.f
    v = f.sg["abroad"]["final"]
    e.money("A", v, cell=True)
    e.count("g", f.counts["delegations"], "个", cell=True)
    e.count("h", 0, "个")
    e.count("p", f.counts["travellers"], "人次", cell=True)
    e.rel(AtMost("p", ["g", "h"]))
    return e


def fleet(c):
    """Vehicles bought and held."""
    e, f = c.env(), c.f
    e.money("v", f.sg_vehicles["final"], cell=True)
    e.money("u", f.sg["buy"]["final"], cell=True)
    e.money("w", f.sg["run"]["final"], cell=True)
    e.count("c", f.counts["bought"], "辆", cell=True)
    e.count("k", f.counts["held"], "辆", cell=True)
    e.rel(Sum("v", ["u", "w"]))
    return e


def guests(c):
    """Receptions: rounds, persons, money."""
    e, f = c.env(), c.f
    r = f.sg["reception"]["final"]
    if not r:
        raise Skip("none")
    e.money("A", r, cell=True)
    e.money("r", r, cell=True)
    e.money("z", 0)
    e.count("b", f.counts["receptions"], "批次", cell=True)
    e.count("m", f.counts["guests"], "人次", cell=True)
    e.rel(AtMost("m", ["b"]), Same("A", "r"), Zero("z"), Sum("A", ["r", "z"]))
    return e


def offices(c):
    """Running costs of offices against last year."""
    e, f, g = c.env(), c.f, c.g
    if f.oper == g.oper:
        raise Skip("flat")
    e.money("A", f.oper, cell=True)
    c.change(e, f.oper, g.oper, scope="row")
    if c.published:
        e.rel(PhaseBase("A", "D", "s", "w", {"决算数": Fraction(g.oper, 100), "预算数": Fraction(c.o.oper, 100)}))
    return e


def offices_plan(c):
    """Running costs of offices against the plan."""
    e = c.env()
    e["label"] = "机关运行经费支出"
    return finish(c, e, c.b.oper, c.f.oper)


def purchases(c):
    """Procurement by kind, with what small firms got."""
    e, f = c.env(), c.f
    e.money("A", f.proc_total, cell=True)
    kinds = [("政府采购货物支出", f.proc["goods"], "", True), ("政府采购工程支出", f.proc["works"], "", True), ("政府采购服务支出", f.proc["services"], "", True)]
    c.listed(e, "parts", kinds, c.rng.choice(["、", "；", "，"]))
    e.money("M", f.small, cell=True)
    e.money("m", f.micro, cell=True)
    e.rate("P", lambda g: 100 * g("M") / g("A"))
    e.rate("Q", lambda g: 100 * g("m") / g("A"))
    e.rate("R", lambda g: 100 * g("m") / g("M"))
    e.rel(AtMost("A", ["M"]), AtMost("M", ["m"]), Share("P", "M", "A"), Share("Q", "m", "A"), Share("R", "m", "M"))
    e.canonical = True
    e.rel(Share("P", "M", None, known=Fraction(f.proc_total, 100), scope="row"))
    return e


def graded(c):
    """Self-evaluation: projects by grade."""
    e, rng = c.env(), c.rng
    a, b, d = c.memo("grades", lambda: (rng.randint(2, 20), rng.randint(0, 6), rng.randint(0, 2)))
    n = a + b + d
    e.count("n", n, "个")
    e.count("a", a, "个")
    e.count("b", b, "个")
    e.count("d", d, "个")
    low = Fraction(90 * a + 80 * b + 60 * d, n)
    e["score"] = c.memo("score", lambda: f"{float(low) + rng.uniform(0.5, 5):.2f}分")
    e.money("X", c.memo("evaluated", lambda: c.dept.part(c.f.project_all, 0.4, 0.9)))
    whole = Fraction(c.f.project_all, 100)
    e.money("W", c.f.project_all, cell=True)
    e.rate("P", lambda g: 100 * g("X") / g("W"))
    e.rel(AtMost("n", ["a", "b", "d"]), Share("P", "X", "W"), Share("P", "X", None, known=whole, scope="row"), AtMost("W", ["X"]))
    return e
