"""Frames of budgets for the sixth patterns: both sides, income, spending and its kinds, and what binds them."""

import names
from department import total
from frames_budget import SOURCE
from frames_late_totals import both_years, free, of, put, reason, turned, two_of_a_kind
from frames_plain_budget import of_known
from frames_plain_things import of_department
from frames_unseen_budget import last_year
from relations import AtMost, Same, Sum
from sentence import Skip


def begin(c):
    """An environment whose subject is named as offices name themselves."""
    e = c.env()
    own = "我局" if c.dept.name.endswith("局") else "我办" if c.dept.name.endswith("办公室") else "本单位"
    e["who"] = c.rng.choice([c.dept.name, c.dept.name, c.own_word, "我单位", own])
    return e


def versus(c, e, now, base, x, tail, scope, kind="any", to="上年预算", rate=0.5):
    """A clause that says how a figure moved, or that it did not."""
    c.change(e, now, base, x=x, tail=tail, scope=scope)
    e["why" + tail] = reason(c, kind, e.signs["s" + tail])
    if now == base:
        return f"与{to}" + c.rng.choice(["持平", "持平", "相同", "一致"])
    lead = c.rng.choice([f"比{to}", f"较{to}", f"与{to}相比"])
    more = f"，{{s{tail}>增长|下降}}{{P{tail}}}" if base > 0 and c.rng.random() < rate else ""
    return f"{lead}{{s{tail}>增加|减少}}{{D{tail}}}{more}"


def sources(b):
    """All sources of income by their rows, those with nothing too."""
    out = [("一般公共预算拨款收入", total(b.general)), ("政府性基金预算拨款收入", total(b.fund)), ("国有资本经营预算拨款收入", total(b.soe))]
    return out + [(SOURCE[k], b.sources.get(k, 0)) for k in ("business", "operating", "other")] + [("上年结转", b.carried)]


def income_list_moved(c):
    """Income by source, with some sources that have nothing, and its change."""
    e, b, o = begin(c), c.b, c.o
    zeros = c.rng.random() < 0.6
    kinds = [k for k in sources(b) if k[1] or zeros]
    if len(kinds) < 2:
        kinds.append(("其他收入", 0))
    put(e, A=b.total)
    turned(c, e, b.total, o.total, scope="row")
    c.listed(e, "parts", [(*k, "", True) for k in kinds], c.rng.choice(["，", "、", "；"]))
    return e


def sides_each_moved(c):
    """Income and spending in all, and the change that each has."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.total, E=b.total)
    turned(c, e, b.total, o.total, scope="row")
    e.rel(Same("A", "E"))
    return e


def income_tree(c):
    """Income of the year by source, each with its change, and what was carried over."""
    e, b, o = begin(c), c.b, c.o
    old = dict(sources(o))
    kinds = [k for k in sources(b)[:-1] if k[1] or k[0].startswith(("一般", "政府"))]
    put(e, A=b.total, N=b.total - b.carried, K=b.carried)
    frags, parts = [], []
    for i, (label, now) in enumerate(kinds):
        x, base = f"a{i}", old[label]
        put(e, **{x: now})
        scope = "row" if not i else last_year(c) if base else None
        parts.append(x)
        frags.append(f"（{i + 1}）{label}{{{x}}}，{versus(c, e, now, base, x, str(i), scope)}{'；' if i < len(kinds) - 1 else '。'}")
    e["lines"] = frags
    e.rel(Sum("N", parts), Sum("A", ["N", "K"]))
    return e


def income_carried_first(c):
    """What was carried over, appropriations and the rest, each with its share."""
    e, b = begin(c), c.b
    put(e, A=b.total, K=b.carried, F=b.fiscal)
    free(e, R=b.total - b.fiscal - b.carried)
    for rate, part in (("k", "K"), ("p", "F"), ("q", "R")):
        of(e, rate, part, "A")
    e.rel(Sum("A", ["K", "F", "R"]))
    return e


def fiscal_sides_moved(c):
    """Appropriations: their change, where they come from and what they are for."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.fiscal, a=total(b.general), b=total(b.fund), d=total(b.soe), J=b.basic)
    free(e, M=b.fiscal - b.basic)
    turned(c, e, b.fiscal, o.fiscal, scope=last_year(c))
    e.rel(Sum("A", ["a", "b", "d"]), Sum("A", ["J", "M"]))
    return e


