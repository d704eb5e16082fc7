"""What a frame may ask about one disclosure, and helpers to state figures."""

from fractions import Fraction

import names
from relations import Base, Growth, NotSelf, RateOfTwo, Share, Sum
from sentence import Env, Skip, Word


class Context:
    """One disclosure of a department."""

    def __init__(self, dept, year, kind, rng):
        self.dept, self.year, self.kind, self.rng = dept, year, kind, rng
        self.b, self.o = dept.budgets[year], dept.budgets[year - 1]
        self.f, self.g = dept.accounts[year], dept.accounts[year - 1]
        self.asset = dept.assets[year]
        self.own_word = "本单位" if hasattr(dept, "dept") else "本部门"
        # Whether the documents of the year before are published in the site.
        self.published = year == dept.year

    def env(self):
        """An environment with years, the department's name and a reason."""
        e = Env(self.rng)
        e["Y"], e["who"] = str(self.year), self.rng.choice([self.own_word, self.dept.name, self.dept.name])
        e["y"] = Word("year", str(self.year - 1), "y")
        e["why"] = self.why(0)
        return e

    def why(self, sign):
        """A reason that fits a direction, or none in particular."""
        pool = names.ANY if sign == 0 or self.rng.random() < 0.4 else names.UP if sign > 0 else names.DOWN
        return self.rng.choice(pool).format(p=self.rng.choice(names.PROJECTS))

    def change(self, e, now, base, x="A", tail="", scope=None, own=True):
        """States how a figure that is there differs from its base."""
        d, s, p = "D" + tail, "s" + tail, "P" + tail
        sign = (now > base) - (now < base)
        e.signs[s] = sign
        e["why" + tail] = self.why(sign)
        if scope:
            e.rel(Base(x, d, s, Fraction(base, 100), scope))
        e.old[x] = base
        if not sign:
            return
        e.money(d, abs(now - base))
        if own:
            e.rel(NotSelf("y", self.year, d))
        if base > 0:
            b = "B" + tail
            whole = Fraction(base, 100)

            def growth(g):
                if d in g.printed:
                    return 100 * g(d) / (g(b) if b in g.printed else g(x) - sign * g(d))
                if b in g.printed:
                    return 100 * sign * (g(x) - g(b)) / g(b)
                return 100 * sign * (e.exact[x] - whole) / whole
            e.rate(p, growth)
            e.rel(Growth(p, d, now=x, sign=s))
            if scope:
                e.rel(RateOfTwo(p, x, None, s, known=whole, scope=scope))

    def listed(self, e, key, items, sep="、", share=None, whole="A", words="占{q}", complete=True):
        """A fragment that lists amounts; items: (text before, 分, text after)."""
        frags, parts = [], []
        for i, item in enumerate(items):
            text, cents = item[0], item[1]
            after = item[2] if len(item) > 2 else ""
            n = f"{key}{i}"
            e.money(n, cents, cell=len(item) > 3 and item[3])
            parts.append(n)
            frag = f"{text}{{{n}}}"
            if share:
                q = f"{key}q{i}"
                e.rate(q, lambda g, n=n: 100 * g(n) / g(whole) if g(whole) else Fraction(0))
                e.rel(Share(q, n, whole))
                frag += "，" + words.replace("{q}", f"{{{q}}}")
            frags.append(frag + after + (sep if i < len(items) - 1 else ""))
        e[key] = frags
        if complete:
            e.rel(Sum(whole, parts))
        return parts

    def share_first(self, e, items, words, sep):
        """A complete list whose shares stand before their amounts; items: (name, 分)."""
        frags, parts = [], []
        for i, (text, cents) in enumerate(items):
            n, q = f"parts{i}", f"q{i}"
            e.money(n, cents, cell=True)
            e.rate(q, lambda g, n=n: 100 * g(n) / g("A"))
            e.rel(Share(q, n, "A"))
            parts.append(n)
            frags.append(text + words.replace("{q}", f"{{{q}}}").replace("{n}", f"{{{n}}}") + (sep if i < len(items) - 1 else ""))
        e["parts"] = frags
        e.rel(Sum("A", parts))

    def pick(self, items):
        """One of several, or none at all."""
        if not items:
            raise Skip("nothing")
        return self.rng.choice(items)

    def memo(self, key, make):
        """What a document invents once and says the same everywhere."""
        known = self.dept.__dict__.setdefault("memos", {})
        key = (self.year, self.kind, key)
        if key not in known:
            known[key] = make()
        return known[key]

    def use(self):
        """A purpose."""
        return self.rng.choice(names.USES)
