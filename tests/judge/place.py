"""Writes a site: regions, departments, tables and narratives."""

import os

import names
from department import Row, level, total

SG_LABEL = {"abroad": "因公出国（境）费", "buy": "公务用车购置费", "run": "公务用车运行维护费",
            "reception": "公务接待费"}
SOURCE = {"business": "事业收入", "operating": "事业单位经营收入", "other": "其他收入"}
SOURCE_F = {"business": "事业收入", "operating": "经营收入", "other": "其他收入"}
CARS = {"leaders": "主要负责人用车", "messages": "机要通信用车", "emergency": "应急保障用车",
        "enforcement": "执法执勤用车", "special": "特种专业技术用车", "other-vehicles": "其他用车"}


class Book:
    """Prints amounts of one disclosure in the unit of its tables."""

    def __init__(self, unit):
        self.unit = unit.split("/")[0]
        self.places = 6 if unit.endswith("/6") else 2

    def __call__(self, cents):
        """An amount in 分, printed."""
        scale = 1_000_000 if self.unit == "万元" else 100
        sign, cents = ("-" if cents < 0 else ""), abs(cents)
        whole, rest = divmod(cents, scale)
        digits = 6 if self.unit == "万元" else 2
        text = f"{whole}.{rest:0{digits}d}"
        if digits > self.places:
            assert set(text[self.places - digits:]) == {"0"}, text
            text = text[:self.places - digits]
        return sign + text


def flow(pairs):
    """A mapping on one line."""
    return "{ " + ", ".join(f"{k}: {v}" for k, v in pairs) + " }"


def tree(codes):
    """All codes of the levels above, in order."""
    return sorted({c[:n] for c in codes for n in (3, 5, 7)})


def sub(rows, code):
    """The sum of the rows below a code, column by column."""
    r = Row()
    for c, x in rows.items():
        if c.startswith(code):
            for k in x:
                r[k] += x[k]
    return r


def head(dept, year):
    """The opening lines of a disclosure."""
    return ["format: 1", f"year: {year}", f"unit: {dept.unit.split('/')[0]}", "profile: statutory", "origin: invented", ""]


def econ(dept, money, personnel, public, reception, run, parts=()):
    """Rows of the economic classification, and the names they use.

    A department whose units disclose by themselves has the sums of theirs.
    """
    items = {}
    for p in parts:
        for k, v in p.items():
            items[k] = items.get(k, 0) + v
    if not parts:
        items = split(dept, personnel, public, reception, run)
    rows = []
    for code in ("301", "302", "303", "310"):
        mine = sorted((c, n, v, col) for (c, n, col), v in items.items() if c.startswith(code) and v)
        s = sum(v for _, _, v, _ in mine)
        if not s:
            continue
        col = mine[0][3]
        rows.append(flow([("科目", f'"{code}"'), ("名称", names.ECON[code]), ("合计", money(s)), (col, money(s))]))
        rows += [flow([("科目", f'"{c}"'), ("名称", n), ("合计", money(v)), (col, money(v))]) for c, n, v, _ in mine]
    rows.append(flow([("row", "total"), ("科目", "合计"), ("合计", money(personnel + public)), ("人员经费", money(personnel)), ("公用经费", money(public))]))
    used = [n for (_, n, _), v in sorted(items.items()) if v]
    return rows, used, items


def split(dept, personnel, public, reception, run):
    """A personnel and a public sum by economic class."""
    out = {}

    def share(amount, rows, column):
        rest = amount
        for code, name in rows[:-1]:
            v = dept.part(rest, 0.1, 0.5)
            out[code, name, column] = v
            rest -= v
        out[(*rows[-1], column)] = rest

    helped = dept.part(personnel, 0.01, 0.1)
    gear = dept.part(public, 0.01, 0.1)
    left = public - gear
    guest = min(reception, dept.part(left, 0.01, 0.1))
    left -= guest
    cars = min(run, dept.part(left, 0.01, 0.2))
    share(personnel - helped, names.WAGES, "人员经费")
    share(left - cars, names.GOODS, "公用经费")
    out["30217", "公务接待费", "公用经费"] = guest
    out["30231", "公务用车运行维护费", "公用经费"] = cars
    share(helped, names.HELP, "人员经费")
    share(gear, names.GEAR, "公用经费")
    return out


