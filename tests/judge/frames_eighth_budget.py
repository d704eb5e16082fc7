"""Frames of budgets for the eighth patterns: totals, 类, 款 and 项, and what binds them."""

from fractions import Fraction

import names
from department import column, level, total
from frames_late_rows import heads
from frames_late_totals import both_years, free, of, put, turned
from frames_plain_budget import of_known
from frames_plain_things import of_department
from frames_sixth_totals import begin, sources
from frames_unseen_budget import last_year
from relations import AtMost, Base, Delta, Net, RateOfTwo, Relation, Same, Sum
from sentence import Skip

KINDS = (("基本支出", "basic", "persons"), ("项目支出", "project", "projects"))


class Ratio(Relation):
    """name = factor × part ÷ whole: ‰, points of a score."""

    def __init__(self, name, part, whole, factor, known=None, scope="sentence"):
        self.name, self.part, self.whole, self.factor, self.known, self.scope = name, part, whole, factor, known, scope

    def names(self):
        return [n for n in (self.name, self.part, self.whole) if n]

    def test(self, figs, slack):
        a = self.iv(figs, self.part, slack)
        w = self.iv(figs, self.whole, slack) if self.whole else (self.known, self.known)
        low, high = self.iv(figs, self.name, slack)
        return w[0] <= 0 or (low <= self.factor * a[1] / w[0] and self.factor * a[0] / w[1] <= high)


def told(c, e, now, base, x, t, scope, to, kind="any"):
    """A clause that tells a change, also where it is none (增加0万元，增长0%), and whether its figures stand there."""
    d, s, p = "D" + t, "s" + t, "P" + t
    if now != base:
        turned(c, e, now, base, x, t, scope if base else None, kind)
        return f"比{to}{{{s}>增加|减少}}{{{d}}}" + (f"，{{{s}>增长|下降}}{{{p}}}" if base > 0 else ""), True
    if c.rng.random() < 0.4:
        return f"与{to}持平", False
    e.signs[s] = 1
    e.money(d, 0)
    e.rate(p, lambda g: Fraction(0))
    if scope and base:
        known = Fraction(base, 100)
        e.rel(Base(x, d, s, known, scope), RateOfTwo(p, x, None, s, known=known, scope=scope))
    return f"比{to}{{{s}>增加|减少}}{{{d}}}，增长{{{p}}}", True


def staff(c, back=0):
    """Persons in post of a year; every document of a department says the same."""
    memos = c.dept.__dict__.setdefault("memos", {})
    first = memos.setdefault("in post, eighth", c.rng.randint(12, 96))
    return memos.setdefault((c.year - back, "in post, eighth"), first + c.rng.randint(-3, 3))


def income_each_told(c):
    """Income and its change; each source, those with nothing too, with share and change."""
    e, b, o = begin(c), c.b, c.o
    old = dict(sources(o))
    kinds = [k for k in sources(b) if k[1] or old[k[0]] or k[0].startswith(("一般", "政府", "国有"))]
    put(e, A=b.total)
    turned(c, e, b.total, o.total, scope="row")
    frags, parts = [], []
    for i, (label, now) in enumerate(kinds, 1):
        x, t = f"a{i}", str(i)
        put(e, **{x: now})
        of(e, "q" + t, x, "A")
        clause, _ = told(c, e, now, old[label], x, t, "row" if i == 1 else last_year(c), "上年预算")
        frags.append(f"{i}.{label}{{{x}}}，占收入总预算的{{q{t}}}，{clause}" + ("；" if i < len(kinds) else "。"))
        parts.append(x)
    e["lines"] = frags
    e.rel(Sum("A", parts))
    return e


