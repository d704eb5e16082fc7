"""Frames of budgets: which figures a sentence states, and what binds them."""

from fractions import Fraction

import names
from department import level, total
from relations import (AtMost, Base, Cell, Change, CountedSum, Growth, Product, RateOfTwo, Same, Share, Sum, Total, Zero)
from sentence import Skip

SOURCE = {"business": "事业收入", "operating": "事业单位经营收入", "other": "其他收入"}


def income_items(c, zeros=True):
    """The sources of a budget, each with its amount."""
    b = c.b
    items = [("财政拨款收入", b.fiscal)]
    for k in ("business", "operating", "other"):
        v = b.sources.get(k, 0)
        if v or zeros:
            items.append((SOURCE[k], v))
    if b.carried:
        items.append(("上年结转", b.carried))
    return items


def income(c):
    """The income budget with all its sources."""
    e = c.env()
    e.money("A", c.b.total, cell=True)
    items = income_items(c, c.rng.random() < 0.6)
    sep = c.rng.choice(["；", "、", "，"])
    if len(items) < 2:
        items.append(("其他收入", 0))
    c.listed(e, "parts", [(t, v, "", True) for t, v in items], sep)
    return e


def income_shares(c):
    """Sources with their shares."""
    e = c.env()
    e.money("A", c.b.total, cell=True)
    items = income_items(c, True)
    c.listed(e, "parts", [(t, v, "", True) for t, v in items], "；", share=True, words=c.rng.choice(["占{q}", "占总收入的{q}"]))
    return e


def income_funds(c):
    """Sources by fund."""
    e, b = c.env(), c.b
    e.money("A", b.fiscal)
    items = [("一般公共预算拨款", total(b.general), "", True), ("政府性基金预算拨款", total(b.fund), "", True),
             ("国有资本经营预算拨款", total(b.soe), "", True)]
    c.listed(e, "parts", items, c.rng.choice(["、", "，"]))
    return e


def income_partial(c):
    """One source out of several."""
    e = c.env()
    e.money("A", c.b.total, cell=True)
    e.money("a", c.b.fiscal)
    e.rel(AtMost("A", ["a"]))
    if c.published or True:
        e.relations.append(e.cell("a", [c.b.fiscal]))
    return e


def two_totals(c):
    """Income and spending are one figure."""
    e = c.env()
    e.money("A", c.b.total, cell=True)
    e.money("B", c.b.total, cell=True)
    e.rel(Same("A", "B"))
    return e


def figures(c):
    """Totals that have a base in the year before: label, now, base, scope."""
    b, o = c.b, c.o
    doc = "document" if c.published else None
    return [("收入预算", b.total, o.total, "row"), ("支出预算", b.total, o.total, "row"),
            ("基本支出预算", b.basic, o.basic, "row"), ("项目支出预算", b.project, o.project, "row"),
            ("财政拨款收入预算", b.fiscal, o.fiscal, doc), ("一般公共预算拨款支出预算", total(b.general), total(o.general), "row")]


def against_last(c, pool=None):
    """A total against last year's budget."""
    e = c.env()
    label, now, base, scope = c.pick([f for f in (pool or figures(c)) if f[1] != f[2] and f[2]])
    e["label"] = label
    e.money("A", now, cell=True)
    c.change(e, now, base, scope=scope)
    e.money("B", base, cell=scope is not None)
    e.rel(Change("A", "B", "D", "s"), Growth("P", "D", base="B"), RateOfTwo("P", "A", "B", "s"))
    return e


def against_oper(c):
    """Running costs of offices against last year."""
    return against_last(c, [("机关运行经费预算", c.b.oper, c.o.oper, "document" if c.published else None)])


def same_as_last(c):
    """A figure that did not change."""
    e, b, o = c.env(), c.b, c.o
    pool = [(l, b.sg[k], o.sg[k]) for k, l in (("abroad", "因公出国（境）费"), ("buy", "公务用车购置费"), ("run", "公务用车运行维护费"), ("reception", "公务接待费"))]
    pool.append(("“三公”经费", b.sg_total, o.sg_total))
    label, now, base = c.pick([p for p in pool if p[1] == p[2]])
    e["label"] = label
    e.money("A", now, cell=True)
    e.money("Z", 0)
    e.rel(Zero("Z"))
    e.signs["s"] = 0
    e.rel(Base("A", "D", "s", Fraction(base, 100), "row"))
    return e