def listing(lines, name, rows):
    """A table of rows."""
    lines.append(f"  {name}:")
    lines.append("    rows:")
    lines.extend(f"      - {r}" for r in rows)


def keyed(rows, money, columns, last="合计"):
    """Rows of a functional table; columns: (label, function of a Row)."""
    out = []
    for c in tree(rows):
        s = sub(rows, c)
        pairs = [("科目", f'"{c}"'), ("名称", names.CODES[c])]
        pairs += [(l, money(f(s))) for l, f in columns]
        out.append(flow(pairs))
    s = sub(rows, "")
    out.append(flow([("row", "total"), ("科目", "合计")] + [(l, money(f(s))) for l, f in columns]))
    return out


def classes(rows, money):
    """The 类 of rows with their sums."""
    return [(names.CODES[c], money(level(rows, c))) for c in tree(rows) if len(c) == 3 and level(rows, c)]


def budget_yaml(dept, year):
    """The tables of a budget."""
    b, o = dept.budgets[year], dept.budgets[year - 1]
    m = Book(dept.unit)
    g, fd, so = total(b.general), total(b.fund), total(b.soe)
    out = head(dept, year) + ["statements:"]
    src = [("合计", m(b.total)), ("一般公共预算", m(g))]
    if fd:
        src.append(("基金预算", m(fd)))
    if so:
        src.append(("国有资本经营预算", m(so)))
    if b.sources:
        src.append(("其他来源", m(sum(b.sources.values()))))
    if b.carried:
        src.append(("上年结转", m(b.carried)))
    out.append("  收入说明: " + flow(src))
    out.append("  支出说明: " + flow([("合计", m(b.total)), ("基本支出", m(b.basic)), ("人员经费", m(b.personnel)),
                                  ("日常公用经费", m(b.public)), ("项目支出", m(b.project))]))
    out.append("  比上年增减情况: " + flow([("合计", m(b.total)), ("上年数", m(o.total)), ("增加额", m(b.total - o.total)),
                                     ("基本支出增加", m(b.basic - o.basic)), ("项目支出增加", m(b.project - o.project))]))
    out.append("  机关运行经费安排情况: " + flow([("合计", m(b.oper))]))
    out.append("  “三公”经费预算情况: " + flow([("合计", m(b.sg_total)), ("因公出国（境）费", m(b.sg["abroad"])),
                                       ("公务用车购置及运维费", m(b.sg_vehicles)), ("公务用车购置费", m(b.sg["buy"])),
                                       ("公务用车运行维护费", m(b.sg["run"])), ("公务接待费", m(b.sg["reception"]))]))
    out.append("  政府采购预算情况: " + flow([("合计", m(b.proc_total)), ("货物", m(b.proc["goods"])), ("工程", m(b.proc["works"])),
                                      ("服务", m(b.proc["services"])), ("面向中小企业预留", m(b.small)), ("面向小微企业预留", m(b.micro))]))
    a = dept.assets[year]
    worth = a["buildings"] + a["vehicles"] + a["equipment"] + a["other"]
    out.append("  国有资产信息: " + flow([("固定资产金额", m(worth))]))
    out += ["", "tables:", "  部门收支总表:", "    收入:"]
    out.append(f"      一般公共预算拨款收入: {m(g)}")
    if fd:
        out.append(f"      政府性基金预算拨款收入: {m(fd)}")
    if so:
        out.append(f"      国有资本经营预算拨款收入: {m(so)}")
    for k, v in b.sources.items():
        out.append(f"      {SOURCE[k]}: {m(v)}")
    out.append(f"      本年收入合计: {m(b.total - b.carried)}")
    if b.carried:
        out.append(f"      上年结转结余: {m(b.carried)}")
    out.append(f"      收入总计: {m(b.total)}")
    out.append("    支出:")
    out += [f"      {n}: {v}" for n, v in classes(b.all, m)]
    out += [f"      本年支出合计: {m(b.total)}", f"      支出总计: {m(b.total)}"]
    rows = []
    own = sum(b.sources.values())

    def income(code):
        pairs = [("合计", m(level(b.all, code))), ("一般公共预算拨款收入", m(level(b.general, code)))]
        if fd:
            pairs.append(("政府性基金预算拨款收入", m(level(b.fund, code))))
        if so:
            pairs.append(("国有资本经营预算拨款收入", m(level(b.soe, code))))
        if b.sources:
            key = next(iter(b.sources))
            mine = level(b.own, code)
            pairs.append((SOURCE[key], m(mine - b.carried if mine else 0)))
            if b.carried:
                pairs.append(("上年结转", m(b.carried if mine else 0)))
        return pairs
    for c in tree(b.all):
        rows.append(flow([("科目", f'"{c}"'), ("名称", names.CODES[c])] + income(c)))
    rows.append(flow([("row", "total"), ("科目", "合计")] + income("")))
    listing(out, "部门收入总表", rows)
    cols = [("合计", lambda r: r.total), ("基本支出", lambda r: r.basic), ("项目支出", lambda r: r["project"])]
    listing(out, "部门支出总表", keyed(b.all, m, cols))
    out += ["  财政拨款收支总表:", "    收入:", f"      一般公共预算拨款: {m(g)}"]
    if fd:
        out.append(f"      政府性基金预算拨款: {m(fd)}")
    if so:
        out.append(f"      国有资本经营预算拨款: {m(so)}")
    out += [f"      本年收入合计: {m(b.fiscal)}", f"      收入总计: {m(b.fiscal)}", "    支出:"]

    def three(code):
        p = [("合计", m(level(b.general, code) + level(b.fund, code) + level(b.soe, code))), ("一般公共预算", m(level(b.general, code)))]
        if fd:
            p.append(("政府性基金预算", m(level(b.fund, code))))
        if so:
            p.append(("国有资本经营预算", m(level(b.soe, code))))
        return flow(p)
    fiscal = {**b.general}
    for extra in (b.fund, b.soe):
        fiscal.update({c: r for c, r in extra.items() if c not in fiscal})
    for c in tree({k: v for k, v in fiscal.items() if v.total}):
        if len(c) == 3:
            out.append(f"      {names.CODES[c]}: {three(c)}")
    out += [f"      本年支出合计: {three('')}", f"      支出总计: {three('')}"]
    rows = []
    both = {c: 0 for c in list(b.general) + [c for c, r in o.general.items() if r.total]}
    for c in tree(both):
        s, w = sub(b.general, c), sub(o.general, c)
        rows.append(flow([("科目", f'"{c}"'), ("名称", names.CODES[c]), ("上年数", m(w.total)), ("合计", m(s.total)),
                          ("基本支出", m(s.basic)), ("人员经费", m(s["personnel"])), ("公用经费", m(s["public"])),
                          ("项目支出", m(s["project"]))]))
    s, w = sub(b.general, ""), sub(o.general, "")
    rows.append(flow([("row", "total"), ("科目", "合计"), ("上年数", m(w.total)), ("合计", m(s.total)), ("基本支出", m(s.basic)),
                      ("人员经费", m(s["personnel"])), ("公用经费", m(s["public"])), ("项目支出", m(s["project"]))]))
    listing(out, "一般公共预算支出表", rows)
    rows, b.econ, b.items = econ(dept, m, b.personnel, b.public, b.sg["reception"], b.sg["run"],
                                 [u.budgets[year].items for u in getattr(dept, "own", ())])
    listing(out, "一般公共预算基本支出表", rows)
    out.append("  一般公共预算“三公”经费支出表:")
    for label, now, was in [("合计", b.sg_total, o.sg_total), ("因公出国（境）费", b.sg["abroad"], o.sg["abroad"]),
                            ("公务用车购置及运行维护费", b.sg_vehicles, o.sg_vehicles), ("公务用车购置费", b.sg["buy"], o.sg["buy"]),
                            ("公务用车运行维护费", b.sg["run"], o.sg["run"]), ("公务接待费", b.sg["reception"], o.sg["reception"])]:
        out.append(f"    {label}: " + flow([("上年预算数", m(was)), ("本年预算数", m(now))]))
    if fd:
        listing(out, "政府性基金预算支出表", keyed(b.fund, m, cols))
    else:
        out.append(f"  政府性基金预算支出表: {{ none: 本部门{year}年没有政府性基金预算拨款安排的支出。 }}")
    if so:
        listing(out, "国有资本经营预算支出表", keyed(b.soe, m, cols))
    else:
        out.append(f"  国有资本经营预算支出表: {{ none: 本部门{year}年没有国有资本经营预算拨款安排的支出。 }}")
    rows = [flow([("项目编码", f"P{i:03d}"), ("项目名称", n), ("合计", m(v))]) for i, (n, _, v) in enumerate(dept.projects[year], 1)]
    rows.append(flow([("row", "total"), ("项目编码", "合计"), ("合计", m(b.project))]))
    out += ["  固定资产占用情况表:", f"    caption: 截止时间：{year - 1}年12月31日"] + asset_lines(dept, a, m)
    return "\n".join(out) + "\n"