def sides_each_both(c):
    """One figure for both sides of each of two years."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.total)
    both_years(c, e, b.total, o.total, scope="row")
    return e


def kinds_paired(c):
    """Both kinds of spending: amounts, shares and changes, each in one list; all spending is not printed."""
    e, b, o = begin(c), c.b, c.o
    if not b.project or not o.project:
        raise Skip("none")
    for i, (_, k, kind), x, p in zip("12", KINDS, "JM", "pq"):
        put(e, **{x: getattr(b, k)})
        of_known(e, p, x, b.total)
        turned(c, e, getattr(b, k), getattr(o, k), x, i, "row", kind)
    return e


def years_in_brackets(c):
    """All spending and both kinds, last year's amounts in brackets, the three changes in one list."""
    e, b, o = begin(c), c.b, c.o
    if not b.project or not o.project:
        raise Skip("none")
    put(e, A=b.total, J=b.basic, M=b.project)
    both_years(c, e, b.total, o.total, scope="row")
    both_years(c, e, b.basic, o.basic, "J", "B1", "1", "row", "persons")
    both_years(c, e, b.project, o.project, "M", "B2", "2", "row", "projects")
    e.rel(Sum("A", ["J", "M"]), Sum("B", ["B1", "B2"]), Net("D", "s", [("D1", "s1"), ("D2", "s2")]))
    return e