def spending(c):
    """Basic and project spending."""
    e, b = c.env(), c.b
    e.money("A", b.total, cell=True)
    e.money("B", b.basic, cell=True)
    e.money("C", b.project, cell=True)
    e.rate("p", lambda g: 100 * g("B") / g("A"))
    e.rate("q", lambda g: 100 * g("C") / g("A"))
    e.money("z1", 0)
    e.money("z2", 0)
    e.rel(Sum("A", ["B", "C"]), Share("p", "B", "A"), Share("q", "C", "A"), Zero("z1"), Zero("z2"))
    return e


def basic(c):
    """Persons and running."""
    e, b = c.env(), c.b
    e.money("B", b.basic, cell=True)
    e.money("m", b.personnel, cell=True)
    e.money("n", b.public, cell=True)
    e.money("C", b.project, cell=True)
    e.money("A", b.total, cell=True)
    e.rel(Sum("B", ["m", "n"]))
    return e


def three_way(c):
    """Persons, running and projects make up all."""
    e = basic(c)
    e.rel(Sum("A", ["m", "n", "C"]))
    return e


def by_fund(c):
    """Appropriations by fund, each with its change."""
    e, b, o = c.env(), c.b, c.o
    e.money("A", b.fiscal, cell=True)
    c.change(e, b.fiscal, o.fiscal, tail="0", scope="document" if c.published else None)
    frags, parts, changes, signs = [], [], [], []
    for i, (label, now, base) in enumerate([("一般公共预算拨款支出预算", total(b.general), total(o.general)),
                                            ("政府性基金拨款支出预算", total(b.fund), total(o.fund)),
                                            ("国有资本经营预算拨款支出预算", total(b.soe), total(o.soe))], 1):
        x, t = f"a{i}", str(i)
        e.money(x, now, cell=True)
        c.change(e, now, base, x=x, tail=t, scope="row" if i == 1 else "document" if c.published else None)
        parts.append(x)
        end = "；" if i < 3 else ""
        if now == base:
            frags.append(f"{label}{{{x}}}，与{{y}}年预算持平{end}")
        else:
            frags.append(f"{label}{{{x}}}，比{{y}}年预算{{s{t}>增加|减少}}{{D{t}}}{end}")
            changes.append("D" + t)
            signs.append(e.signs["s" + t])
    e["parts"] = frags
    e.rel(Sum("A", parts))
    if e.signs["s0"] and changes:
        e.rel(Sum("D0", changes, [s * e.signs["s0"] for s in signs]))
    return e


def class_share(c):
    """A 类 with its share, and its change in 元."""
    e, b, o = c.env(), c.b, c.o
    heads = sorted({k[:3] for k in b.general})
    pool = [h for h in heads if level(b.general, h) and level(o.general, h) and level(b.general, h) != level(o.general, h)]
    h = c.pick(pool)
    now, base = level(b.general, h), level(o.general, h)
    e["label"] = names.CODES[h].removesuffix("支出")
    e["all"] = "一般公共预算支出"
    e.money("A", now, cell=True)
    whole = Fraction(total(b.general), 100)
    e.rate("p", lambda g: 100 * g("A") / whole)
    e.rel(Share("p", "A", None, known=whole, scope="row"))
    c.change(e, now, base, scope="row", own=False)
    return e


def classes(c):
    """All 类 of the general budget."""
    e, b = c.env(), c.b
    heads = [h for h in sorted({k[:3] for k in b.general}) if level(b.general, h)]
    e.money("A", total(b.general), cell=True)
    sep = c.rng.choice(["；", "，"])
    mark = c.rng.choice(["（类）", ""])
    c.listed(e, "parts", [(names.CODES[h] + mark, level(b.general, h), "", True) for h in heads], sep, share=True, words=c.rng.choice(["占{q}", "占比{q}"]))
    c.listed(e, "plain", [(names.CODES[h], level(b.general, h), "", True) for h in heads], sep)
    return e


def item_rows(c):
    """项 of the general and the fund budget."""
    b = c.b
    return [(k, r.total) for rows in (b.general, b.fund, b.soe) for k, r in rows.items() if r.total]


