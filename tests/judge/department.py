"""A small department: budgets and accounts of three years, in whole 分.

All sums hold exactly. The oldest year is only the base of the next one and is
never written.
"""

import math

import names

PARTS = ("personnel", "public", "project")
SG = ("abroad", "buy", "run", "reception")


class Row(dict):
    """Amounts of one 项, by personnel, public and project."""

    def __init__(self, personnel=0, public=0, project=0):
        super().__init__(personnel=personnel, public=public, project=project)

    @property
    def basic(self):
        """What is spent on persons and on running."""
        return self["personnel"] + self["public"]

    @property
    def total(self):
        """All of it."""
        return self.basic + self["project"]


def total(rows):
    """The sum of all rows."""
    return sum(r.total for r in rows.values())


def column(rows, name):
    """The sum of one column."""
    return sum(r[name] for r in rows.values())


def level(rows, prefix):
    """The sum of the rows below a code."""
    return sum(r.total for c, r in rows.items() if c.startswith(prefix))


class Budget:
    """The budget of one year."""

    def __init__(self):
        self.general, self.fund, self.soe, self.own = {}, {}, {}, {}
        self.sources = {}
        self.carried = 0
        self.sg = {}
        self.proc = {}

    def close(self):
        """Works out what follows from the rows."""
        self.all = {}
        for rows in (self.general, self.fund, self.soe, self.own):
            for code, row in rows.items():
                if row.total:
                    got = self.all.setdefault(code, Row())
                    for part in PARTS:
                        got[part] += row[part]
        self.total = total(self.all)
        self.personnel = column(self.all, "personnel")
        self.public = column(self.all, "public")
        self.basic = self.personnel + self.public
        self.project = column(self.all, "project")
        self.fiscal = total(self.general) + total(self.fund) + total(self.soe)
        self.sg_vehicles = self.sg["buy"] + self.sg["run"]
        self.sg_total = sum(self.sg.values())
        self.proc_total = sum(self.proc[k] for k in ("goods", "works", "services"))


class Accounts:
    """The accounts of one year."""

    def close(self):
        """Works out what follows from the rows."""
        self.all = {}
        for rows in (self.general, self.fund, self.soe, self.own):
            for code, row in rows.items():
                if row.total:
                    got = self.all.setdefault(code, Row())
                    for part in PARTS:
                        got[part] += row[part]
        self.spent = total(self.all)
        self.personnel = column(self.general, "personnel")
        self.public = column(self.general, "public")
        self.basic_all = column(self.all, "personnel") + column(self.all, "public")
        self.project_all = column(self.all, "project")
        self.fund_income = sum(v[1] for v in self.funds.values())
        self.fund_opening = sum(v[0] for v in self.funds.values())
        self.fund_closing = sum(v[3] for v in self.funds.values())
        self.soe_income = total(self.soe)
        self.fiscal_income = self.general_income + self.fund_income + self.soe_income
        self.income = self.fiscal_income + sum(self.own_income.values())
        self.opening = self.general_opening + self.fund_opening + self.own_opening
        self.closing = self.general_closing + self.fund_closing + self.own_closing
        self.total = self.income + self.used + self.opening
        assert self.total == self.spent + self.given + self.closing
        self.fiscal_total = self.fiscal_income + self.general_opening + self.fund_opening
        self.sg_total = {k: sum(self.sg[p][k] for p in SG) for k in ("initial", "annual", "final")}
        self.sg_vehicles = {k: self.sg["buy"][k] + self.sg["run"][k]
                            for k in ("initial", "annual", "final")}
        self.proc_total = sum(self.proc[k] for k in ("goods", "works", "services"))