def change_comes_first(c):
    """General spending: the change stands before the amount that it leads to."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=total(b.general))
    turned(c, e, total(b.general), total(o.general), scope="row")
    return e


def nested_thrice(c):
    """All spending by money, money by fund, the general fund by kind."""
    e, b = begin(c), c.b
    project = column(b.general, "project")
    put(e, A=b.total, F=b.fiscal, G=total(b.general), J=b.basic, b=total(b.fund), d=total(b.soe))
    free(e, K=project, f=b.total - b.fiscal)
    e.rel(Sum("A", ["F", "f"]), Sum("F", ["G", "b", "d"]), Sum("G", ["J", "K"]))
    return e


def class_of_both(c):
    """A 类 of the general budget whose amount is basic and project spending, of both years."""
    e, b, o = begin(c), c.b, c.o
    rows = [h for _, h in heads(b.general) if level(o.general, h)]
    kinds = lambda h: (sum(r.basic for k, r in b.general.items() if k.startswith(h)), sum(r["project"] for k, r in b.general.items() if k.startswith(h)))
    h = c.pick([h for h in rows if all(kinds(h))])
    e["cls"] = e["path"] = names.CODES[h]
    put(e, A=level(b.general, h), **dict(zip("JM", kinds(h))))
    of_known(e, "p", "A", total(b.general))
    both_years(c, e, level(b.general, h), level(o.general, h), scope="row")
    e.rel(Sum("A", ["J", "M"]))
    return e


def shares_of_wholes(c):
    """Persons, running, offices and projects, each as a share of a whole of its own; none of the wholes is printed."""
    e, b = begin(c), c.b
    if not b.project:
        raise Skip("none")
    put(e, m=b.personnel, n=b.public, x=b.oper, M=b.project)
    for rate, part, whole in (("p", "m", b.basic), ("q", "n", b.total), ("k", "x", b.public), ("r", "M", b.total)):
        of_known(e, rate, part, whole)
    e.rel(AtMost("n", ["x"]))
    return e


def code_tree(c):
    """A 类, one of its 款 and one of its 项, each behind its code."""
    e, b = begin(c), c.b
    code = c.pick([k for k, r in sorted(b.general.items()) if r.total and k not in b.own and level(b.general, k[:3]) > r.total])
    e["path"] = names.path(code)
    for i, x, n in zip("123", "abd", (3, 5, 7)):
        e["k" + i], e["n" + i] = code[:n], names.CODES[code[:n]]
        put(e, **{x: level(b.general, code[:n])})
    e.rel(AtMost("a", ["b"]), AtMost("b", ["d"]))
    return e


def carried_apart(c):
    """Income with what was carried over, and the year's own against last year's own."""
    e, b, o = begin(c), c.b, c.o
    if not (b.carried or o.carried):
        raise Skip("none")
    put(e, A=b.total, K=b.carried, N=b.total - b.carried)
    turned(c, e, b.total - b.carried, o.total - o.carried, "N", scope=last_year(c))
    e.rel(Sum("A", ["K", "N"]))
    return e


def more_and_less(c):
    """Projects: the change, and two reasons with amounts, one up and one down."""
    of_department(c)
    e, b, o = begin(c), c.b, c.o
    if not b.project or not o.project:
        raise Skip("none")
    put(e, M=b.project)
    turned(c, e, b.project, o.project, "M", scope="row", kind="projects")
    v = c.memo("less, eighth", lambda: c.dept.part(min(b.project, o.project), 0.05, 0.4))
    d = b.project - o.project
    u, v = (d + v, v) if d > 0 else (v, v - d)
    if not min(u, v):
        raise Skip("nothing")
    e["p1"], e["p2"] = c.rng.sample(names.PROJECTS, 2)
    free(e, u=u, v=v)
    s = e.signs["s"]
    e.rel(Sum("D", ["u", "v"], [s, -s]))
    return e


def net_of_classes(c):
    """All 类 of the general budget that rose, all that fell, and what remains of both."""
    e, b, o = begin(c), c.b, c.o
    codes = sorted({k[:3] for k in (*b.general, *o.general)})
    moves = [(h, level(b.general, h) - level(o.general, h)) for h in codes]
    net = total(b.general) - total(o.general)
    ups, downs = [m for m in moves if m[1] > 0], [m for m in moves if m[1] < 0]
    if not ups or not downs or not net:
        raise Skip("one way")
    put(e, D=abs(net))
    e.signs["s"] = 1 if net > 0 else -1
    parts = []
    for key, some in (("ups", ups), ("downs", downs)):
        parts += c.listed(e, key, [(names.CODES[h], abs(v), "", True) for h, v in some], "、", complete=False)
    e.rel(Sum("D", parts, [e.signs["s"]] * len(ups) + [-e.signs["s"]] * len(downs)), Delta("D", "s", Fraction(net, 100), "row"))
    e["why"] = c.why(e.signs["s"])
    return e


def against_by_kind(c):
    """The general budget against last year's, and both kinds of it, each with last year's amount."""
    e, b, o = begin(c), c.b, c.o
    v, w = column(b.general, "project"), column(o.general, "project")
    if not v or not w:
        raise Skip("none")
    put(e, A=total(b.general), J=total(b.general) - v, M=v)
    both_years(c, e, total(b.general), total(o.general), scope="row")
    both_years(c, e, total(b.general) - v, total(o.general) - w, "J", "B1", "1", last_year(c), "persons")
    both_years(c, e, v, w, "M", "B2", "2", last_year(c), "projects")
    e.rel(Sum("A", ["J", "M"]), Sum("B", ["B1", "B2"]), Net("D", "s", [("D1", "s1"), ("D2", "s2")]))
    return e


def both_sides_kinds(c):
    """Income and spending of the general budget, its change, and both kinds of spending with change, reason and purpose."""
    e, b, o = begin(c), c.b, c.o
    v, w = column(b.general, "project"), column(o.general, "project")
    if not v or not w:
        raise Skip("none")
    put(e, I=total(b.general), A=total(b.general), J=total(b.general) - v, M=v)
    turned(c, e, total(b.general), total(o.general), scope="row")
    turned(c, e, total(b.general) - v, total(o.general) - w, "J", "1", last_year(c), "persons")
    turned(c, e, v, w, "M", "2", last_year(c), "projects")
    e["use"] = c.use()
    e.rel(Sum("A", ["J", "M"]), Net("D", "s", [("D1", "s1"), ("D2", "s2")]), Same("I", "A"))
    return e


def classes_then_kinds(c):
    """All spending by 类 with shares, and its change by kind."""
    e, b, o = begin(c), c.b, c.o
    put(e, A=b.total)
    turned(c, e, b.total, o.total, scope="row")
    for t, k in (("1", "basic"), ("2", "project")):
        d = getattr(b, k) - getattr(o, k)
        if not d:
            raise Skip("flat")
        put(e, **{"D" + t: abs(d)})
        e.signs["s" + t] = 1 if d > 0 else -1
        e.rel(Delta("D" + t, "s" + t, Fraction(d, 100), "row"))
    rows = sorted(h for _, h in heads(b.all))
    c.listed(e, "parts", [(names.CODES[h], level(b.all, h), "", True) for h in rows], "；", share=True, words="占{q}")
    e.canonical = True
    e.rel(Net("D", "s", [("D1", "s1"), ("D2", "s2")]))
    return e