def item(c):
    """One 项 by its path."""
    e = c.env()
    code, v = c.pick(item_rows(c))
    e["path"], e["use"] = names.path(code), c.use()
    e["bare"] = names.path(code, False)
    e["code"], e["k"] = code, str(c.rng.randint(1, 15))
    e["item"] = names.CODES[code]
    e.money("A", v, cell=True)
    return e


def item_unique(c):
    """A 项 whose name only one row of all tables has."""
    e, b = c.env(), c.b
    rows = item_rows(c)
    every = [names.CODES[k] for k in set(list(b.general) + list(b.fund) + list(c.o.general))]
    heads = {names.CODES[k[:n]] for k, _ in rows for n in (3, 5)}
    code, v = c.pick([r for r in rows if every.count(names.CODES[r[0]]) == 1 and names.CODES[r[0]] not in heads])
    e["item"], e["use"] = names.CODES[code], c.use()
    e.money("A", v, cell=True)
    return e


def two_items(c):
    """The same 项 under two 款."""
    e, b = c.env(), c.b
    rows = [(k, r.total) for k, r in b.general.items() if r.total and names.CODES[k] == "一般行政管理事务"]
    if len(rows) < 2:
        raise Skip("one")
    (k1, v1), (k2, v2) = rows[:2]
    e["p1"], e["p2"] = names.path(k1), names.path(k2)
    e["n1"], e["n2"] = names.CODES[k1[:5]], names.CODES[k2[:5]]
    e.money("a", v1, cell=True)
    e.money("b", v2, cell=True)
    return e


def estimate(c):
    """A 项 against an estimate of execution."""
    e, b = c.env(), c.b
    code = c.pick([k for k, r in b.general.items() if r.total and b.estimate[k] != r.total and r.total > 500_000])
    now, est = b.general[code].total, b.estimate[code]
    e["path"], e["use"], e["k"] = names.path(code), c.use(), str(c.rng.randint(1, 12))
    e.money("A", now, cell=True)
    e.money("H", now, cell=True)
    e.money("E", est)
    e.signs["s"] = (now > est) - (now < est)
    e["why"] = c.why(e.signs["s"])
    e.money("D", abs(now - est))
    sign = e.signs["s"]
    e.rate("P", lambda g: 100 * sign * (g("A") - g("E")) / g("E"))
    e.rel(Change("A", "E", "D", "s"), RateOfTwo("P", "A", "E", "s"), Same("A", "H"), Growth("P", "D", base="E"))
    return e


def item_change(c):
    """A 项 against last year's budget."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick([k for k, r in b.general.items() if k in o.general and o.general[k].total and r.total != o.general[k].total])
    now, base = b.general[code].total, o.general[code].total
    e["path"], e["use"], e["k"] = names.path(code), c.use(), str(c.rng.randint(1, 12))
    e.money("A", now, cell=True)
    c.change(e, now, base, scope="row")
    e.money("B", base, cell=True)
    e.rel(Change("A", "B", "D", "s"), Growth("P", "D", base="B"))
    return e


def item_new(c):
    """A 项 that last year's budget had not."""
    e, b, o = c.env(), c.b, c.o
    code = c.pick([k for k, r in b.general.items() if r.total and not (k in o.general and o.general[k].total) and k not in c.g.general])
    e["path"], e["use"], e["k"] = names.path(code), c.use(), str(c.rng.randint(1, 12))
    e.money("A", b.general[code].total, cell=True)
    e.money("D", b.general[code].total)
    e.money("Z", 0)
    e.rel(Same("A", "D"), Zero("Z"))
    return e


def sangong(c):
    """The three public expenses with the change of the whole."""
    e, b, o = c.env(), c.b, c.o
    e.money("T", b.sg_total, cell=True)
    c.change(e, b.sg_total, o.sg_total, x="T", scope="row")
    items = [("因公出国（境）费", b.sg["abroad"], "", True), (c.rng.choice(["公务用车购置及运行费", "公务用车购置及运行维护费"]), b.sg_vehicles, "", True), ("公务接待费", b.sg["reception"], "", True)]
    c.listed(e, "parts", items, c.rng.choice(["；", "，", "、"]), whole="T")
    e.canonical = True
    return e