def kinds_against_printed(c):
    """Both kinds of spending: share, last year's amount, change; all spending is not printed."""
    e, b, o = begin(c), c.b, c.o
    e["k1"], e["k2"] = c.rng.choice([("1.", "2."), ("（1）", "（2）"), ("①", "②"), ("（一）", "（二）")])
    for i, k, p, kind in (("1", "basic", "p", "persons"), ("2", "project", "q", "projects")):
        now, base = getattr(b, k), getattr(o, k)
        if not now or not base:
            raise Skip("none")
        put(e, **{"A" + i: now})
        of_known(e, p, "A" + i, b.total)
        both_years(c, e, now, base, "A" + i, "B" + i, i, last_year(c), kind)
    return e


def fiscal_kinds(c):
    """All spending, what of it appropriations pay for, and that by kind with changes."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.total, F=b.fiscal, J=b.basic)
    free(e, M=b.fiscal - b.basic)
    turned(c, e, b.basic, o.basic, "J", "1", "row", "persons")
    turned(c, e, b.fiscal - b.basic, o.fiscal - o.basic, "M", "2", None, "projects")
    e.rel(AtMost("A", ["F"]), Sum("F", ["J", "M"]))
    return e


def spend_by_money(c):
    """All spending by what pays for it, and its change."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.total, a=total(b.general), b=total(b.fund), d=total(b.soe))
    free(e, f=b.total - b.fiscal)
    turned(c, e, b.total, o.total, scope="row")
    e.rel(Sum("A", ["a", "b", "d", "f"]))
    return e


def total_then_moved(c):
    """All spending, its change in the next sentence, two reasons."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.total)
    turned(c, e, b.total, o.total, scope="row")
    e["r1"], e["r2"] = two_of_a_kind(c, "projects", e.signs["s"])
    return e


def four_classes(c):
    """Spending by the classes of projects that are used since 2022."""
    of_department(c)
    e, b, d = begin(c), c.b, c.dept
    x = c.memo("running projects, sixth", lambda: d.part(b.project, 0.1, 0.4))
    if not x:
        raise Skip("none")
    put(e, A=b.total, m=b.personnel, n=b.public)
    free(e, x=x, z=b.project - x)
    for rate, part in (("p", "m"), ("q", "n"), ("r", "x"), ("k", "z")):
        of(e, rate, part, "A")
    e.rel(Sum("A", ["m", "n", "x", "z"]))
    return e


def by_economy(b):
    """Basic spending by economic class."""
    sums = {}
    for (code, _, _), v in b.items.items():
        sums[code[:3]] = sums.get(code[:3], 0) + v
    return sums


def economic_numbered(c):
    """Basic spending by economic class, numbered, the first with its share."""
    e, b = begin(c), c.b
    sums = by_economy(b)
    if not all(sums.get(k) for k in names.ECON):
        raise Skip("none")
    put(e, B=b.basic)
    marks = c.rng.choice(["①②③④", ["1.", "2.", "3.", "4."], ["（1）", "（2）", "（3）", "（4）"]])
    rows = [(f"{m}{names.ECON[k]}", sums[k], "", True) for m, k in zip(marks, ("301", "302", "303", "310"))]
    c.listed(e, "parts", rows, "；", whole="B")
    of(e, "p", "parts0", "B")
    return e


def three_at_once(c):
    """Persons, running and projects in one list, their shares in another."""
    e, b = begin(c), c.b
    if not b.project:
        raise Skip("none")
    for x, v in (("m", b.personnel), ("n", b.public), ("M", b.project)):
        e.money(x, v, cell=True, bare=x != "M")
    put(e, A=b.total)
    for rate, part in (("p", "m"), ("q", "n"), ("r", "M")):
        of(e, rate, part, "A")
    e.rel(Sum("A", ["m", "n", "M"]))
    return e


def whole_targets(c):
    """All spending under targets, by kind."""
    e, b = begin(c), c.b
    put(e, A=b.total, J=b.basic, M=b.project)
    e.rel(Sum("A", ["J", "M"]))
    return e


def none_of_two_funds(c):
    """A department that neither of the two other budgets pays for."""
    e, b = begin(c), c.b
    if b.fund or b.soe:
        raise Skip("funds")
    for x in ("z1", "z2", "z3", "z4"):
        e.money(x, 0, cell=True)
    return e


def two_funds_shares(c):
    """What the two other budgets give, as shares of all appropriations."""
    e, b = begin(c), c.b
    if not b.fund and not b.soe:
        raise Skip("none")
    put(e, A=b.fiscal, b=total(b.fund), d=total(b.soe))
    of(e, "p", "b", "A")
    of(e, "q", "d", "A")
    e.rel(AtMost("A", ["b", "d"]))
    return e