class Department:
    """A department with its documents by year."""

    def __init__(self, rng, place, office, code, year, unit):
        self.rng, self.year, self.unit, self.code = rng, year, unit, code
        self.name = place + office[0]
        self.own_class, self.second = office[1], office[2]
        self.place = place
        # The smallest step of a figure: 0.01万元 where tables print that, else one 分.
        self.grain = 10000 if unit == "万元" else 1
        self.units = [f"{self.name}本级"]
        kinds = ["服务中心", "信息中心", "监测站", "综合执法队", "事务中心", "管理处"]
        rng.shuffle(kinds)
        self.units += [f"{place}{k}" for k in kinds[:rng.choice([0, 1, 1, 2, 3, 4])]]
        self.scale = rng.choice([0.2, 1, 1, 4, 15])
        self.budgets, self.accounts, self.assets = {}, {}, {}
        self.leaves()
        for y in (year - 2, year - 1, year):
            self.budgets[y] = self.budget(y)
            self.accounts[y] = self.account(y)
            self.assets[y] = self.asset()
        self.projects = {y: self.list_projects(self.budgets[y]) for y in self.budgets}
        # Two units may disclose their budgets by themselves; they add up to the department's.
        self.own = []
        if len(self.units) == 2 and rng.random() < 0.7:
            halves = {y: self.halves(y) for y in self.budgets}
            self.own = [Unit(self, i, {y: h[i] for y, h in halves.items()}) for i in (0, 1)]
            for y in self.assets:
                a, b = (u.assets[y] for u in self.own)
                self.assets[y] = {k: {n: a[k][n] + b[k][n] for n in a[k]} if k == "cars" else a[k] + b[k] for k in a}

    def amount(self, low, high, round_share=0.35):
        """A random amount in 分 between two bounds in 万元."""
        v = math.exp(self.rng.uniform(math.log(low), math.log(high))) * self.scale
        cents = int(v * 1_000_000)
        if self.rng.random() < round_share:
            step = self.rng.choice([1_000_000, 100_000, 500_000, 5_000_000])
        else:
            # 50元 is an exact half where sentences print 0.01万元.
            step = 5_000 if self.grain == 1 and self.rng.random() < 0.25 else self.grain
        return max(self.grain, cents // step * step) if cents >= step else max(self.grain, cents // self.grain * self.grain)

    def part(self, amount, low=0.1, high=0.9):
        """A random part of an amount."""
        v = int(amount * self.rng.uniform(low, high)) // self.grain * self.grain
        return max(0, min(amount, v))

    def drift(self, amount, wild=0.5):
        """An amount of the next year."""
        r = self.rng.random()
        if r < 0.2:
            return amount
        f = math.exp(self.rng.gauss(0.02, 0.12 if r < 1 - wild else 0.5))
        v = int(amount * f)
        if self.rng.random() < 0.4 and v > 1_000_000:
            v = v // 100_000 * 100_000
        return max(self.grain, v // self.grain * self.grain)

    def leaves(self):
        """Which 项 the department has."""
        rng, own = self.rng, self.own_class
        of = lambda k: [c for c in names.CODES if len(c) == 7 and c.startswith(k)]
        self.run = [c for c in of(own) if c.endswith(("01", "50", "04")) and names.CODES[c] in ("行政运行", "事业运行")]
        self.work = [c for c in of(own) if c not in self.run]
        self.work = rng.sample(self.work, min(len(self.work), rng.choice([2, 3, 4])))
        if own + "02" not in self.work:
            self.work.append(own + "02")
        self.work += [c for c in of(self.second) if names.CODES[c] in ("一般行政管理事务",)]
        self.work += rng.sample(names.EXTRA, rng.choice([1, 2, 3]))
        self.work = sorted(set(self.work))
        self.persons = ["2080501", "2080505", "2080506", "2101101", "2210201"]
        if rng.random() < 0.6:
            self.persons.append("2101102")
        if rng.random() < 0.5:
            self.persons.append("2210203")
        self.fund_leaves = rng.sample(names.FUND, rng.choice([0, 1, 2, 3]))
        self.soe_leaf = rng.random() < 0.2
        self.own_source = rng.choice([None, "business", "operating", "other", "other"])

    def budget(self, y):
        """The budget of a year, grown from the one before."""
        rng, b, old = self.rng, Budget(), self.budgets.get(y - 1)
        for c in self.run:
            was = old.general.get(c) if old else None
            b.general[c] = Row(self.drift(was["personnel"], 0.1) if was else self.amount(80, 900),
                               self.drift(was["public"], 0.2) if was else self.amount(20, 150), 0)
        for c in self.persons:
            was = old.general.get(c) if old else None
            b.general[c] = Row(self.drift(was["personnel"], 0.1) if was and was.total else self.amount(4, 90))
        for c in self.work:
            was = old.general.get(c) if old else None
            chance = rng.random()
            if was and was.total:
                v = 0 if chance < 0.08 else self.drift(was["project"])
            else:
                v = self.amount(3, 800, 0.6) if chance < (0.5 if old else 0.8) else 0
            if v or (was and was.total):
                b.general[c] = Row(0, 0, v)
        for c in self.fund_leaves:
            was = old.fund.get(c) if old else None
            v = self.drift(was["project"]) if was and was.total else (self.amount(10, 900, 0.6) if rng.random() < 0.7 else 0)
            if rng.random() < 0.1:
                v = 0
            if v:
                b.fund[c] = Row(0, 0, v)
        if self.soe_leaf and rng.random() < 0.8:
            b.soe[names.SOE] = Row(0, 0, self.amount(2, 60, 0.7))
        if self.own_source:
            b.own[self.work[0]] = Row(0, 0, self.amount(3, 90))
            b.sources[self.own_source] = b.own[self.work[0]].total
            if rng.random() < 0.3:
                b.carried = self.part(b.own[self.work[0]].total, 0.1, 0.5)
                b.sources[self.own_source] -= b.carried
        prev = old.sg if old else None
        b.sg = {
            "abroad": 0 if rng.random() < 0.6 else self.amount(1, 12, 0.6),
            "buy": 0 if rng.random() < 0.6 else self.amount(10, 40, 0.6),
            "run": 0 if rng.random() < 0.1 else self.amount(2, 30, 0.6),
            "reception": self.amount(0.3, 8, 0.6),
        }
        if prev:
            for k in SG:
                if rng.random() < 0.4:
                    b.sg[k] = prev[k]
        b.proc = {"goods": self.amount(2, 60), "works": 0 if rng.random() < 0.4 else self.amount(5, 60),
                  "services": self.amount(3, 80)}
        b.close()
        cap = total(b.general)
        while b.proc_total > cap:
            b.proc = {k: v // 2 // self.grain * self.grain for k, v in b.proc.items()}
            b.close()
        b.small = self.part(b.proc_total, 0.3, 0.9)
        b.micro = self.part(b.small, 0.2, 0.9)
        b.oper = self.part(b.public, 0.5, 0.98)
        # Estimates of execution, made before the year ended; printed only in sentences.
        b.estimate = {c: self.drift(r.total, 0.2) for c, r in b.general.items() if r.total}
        b.class_basic = None
        return b

    def account(self, y):
        """The accounts of a year, made from its budget."""
        rng, f, b, old = self.rng, Accounts(), self.budgets[y], self.accounts.get(y - 1)
        f.general, f.fund, f.soe, f.own, f.funds = {}, {}, {}, {}, {}
        for c, r in b.general.items():
            row = Row()
            for p in PARTS:
                if r[p]:
                    chance = rng.random()
                    row[p] = r[p] if chance < 0.2 else self.drift(r[p], 0.15)
                    if p == "project" and chance > 0.94:
                        row[p] = 0
                    elif p == "project" and 0.9 < chance and r[p] < 20_000_000:
                        row[p] = r[p] * rng.randint(10, 25) + self.part(r[p])
            f.general[c] = row
        if rng.random() < 0.5:
            extra = rng.choice([c for c in names.EXTRA if c not in f.general])
            f.general[extra] = Row(0, 0, self.amount(2, 90, 0.5))
        f.general = {c: r for c, r in f.general.items() if r.total}
        f.general_opening = old.general_closing if old else (0 if rng.random() < 0.5 else self.amount(1, 90))
        spent = total(f.general)
        rest = 0 if rng.random() < 0.5 else self.amount(1, 60)
        f.general_income = spent + rest - f.general_opening
        f.general_closing = rest
        for c in self.fund_leaves:
            plan = b.fund[c].total if c in b.fund else 0
            was = old.funds.get(c, (0, 0, 0, 0))[3] if old else 0
            income = plan
            have = was + income
            if have:
                spend = have if rng.random() < 0.5 else self.part(have, 0.5, 1)
                f.funds[c] = (was, income, spend, have - spend)
                if spend:
                    f.fund[c] = Row(0, 0, spend)
        for c, r in b.soe.items():
            f.soe[c] = Row(0, 0, r.total)
        f.own_income, f.own_opening, f.used, f.given, f.own_closing = {}, old.own_closing if old else 0, 0, 0, 0
        if self.own_source:
            plan = b.own[self.work[0]].total
            income = self.drift(plan)
            f.own_income[self.own_source] = income
            have = f.own_opening + income
            spend = self.part(have, 0.6, 1)
            if spend:
                f.own[self.work[0]] = Row(0, 0, spend)
            rest = have - spend
            if self.own_source in ("business", "operating") and rest and rng.random() < 0.4:
                f.given = self.part(rest, 0.1, 0.6)
            if rng.random() < 0.25 and f.own_opening == 0:
                f.used = self.part(plan, 0.05, 0.3)
                rest += f.used
            f.own_closing = rest - f.given
        else:
            f.own_closing = f.own_opening
        f.sg = {}
        for k in SG:
            ini = b.sg[k]
            chance = rng.random()
            annual = ini if chance < 0.4 else (0 if k == "buy" and chance > 0.9 else self.drift(ini) if ini else (0 if chance < 0.85 else self.amount(1, 15, 0.6)))
            fin = annual if rng.random() < 0.25 else self.part(annual, 0.3, 1.0)
            if k in ("abroad", "buy") and rng.random() < 0.3:
                fin = 0
            f.sg[k] = {"initial": ini, "annual": annual, "final": fin}
        f.counts = {"delegations": 0, "travellers": 0, "bought": 0, "held": rng.randint(1, 12),
                    "receptions": 0, "guests": 0}
        if f.sg["abroad"]["final"]:
            f.counts["delegations"] = rng.randint(1, 4)
            f.counts["travellers"] = f.counts["delegations"] + rng.randint(2, 9)
        if f.sg["buy"]["final"]:
            f.counts["bought"] = rng.randint(1, 3)
        if f.sg["reception"]["final"]:
            f.counts["receptions"] = rng.randint(6, 60)
            f.counts["guests"] = f.counts["receptions"] * rng.randint(3, 9) + rng.randint(0, 5)
        f.proc = {"goods": self.amount(2, 60), "works": 0 if rng.random() < 0.4 else self.amount(5, 60),
                  "services": self.amount(3, 80)}
        f.close()
        f.small = self.part(f.proc_total, 0.3, 0.95)
        f.micro = self.part(f.small, 0.2, 0.9)
        f.oper = self.part(f.public, 0.5, 0.98)
        return f

    def asset(self):
        """Vehicles by use, and values of what is owned."""
        rng = self.rng
        kinds = ["leaders", "messages", "emergency", "enforcement", "special", "other-vehicles"]
        cars = {k: rng.choice([0, 0, 1, 2, 3, 5, 11]) for k in kinds}
        if not sum(cars.values()):
            cars["messages"] = 2
        return {"cars": cars, "buildings": self.amount(200, 3000), "vehicles": self.amount(20, 200),
                "equipment": self.amount(5, 90), "other": self.amount(20, 400),
                "machines": rng.choice([0, 0, 1, 2, 4])}

    def halves(self, y):
        """A budget cut in two, row by row."""
        b, two = self.budgets[y], (Budget(), Budget())
        for name in ("general", "fund", "soe"):
            for c, r in getattr(b, name).items():
                cut = Row(*(self.part(r[p], 0.3, 0.7) for p in PARTS))
                getattr(two[0], name)[c] = cut
                getattr(two[1], name)[c] = Row(*(r[p] - cut[p] for p in PARTS))
        two[1].own, two[1].sources, two[1].carried = dict(b.own), dict(b.sources), b.carried
        for field in ("sg", "proc"):
            whole = getattr(b, field)
            first = {k: self.part(v, 0.2, 0.8) for k, v in whole.items()}
            setattr(two[0], field, first)
            setattr(two[1], field, {k: v - first[k] for k, v in whole.items()})
        for h in two:
            for name in ("fund", "soe"):
                setattr(h, name, {c: r for c, r in getattr(h, name).items() if r.total})
            h.close()
        for field, cap in (("oper", "public"), ("small", "proc_total"), ("micro", "small")):
            # Each half within its cap, both together the whole.
            whole, caps = getattr(b, field), [getattr(h, cap) for h in two]
            low, high = max(0, whole - caps[1]), min(whole, caps[0])
            first = low + self.part(high - low)
            setattr(two[0], field, first)
            setattr(two[1], field, whole - first)
        for h in two:
            h.estimate = {c: self.drift(r.total, 0.2) for c, r in h.general.items() if r.total}
        return two

    def list_projects(self, b):
        """Named projects that add up to the project spending."""
        out, pool = [], list(names.PROJECTS)
        self.rng.shuffle(pool)
        for c in sorted(b.all):
            v = b.all[c]["project"]
            if v:
                name = pool[len(out) % len(pool)] + ("" if len(out) < len(pool) else "二期")
                out.append((f"{names.CODES[c]}{name}", c, v))
        return out


class Unit:
    """A unit that discloses its own budget."""

    def __init__(self, dept, index, budgets):
        self.dept, self.budgets, self.accounts = dept, budgets, dept.accounts
        self.rng, self.unit, self.grain, self.year = dept.rng, dept.unit, dept.grain, dept.year
        self.name, self.units, self.code = dept.units[index], [dept.units[index]], f"{dept.code}{index + 1:03d}"
        self.assets = {y: dept.asset() for y in budgets}
        self.projects = {y: dept.list_projects(b) for y, b in budgets.items()}
        self.part, self.drift, self.amount = dept.part, dept.drift, dept.amount