def sangong_flow(c):
    """The three public expenses, each with its change."""
    e, b, o = c.env(), c.b, c.o
    e.money("T", b.sg_total, cell=True)
    c.change(e, b.sg_total, o.sg_total, x="T", tail="0", scope="row")
    frags, parts, changes, signs = [], [], [], []
    rows = [("因公出国（境）费", b.sg["abroad"], o.sg["abroad"]), ("公务用车购置及运行费", b.sg_vehicles, o.sg_vehicles), ("公务接待费", b.sg["reception"], o.sg["reception"])]
    for i, (label, now, base) in enumerate(rows, 1):
        x, t, end = f"a{i}", str(i), "；" if i < 3 else ""
        e.money(x, now, cell=True)
        c.change(e, now, base, x=x, tail=t, scope="row")
        parts.append(x)
        if now == base:
            frags.append(f"{label}{{{x}}}，[与上年预算持平|同上年一致]{end}")
        else:
            frags.append(f"{label}{{{x}}}，比{{y}}年预算{{s{t}>增加|减少}}{{D{t}}}{end}")
            changes.append("D" + t)
            signs.append(e.signs["s" + t])
    e["parts"] = frags
    e.rel(Sum("T", parts))
    if e.signs["s0"] and changes:
        e.rel(Sum("D0", changes, [s * e.signs["s0"] for s in signs]))
    return e


def vehicles(c):
    """Vehicles: buying and running, each with its change."""
    e, b, o = c.env(), c.b, c.o
    e.money("v", b.sg_vehicles, cell=True)
    e.money("u", b.sg["buy"], cell=True)
    e.money("w", b.sg["run"], cell=True)
    e.rel(Sum("v", ["u", "w"]))
    for tail, x, now, base in (("0", "v", b.sg_vehicles, o.sg_vehicles), ("1", "u", b.sg["buy"], o.sg["buy"]), ("2", "w", b.sg["run"], o.sg["run"])):
        c.change(e, now, base, x=x, tail=tail, scope="row")
        e["c" + tail] = ["与{y}年预算持平"] if now == base else ["比{y}年预算{s%s>增加|减少}{D%s}" % (tail, tail)]
    changes = [t for t in ("1", "2") if e.signs["s" + t]]
    if e.signs["s0"] and changes:
        e.rel(Sum("D0", ["D" + t for t in changes], [e.signs["s" + t] * e.signs["s0"] for t in changes]))
    return e


def operating(c):
    """Running costs of offices."""
    e, b = c.env(), c.b
    n = len(c.dept.units) - 1
    if not n:
        raise Skip("alone")
    e.count("m", 1, "家")
    e.count("n", n, "家")
    e.money("A", b.oper, cell=True)
    e.money("B", b.public, cell=True)
    e.rel(AtMost("B", ["A"]))
    return e


def procurement(c):
    """Procurement by kind."""
    e, b = c.env(), c.b
    e.money("A", b.proc_total, cell=True)
    kinds = [("政府采购货物预算", b.proc["goods"], "", True), ("政府采购工程预算", b.proc["works"], "", True), ("政府采购服务预算", b.proc["services"], "", True)]
    c.listed(e, "parts", kinds, c.rng.choice(["、", "；", "，"]))
    for k, n in (("goods", "g"), ("works", "w"), ("services", "v")):
        e.money(n, b.proc[k], cell=True)
    e.rel(Sum("A", ["g", "w", "v"]))
    e.canonical = True
    return e


def reserved(c):
    """What is kept for small firms."""
    e, b = c.env(), c.b
    e.money("A", b.proc_total, cell=True)
    e.money("R", b.small, cell=True)
    e.money("r", b.micro, cell=True)
    e.rate("p", lambda g: 100 * g("R") / g("A"))
    e.rate("q", lambda g: 100 * g("r") / g("R"))
    e.rel(AtMost("A", ["R"]), AtMost("R", ["r"]), Share("p", "R", "A"), Share("q", "r", "R"),
          Share("p", "R", None, known=Fraction(b.proc_total, 100), scope="row"))
    return e


def targets(c):
    """Projects with targets: number and money."""
    e, d = c.env(), c.dept
    rows = d.projects[c.year]
    if len(rows) < 3:
        raise Skip("few")
    some = c.memo("targets", lambda: c.rng.sample(rows, 3))
    e.count("u", len(d.units), "个")
    e.count("n", 3, "个")
    e.money("X", sum(r[2] for r in some))
    parts = c.listed(e, "parts", [(r[0], r[2]) for r in some], "、", complete=False)
    e.rel(CountedSum("X", parts, "n"))
    return e