def asset_lines(dept, a, m):
    """The lines of the table of fixed assets."""
    worth = a["buildings"] + a["vehicles"] + a["equipment"] + a["other"]
    n = sum(a["cars"].values())
    lines = [f"    资产总额: " + flow([("数量", "——"), ("价值", m(worth))]),
             "    1、房屋（平方米）: " + flow([("数量", 1200), ("价值", m(a["buildings"]))]),
             "    2、车辆（台、辆）: " + flow([("数量", n), ("价值", m(a["vehicles"]))])]
    lines += [f"    {CARS[k]}: " + flow([("数量", v), ("价值", "——")]) for k, v in a["cars"].items()]
    lines += ["    3、单价在20万元以上设备: " + flow([("数量", a["machines"]), ("价值", m(a["equipment"]))]),
              "    4、其他固定资产: " + flow([("数量", "——"), ("价值", m(a["other"]))])]
    return lines


def accounts_yaml(dept, year):
    """The tables of accounts."""
    f, o, b = dept.accounts[year], dept.accounts[year - 1], dept.budgets[year]
    m = Book(dept.unit)
    out = head(dept, year) + ["statements:"]
    out.append("  收入支出决算总体情况: " + flow([("收支总计", m(f.total)), ("上年收支总计", m(o.total)), ("比上年增加", m(f.total - o.total)),
                                         ("本年收入", m(f.income)), ("本年支出", m(f.spent)), ("基本支出", m(f.basic_all)), ("项目支出", m(f.project_all))]))
    c = f.counts
    out.append("  “三公”经费实物量: " + flow([("因公出国（境）团组数", c["delegations"]), ("因公出国（境）人次", c["travellers"]),
                                      ("公务用车购置数", c["bought"]), ("公务用车保有量", c["held"]),
                                      ("国内公务接待批次", c["receptions"]), ("国内公务接待人次", c["guests"])]))
    out.append("  机关运行经费支出情况: " + flow([("合计", m(f.oper)), ("年初预算", m(b.oper)), ("上年决算", m(o.oper)), ("比上年增加", m(f.oper - o.oper))]))
    out.append("  政府采购支出情况: " + flow([("合计", m(f.proc_total)), ("政府采购货物支出", m(f.proc["goods"])), ("政府采购工程支出", m(f.proc["works"])),
                                      ("政府采购服务支出", m(f.proc["services"])), ("授予中小企业合同金额", m(f.small)), ("授予小微企业合同金额", m(f.micro))]))
    gi, fi, si = f.general_income, f.fund_income, f.soe_income
    out += ["", "tables:", "  收入支出决算总表:", "    收入:", f"      一般公共预算财政拨款收入: {m(gi)}"]
    if fi:
        out.append(f"      政府性基金预算财政拨款收入: {m(fi)}")
    if si:
        out.append(f"      国有资本经营预算财政拨款收入: {m(si)}")
    for k, v in f.own_income.items():
        out.append(f"      {SOURCE_F[k]}: {m(v)}")
    out.append(f"      本年收入合计: {m(f.income)}")
    if f.used:
        out.append(f"      使用非财政拨款结余: {m(f.used)}")
    if f.opening:
        out.append(f"      年初结转和结余: {m(f.opening)}")
    out += [f"      收入总计: {m(f.total)}", "    支出:"]
    out += [f"      {n}: {v}" for n, v in classes(f.all, m)]
    out.append(f"      本年支出合计: {m(f.spent)}")
    if f.given:
        out.append(f"      结余分配: {m(f.given)}")
    if f.closing:
        out.append(f"      年末结转和结余: {m(f.closing)}")
    out.append(f"      支出总计: {m(f.total)}")
    # Income by 项: what was spent there, and what is left over where there is room.
    fiscal, own = {}, {}
    for code, r in f.general.items():
        fiscal[code] = fiscal.get(code, 0) + r.total
    delta = f.general_income - total(f.general)
    for code in sorted(f.general, key=lambda k: -f.general[k].total):
        take = max(delta, -fiscal[code])
        fiscal[code] += take
        delta -= take
        if not delta:
            break
    for code, v in f.funds.items():
        fiscal[code] = fiscal.get(code, 0) + v[1]
    for code, r in f.soe.items():
        fiscal[code] = fiscal.get(code, 0) + r.total
    if f.own_income:
        own[dept.work[0]] = sum(f.own_income.values())

    def below(d, code):
        return sum(v for k, v in d.items() if k.startswith(code))

    def income(code):
        p = [("本年收入合计", m(below(fiscal, code) + below(own, code))), ("财政拨款收入", m(below(fiscal, code)))]
        for k in f.own_income:
            p.append((SOURCE_F[k], m(below(own, code))))
        return p
    rows = [flow([("科目", f'"{c}"'), ("名称", names.CODES[c])] + income(c)) for c in tree({k for k, v in list(fiscal.items()) + list(own.items()) if v})]
    rows.append(flow([("row", "total"), ("科目", "合计")] + income("")))
    listing(out, "收入决算表", rows)
    cols = [("合计", lambda r: r.total), ("基本支出", lambda r: r.basic), ("项目支出", lambda r: r["project"])]
    listing(out, "支出决算表", keyed(f.all, m, [("本年支出合计", cols[0][1])] + cols[1:]))
    out += ["  财政拨款收入支出决算总表:", "    收入:", f"      一般公共预算财政拨款: {m(gi)}"]
    if fi or f.fund:
        out.append(f"      政府性基金预算财政拨款: {m(fi)}")
    if si:
        out.append(f"      国有资本经营预算财政拨款: {m(si)}")
    out.append(f"      本年收入合计: {m(f.fiscal_income)}")
    oo = f.general_opening + f.fund_opening
    if oo:
        out.append(f"      年初财政拨款结转和结余: {m(oo)}")
        if f.general_opening:
            out.append(f"      年初结转和结余：一般公共预算: {m(f.general_opening)}")
        if f.fund_opening:
            out.append(f"      年初结转和结余：政府性基金预算: {m(f.fund_opening)}")
    out += [f"      收入总计: {m(f.fiscal_total)}", "    支出:"]

    def three(g, fu, s):
        p = [("合计", m(g + fu + s)), ("一般公共预算", m(g)), ("政府性基金预算", m(fu))]
        if si:
            p.append(("国有资本经营预算", m(s)))
        return flow(p)
    heads = sorted({k[:3] for rows in (f.general, f.fund, f.soe) for k in rows})
    for h in heads:
        out.append(f"      {names.CODES[h]}: {three(level(f.general, h), level(f.fund, h), level(f.soe, h))}")
    out.append(f"      本年支出合计: {three(total(f.general), total(f.fund), total(f.soe))}")
    if f.general_closing + f.fund_closing:
        out.append(f"      年末财政拨款结转和结余: {three(f.general_closing, f.fund_closing, 0)}")
    out.append(f"      支出总计: {three(total(f.general) + f.general_closing, total(f.fund) + f.fund_closing, total(f.soe))}")
    listing(out, "一般公共预算财政拨款支出决算表", keyed(f.general, m, cols))
    rows, f.econ, f.items = econ(dept, m, f.personnel, f.public, f.sg["reception"]["final"], f.sg["run"]["final"])
    listing(out, "一般公共预算财政拨款基本支出决算表", rows)
    out.append("  财政拨款“三公”经费支出决算表:")
    for label, v in [("合计", f.sg_total), ("因公出国（境）费", f.sg["abroad"]), ("公务用车购置及运行维护费", f.sg_vehicles),
                     ("公务用车购置费", f.sg["buy"]), ("公务用车运行维护费", f.sg["run"]), ("公务接待费", f.sg["reception"])]:
        out.append(f"    {label}: " + flow([("年初预算数", m(v["initial"])), ("全年预算数", m(v["annual"])), ("决算数", m(v["final"]))]))
    if f.funds:
        rows = []

        def fundrow(code):
            v = [sum(x[i] for k, x in f.funds.items() if k.startswith(code)) for i in range(4)]
            return [("年初结转和结余", m(v[0])), ("本年收入", m(v[1])), ("本年支出", m(v[2])), ("项目支出", m(v[2])), ("年末结转和结余", m(v[3]))]
        for c in tree(f.funds):
            rows.append(flow([("科目", f'"{c}"'), ("名称", names.CODES[c])] + fundrow(c)))
        rows.append(flow([("row", "total"), ("科目", "合计")] + fundrow("")))
        listing(out, "政府性基金预算财政拨款收入支出决算表", rows)
    else:
        out.append(f"  政府性基金预算财政拨款收入支出决算表: {{ none: 本部门{year}年度无政府性基金预算财政拨款收入支出，故本表无数据。 }}")
    if f.soe:
        listing(out, "国有资本经营预算财政拨款支出决算表", keyed(f.soe, m, cols))
    else:
        out.append(f"  国有资本经营预算财政拨款支出决算表: {{ none: 本部门{year}年度无国有资本经营预算财政拨款支出，故本表无数据。 }}")
    out += ["  固定资产占用情况表:", f"    caption: 截止时间：{year}年12月31日"] + asset_lines(dept, dept.assets[year], m)
    return "\n".join(out) + "\n"


def write(path, text):
    """Writes a file and the folders above it."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as h:
        h.write(text)


def write_site(folder, place, departments):
    """The files that hold no narrative and no tables."""
    # Amounts by economic class are drawn apart from those by function here: they need not agree.
    levels = '[levels]\neconomic-class-mismatch = "off"\n'
    write(f"{folder}/site.toml", '[site]\ntitle = "核对句子的网站"\nlang = "zh"\nprofile = "statutory"\n' + levels)
    write(f"{folder}/content/place/region.yaml", f'code: "990901"\nname: {place}\norigin: invented\n')
    for slug, d in departments.items():
        units = "".join(f'  - {{ code: "{d.code}{i:03d}", name: {n} }}\n' for i, n in enumerate(d.units, 1))
        write(f"{folder}/content/place/{slug}/department.yaml", f'code: "{d.code}"\nname: {d.name}\nbudget-units:\n{units}')