def cars(c):
    """Vehicles by use."""
    e, a = c.env(), c.asset
    label = {"leaders": "主要负责人用车", "messages": "机要通信用车", "emergency": "应急保障用车", "enforcement": "执法执勤用车", "special": "特种专业技术用车", "other-vehicles": "其他用车"}
    e.count("N", sum(a["cars"].values()), "辆", cell=True)
    frags, parts = [], []
    keys = [k for k in label if a["cars"][k] or c.rng.random() < 0.5]
    for i, k in enumerate(keys):
        e.count(f"n{i}", a["cars"][k], "辆", cell=True)
        frags.append(f"{label[k]}{{n{i}}}" + ("、" if i < len(keys) - 1 else ""))
        parts.append(f"n{i}")
    e["parts"] = frags
    e.rel(Sum("N", parts))
    e.canonical = True
    e.count("M", a["machines"], "台（套）")
    e["date"] = f"{c.year - 1}年12月31日" if c.kind == "budget" else f"{c.year}年12月31日"
    if c.kind == "budget" and c.rng.random() < 0.3:
        # Documents of Shanghai count on the last day of August; nothing is known of that day.
        e["date"] = f"{c.year - 1}年8月31日"
        e.relations = [r for r in e.relations if not isinstance(r, Cell)]
    return e


def cars_bought(c):
    """Vehicles that are to be bought."""
    e = c.env()
    x, y = c.memo("bought", lambda: (c.rng.randint(0, 3), c.rng.randint(0, 3)))
    if not x + y:
        x = 1
    e.count("N", x + y, "辆")
    e.count("a", x, "辆")
    e.count("b", y, "辆")
    e.count("M", c.memo("machines", lambda: c.rng.choice([0, 0, 1])), "台（套）")
    e.rel(Sum("N", ["a", "b"]))
    return e


def units(c):
    """The units of a department."""
    e, d = c.env(), c.dept
    n = len(d.units) - 1
    if not n:
        raise Skip("alone")
    a = 1
    e.count("n", n, "家")
    e.count("N", n + 1, "家")
    e.count("a", a, "家")
    e.count("b", n + 1 - a, "家")
    e["list"] = "、".join(d.units)
    e["items"] = "".join(f"{i}.{u}{'；' if i <= n else ''}" for i, u in enumerate(d.units, 1))
    e.rel(Total(["a", "b"], n + 1))
    e.relations.append(Cell("N", [Fraction(n + 1)], "sentence"))
    e.relations.append(Cell("n", [Fraction(n)], "sentence"))
    return e


def nothing(c):
    """A fund without spending."""
    e, b = c.env(), c.b
    pool = []
    if not b.fund:
        pool.append("政府性基金预算")
    if not b.soe:
        pool.append("国有资本经营预算")
    e["fund"] = c.pick(pool)
    e.money("Z", 0)
    e.relations.append(e.cell("Z", [0]))
    return e


def project_uses(c):
    """A project taken apart."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > 1_000_000])
    e["name"] = name
    e.money("A", v)
    x = c.memo(("uses", name), lambda: d.part(v, 0.2, 0.5))
    y = c.memo(("more uses", name), lambda: d.part(v - x, 0.2, 0.8))
    # 其中 opens a partial list: only a total that closes the list binds it. Behind a semicolon an amount may be
    # of something else (收入5万元，其中财政拨款3万元；支出4万元): only the first is certainly a part.
    sep = c.rng.choice(["、", "，", "；"])
    parts = c.listed(e, "parts", [("设备购置", x), ("人员培训", y), ("日常维护", v - x - y)], sep, complete=False)
    e.money("T", v)
    e.rel(Same("A", "T"), AtMost("A", parts[:1] if sep == "；" else parts), Sum("T", parts))
    return e


def quarters(c):
    """The plan of a project by quarter."""
    e, d = c.env(), c.dept
    name, _, v = c.pick([p for p in d.projects[c.year] if p[2] > 1_000_000])
    e["name"] = name
    e.money("A", v)
    x = c.memo(("q1", name), lambda: d.part(v, 0.1, 0.3))
    y = c.memo(("q2", name), lambda: d.part(v - x, 0.2, 0.4))
    z = c.memo(("q3", name), lambda: d.part(v - x - y, 0.2, 0.5))
    c.listed(e, "parts", [("第一季度用款计划", x), ("第二季度", y), ("第三季度", z), ("第四季度", v - x - y - z)], "，", complete=False)
    e.rel(AtMost("A", [f"parts{i}" for i in range(4)]))
    return e


def product(c, months=True):
    """An allowance worked out."""
    e, rng = c.env(), c.rng
    e["thing"] = rng.choice(["临时聘用人员工资", "值班补助", "公益岗位补贴", "村级协管员报酬"]) if months else rng.choice(["防暑降温费", "体检费", "教材费"])
    unit, n, k = c.memo(e["thing"], lambda: (rng.choice([rng.randint(3, 90) * 100, rng.randint(30, 900) * 10]) if months else rng.randint(20, 900),
                                             rng.randint(3, 60), rng.choice([12, 12, 10, 6]) if months else 1))
    e.money("u", unit * 100)
    e.count("n", n, "人")
    e.count("k", k, "个月")
    e.money("A", unit * 100 * n * k)
    e.rel(Product("A", [["u", "n", "k"]] if months else [["u", "n"]]))
    return e


def product_flat(c):
    """An allowance a head."""
    return product(c, False)


def product_share(c):
    """A contribution by a rate."""
    e, rng = c.env(), c.rng
    k = 12
    unit = c.memo("wages", lambda: rng.randint(50, 3000) * 100)
    e["thing"], rate = rng.choice([("在职人员养老保险", Fraction(16)), ("在职人员医疗保险", Fraction(8)), ("在职人员工伤保险", Fraction(1, 2)), ("在职人员生育保险", Fraction(35, 100))])
    e.money("u", unit * 100)
    e.count("k", k, "个月")
    e.rate("q", lambda g: rate, places=2)
    v = Fraction(unit) * k * rate / 100
    e.money("A", int(v * 100))
    e.exact["A"] = v
    e["A"].value = v
    e.rel(Product("A", [["u", "k", "q", Fraction(1, 100)]]))
    return e


def product_sum(c):
    """Two groups at two prices."""
    e, rng = c.env(), c.rng
    e["thing"] = rng.choice(["村级组织办公经费", "社区服务点补助", "示范点建设补助"])
    u, v, n, k = c.memo(e["thing"], lambda: (rng.randint(1, 40), rng.randint(1, 40), rng.randint(2, 12), rng.randint(2, 12)))
    e.money("u", u * 1_000_000, unit="万元")
    e["u"].places = 0
    e.money("v", v * 1_000_000, unit="万元")
    e["v"].places = 0
    e.count("n", n, "个")
    e.count("k", k, "个")
    e.money("A", (u * n + v * k) * 1_000_000, unit="万元")
    e["A"].places = 0
    e.rel(Product("A", [["u", "n"], ["v", "k"]]))
    return e


def report_year(c):
    """A report of a town: income of the year, by estimate."""
    e, rng = c.env(), c.rng
    e["thing"] = rng.choice(["全镇非税收入", "乡镇级自有收入", "镇属资产经营收益"])
    base = c.memo(e["thing"], lambda: rng.randint(50, 2000) * 100_000)
    budget, now = c.memo(e["thing"] + "预算", lambda: (c.dept.drift(base), c.dept.drift(base)))
    if now == base:
        raise Skip("flat")
    e.money("A", now)
    sign = (now > base) - (now < base)
    e.signs["s"] = sign
    e.money("D", abs(now - base))
    e.money("B", budget)
    e.rate("P", lambda g: 100 * g("D") / (g("A") - sign * g("D")))
    e.rate("Q", lambda g: 100 * g("A") / g("B"))
    e.rel(Growth("P", "D", now="A", sign="s"), Share("Q", "A", "B"))
    return e


def report_chain(c):
    """A chain of plus and minus up to what can be spent."""
    e, rng = c.env(), c.rng
    a, b, d, m = c.memo("chain", lambda: (*(rng.randint(80, 3000) * 100_000 for _ in range(3)), rng.randint(10, 70) * 100_000))
    e.money("a", a)
    e.money("b", b)
    e.money("d", d)
    e.money("m", m)
    e.money("T", a + b + d - m)
    e.rel(Sum("T", ["a", "b", "d", "m"], [1, 1, 1, -1]))
    return e
