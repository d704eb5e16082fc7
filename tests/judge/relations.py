"""What the figures of a sentence must satisfy, over intervals.

`holds(figs, slack)` takes the printed figures and words by name and, by name,
by how many more units of its last place each is widened. It is None where the
relation says nothing, because a figure of it is not printed.
"""

from fractions import Fraction


def meets(a, b):
    """Whether two intervals have a point in common."""
    return a[0] <= b[1] and b[0] <= a[1]


def add(a, b, sign=1):
    """The sum or difference of two intervals."""
    return (a[0] + b[0], a[1] + b[1]) if sign > 0 else (a[0] - b[1], a[1] - b[0])


class Relation:
    """A relation over figures by name."""

    scope = "sentence"

    def names(self):
        """The figures it needs."""
        raise NotImplementedError

    def iv(self, figs, name, slack):
        """The interval of a figure."""
        return figs[name].interval(slack.get(name, 0))

    def ready(self, figs):
        """Whether all figures are printed."""
        return all(n in figs for n in self.names())

    def holds(self, figs, slack):
        """None, True or False."""
        return self.test(figs, slack) if self.ready(figs) else None

    def label(self):
        """What a report calls it."""
        return f"{type(self).__name__}({','.join(self.names())})"


class Sum(Relation):
    """whole = Σ parts, each with a sign; a complete list."""

    def __init__(self, whole, parts, signs=None):
        self.whole, self.parts, self.signs = whole, parts, signs or [1] * len(parts)

    def names(self):
        return [self.whole] + list(self.parts)

    def ready(self, figs):
        # A part that is left out is a part that is missing.
        return self.whole in figs and any(p in figs for p in self.parts)

    def test(self, figs, slack):
        got = (Fraction(0), Fraction(0))
        for p, s in zip(self.parts, self.signs):
            for n in figs:
                if n == p or n.startswith(p + "*"):
                    got = add(got, self.iv(figs, n, slack), s)
        return meets(got, self.iv(figs, self.whole, slack))


class CountedSum(Sum):
    """A sum of a list that is complete because it has as many parts as a count says: 项目3个，…其中：a、b、c.

    With another count the list may be a part of the whole, and nobody can tell.
    """

    def __init__(self, whole, parts, count):
        super().__init__(whole, parts)
        self.count = count

    def ready(self, figs):
        have = sum(1 for n in figs if any(n == p or n.startswith(p + "*") for p in self.parts))
        return super().ready(figs) and (self.count not in figs or figs[self.count].whole == have)


class AtMost(Relation):
    """Σ parts is at most the whole."""

    def __init__(self, whole, parts):
        self.whole, self.parts = whole, parts

    def names(self):
        return [self.whole] + list(self.parts)

    def test(self, figs, slack):
        low = sum(self.iv(figs, p, slack)[0] for p in self.parts)
        return low <= self.iv(figs, self.whole, slack)[1]


class Change(Relation):
    """now − base = sign × change; all that is printed of it."""

    def __init__(self, now, base, change, sign):
        self.n = (now, base, change, sign)

    def names(self):
        return list(self.n)

    def ready(self, figs):
        now, base, _, sign = self.n
        return now in figs and base in figs and sign in figs

    def test(self, figs, slack):
        now, base, change, sign = self.n
        d = add(self.iv(figs, now, slack), self.iv(figs, base, slack), -1)
        s = figs[sign].sign
        if change in figs:
            c = self.iv(figs, change, slack)
            c = c if s > 0 else (-c[1], -c[0]) if s < 0 else (min(-c[0], -c[1]), max(c))
            return meets(d, c)
        if s == 0:
            return d[0] <= 0 <= d[1]
        return d[1] >= 0 if s > 0 else d[0] <= 0


class Growth(Relation):
    """rate = change ÷ base, where the base is printed, known, or now ∓ change."""

    def __init__(self, rate, change, base=None, now=None, sign=None, known=None):
        self.rate, self.change, self.base, self.now, self.sign, self.known = rate, change, base, now, sign, known

    def names(self):
        return [n for n in (self.rate, self.change, self.base, self.now, self.sign) if n]

    def test(self, figs, slack):
        d, p = self.iv(figs, self.change, slack), self.iv(figs, self.rate, slack)
        if self.base or self.known is not None:
            b = self.iv(figs, self.base, slack) if self.base else (self.known, self.known)
            if b[1] < 0:
                b = (-b[1], -b[0])
            if b[0] <= 0:
                return True
            return meets(p, (100 * d[0] / b[1], 100 * d[1] / b[0]))
        a, s = self.iv(figs, self.now, slack), figs[self.sign].sign
        if s == 0:
            return True
        low, high = a[1] - s * d[0], a[0] - s * d[1]
        if low <= 0 or high <= 0:
            # Growth by more than there is now: no base at all.
            return max(low, high) > 0
        return meets(p, (100 * d[0] / low, 100 * d[1] / high))


class RateOfTwo(Relation):
    """rate = |now − base| ÷ base, with its sign."""

    def __init__(self, rate, now, base, sign, known=None, scope="sentence"):
        self.rate, self.now, self.base, self.sign, self.known, self.scope = rate, now, base, sign, known, scope

    def names(self):
        return [n for n in (self.rate, self.now, self.base, self.sign) if n]

    def test(self, figs, slack):
        a, p, s = self.iv(figs, self.now, slack), self.iv(figs, self.rate, slack), figs[self.sign].sign
        b = self.iv(figs, self.base, slack) if self.base else (self.known, self.known)
        if b[0] <= 0 or s == 0:
            return True
        low, high = (a[0] / b[1] - 1) * 100, (a[1] / b[0] - 1) * 100
        return meets(p, (low, high) if s > 0 else (-high, -low))


class AnyOf(Relation):
    """A rate that may be made from any of several pairs of printed amounts."""

    def __init__(self, ways):
        self.ways = ways

    @property
    def scope(self):
        """The nearest of the scopes."""
        scopes = [w.scope for w in self.ways]
        return "sentence" if "sentence" in scopes else scopes[0]

    def names(self):
        return sorted({n for w in self.ways for n in w.names()})

    def holds(self, figs, slack):
        got = [h for h in (w.holds(figs, slack) for w in self.ways) if h is not None]
        return any(got) if got else None

    def label(self):
        return " or ".join(w.label() for w in self.ways)


def gathered(relations):
    """The relations, those about one rate of growth in one."""
    rates, out = {}, []
    for r in relations:
        if isinstance(r, (Growth, RateOfTwo)):
            if r.rate not in rates:
                rates[r.rate] = AnyOf([])
                out.append(rates[r.rate])
            rates[r.rate].ways.append(r)
        else:
            out.append(r)
    return out


class Share(Relation):
    """rate = 100 × part ÷ whole."""

    def __init__(self, rate, part, whole, known=None, scope="sentence"):
        self.rate, self.part, self.whole, self.known, self.scope = rate, part, whole, known, scope

    def names(self):
        return [n for n in (self.rate, self.part, self.whole) if n]

    def test(self, figs, slack):
        a, p = self.iv(figs, self.part, slack), self.iv(figs, self.rate, slack)
        w = self.iv(figs, self.whole, slack) if self.whole else (self.known, self.known)
        if w[0] <= 0:
            return True
        return meets(p, (100 * a[0] / w[1], 100 * a[1] / w[0]))


class ShareOfSum(Relation):
    """rate = 100 × Σ parts ÷ whole."""

    def __init__(self, rate, parts, whole):
        self.rate, self.parts, self.whole = rate, parts, whole

    def names(self):
        return [self.rate, *self.parts, self.whole]

    def test(self, figs, slack):
        got, w = (Fraction(0), Fraction(0)), self.iv(figs, self.whole, slack)
        for p in self.parts:
            got = add(got, self.iv(figs, p, slack))
        return w[0] <= 0 or meets(self.iv(figs, self.rate, slack), (100 * got[0] / w[1], 100 * got[1] / w[0]))


class SignedRate(Relation):
    """rate = (now − base) ÷ base, the sign printed with the rate."""

    def __init__(self, rate, now, base):
        self.rate, self.now, self.base = rate, now, base

    def names(self):
        return [self.rate, self.now, self.base]

    def test(self, figs, slack):
        a, b = self.iv(figs, self.now, slack), self.iv(figs, self.base, slack)
        return b[0] <= 0 or meets(self.iv(figs, self.rate, slack), ((a[0] / b[1] - 1) * 100, (a[1] / b[0] - 1) * 100))


class Mean(Relation):
    """one = whole ÷ count."""

    def __init__(self, one, whole, count):
        self.one, self.whole, self.count = one, whole, count

    def names(self):
        return [self.one, self.whole, self.count]

    def test(self, figs, slack):
        a, n = self.iv(figs, self.whole, slack), self.iv(figs, self.count, slack)
        return n[0] <= 0 or meets(self.iv(figs, self.one, slack), (a[0] / n[1], a[1] / n[0]))


class Average(Relation):
    """one = Σ parts ÷ how many there are."""

    def __init__(self, one, parts):
        self.one, self.parts = one, parts

    def names(self):
        return [self.one, *self.parts]

    def test(self, figs, slack):
        got, n = (Fraction(0), Fraction(0)), len(self.parts)
        for p in self.parts:
            got = add(got, self.iv(figs, p, slack))
        return meets(self.iv(figs, self.one, slack), (got[0] / n, got[1] / n))


class Multiple(Relation):
    """times = now ÷ base, or (now − base) ÷ base where it tells a growth."""

    def __init__(self, times, now, base, growth=False):
        self.times, self.now, self.base, self.less = times, now, base, 1 if growth else 0

    def names(self):
        return [self.times, self.now, self.base]

    def test(self, figs, slack):
        a, b = self.iv(figs, self.now, slack), self.iv(figs, self.base, slack)
        return b[0] <= 0 or meets(self.iv(figs, self.times, slack), (a[0] / b[1] - self.less, a[1] / b[0] - self.less))


class Cell(Relation):
    """A figure is one of the figures of its row."""

    def __init__(self, name, exact, scope="row"):
        self.name, self.exact, self.scope = name, exact, scope

    def names(self):
        return [self.name]

    def test(self, figs, slack):
        low, high = self.iv(figs, self.name, slack)
        return any(low <= e <= high for e in self.exact)


class Base(Relation):
    """now ∓ change is the figure published for the base."""

    def __init__(self, now, change, sign, exact, scope="document"):
        self.now, self.change, self.sign, self.exact, self.scope = now, change, sign, exact, scope

    def names(self):
        return [self.now, self.change, self.sign]

    def ready(self, figs):
        return self.now in figs and self.sign in figs and (self.change in figs or figs[self.sign].sign == 0)

    def test(self, figs, slack):
        a, s = self.iv(figs, self.now, slack), figs[self.sign].sign
        if self.change in figs and s:
            a = add(a, self.iv(figs, self.change, slack), -s)
        return a[0] <= self.exact <= a[1]


class Delta(Relation):
    """A change with its word of direction is the known difference of two figures that are not printed."""

    def __init__(self, change, sign, exact, scope="row"):
        self.change, self.sign, self.exact, self.scope = change, sign, exact, scope

    def names(self):
        return [self.change, self.sign]

    def test(self, figs, slack):
        s = figs[self.sign].sign
        if not s:
            return True
        got = add((Fraction(0), Fraction(0)), self.iv(figs, self.change, slack), s)
        return got[0] <= self.exact <= got[1]


class Net(Relation):
    """A change is the sum of its parts' changes, each with its own word of direction; 持平 counts as none."""

    def __init__(self, change, sign, parts):
        self.pairs = [(change, sign), *parts]

    def names(self):
        return [n for pair in self.pairs for n in pair]

    def ready(self, figs):
        return all(s in figs and (d in figs or not figs[s].sign) for d, s in self.pairs)

    def test(self, figs, slack):
        whole, *parts = self.pairs
        signed = lambda pairs: [(self.iv(figs, d, slack), figs[s].sign) for d, s in pairs if figs[s].sign]
        got = (Fraction(0), Fraction(0))
        for iv, s in signed(parts):
            got = add(got, iv, s)
        for iv, s in signed([whole]):
            got = add(got, iv, -s)
        return got[0] <= 0 <= got[1]


class PhaseBase(Relation):
    """now ∓ change is the figure that the named phase has."""

    scope = "document"

    def __init__(self, now, change, sign, word, table):
        self.now, self.change, self.sign, self.word, self.table = now, change, sign, word, table

    def names(self):
        return [self.now, self.change, self.sign, self.word]

    def test(self, figs, slack):
        exact = self.table.get(figs[self.word].word)
        if exact is None or not figs[self.sign].sign:
            return True
        a = add(self.iv(figs, self.now, slack), self.iv(figs, self.change, slack), -figs[self.sign].sign)
        return a[0] <= exact <= a[1]


class PhaseCell(Relation):
    """A figure is what its row has in the column that the word names."""

    scope = "row"

    def __init__(self, name, word, table):
        self.name, self.word, self.table = name, word, table

    def names(self):
        return [self.name, self.word]

    def test(self, figs, slack):
        exact = self.table.get(figs[self.word].word)
        low, high = self.iv(figs, self.name, slack)
        return exact is None or low <= exact <= high


class NotSelf(Relation):
    """A change against the same figure of the same year is none."""

    def __init__(self, year, own, change):
        self.year, self.own, self.change = year, own, change

    def names(self):
        return [self.year, self.change]

    def test(self, figs, slack):
        return figs[self.year].word != str(self.own) or self.iv(figs, self.change, slack)[0] <= 0


class Whole(Relation):
    """A completion that is said to be exact."""

    def __init__(self, name):
        self.name = name

    def names(self):
        return [self.name]

    def test(self, figs, slack):
        low, high = self.iv(figs, self.name, slack)
        return low <= 100 <= high


class SameSign(Relation):
    """Two words of direction about one change say the same."""

    def __init__(self, a, b):
        self.a, self.b = a, b

    def names(self):
        return [self.a, self.b]

    def test(self, figs, slack):
        return figs[self.a].sign == figs[self.b].sign


class Same(Relation):
    """Two figures are one."""

    def __init__(self, a, b):
        self.a, self.b = a, b

    def names(self):
        return [self.a, self.b]

    def test(self, figs, slack):
        return meets(self.iv(figs, self.a, slack), self.iv(figs, self.b, slack))


class Total(Relation):
    """Figures that add up to a number that the text shows otherwise."""

    def __init__(self, parts, exact):
        self.parts, self.exact = parts, Fraction(exact)

    def names(self):
        return list(self.parts)

    def test(self, figs, slack):
        got = (Fraction(0), Fraction(0))
        for p in self.parts:
            got = add(got, self.iv(figs, p, slack))
        return got[0] <= self.exact <= got[1]


class Product(Relation):
    """result = Σ of products of figures (and of plain numbers)."""

    def __init__(self, result, terms):
        self.result, self.terms = result, terms

    def names(self):
        return [self.result] + [n for t in self.terms for n in t if isinstance(n, str)]

    def test(self, figs, slack):
        got = (Fraction(0), Fraction(0))
        for t in self.terms:
            one = (Fraction(1), Fraction(1))
            for n in t:
                if isinstance(n, str):
                    f = figs[n]
                    # The factors of a calculation are exact as they are printed.
                    w = slack.get(n, 0) * f.step
                    iv = (f.value - w, f.value + w)
                else:
                    iv = (n, n)
                one = (one[0] * iv[0], one[1] * iv[1])
            got = add(got, one)
        return meets(got, self.iv(figs, self.result, slack))


class Bound(Relation):
    """超过 and 不足 say on which side of a known figure an amount lies; 约 says it is near."""

    scope = "row"

    def __init__(self, name, exact, side):
        self.name, self.exact, self.side = name, exact, side

    def names(self):
        return [self.name]

    def test(self, figs, slack):
        low, high = self.iv(figs, self.name, slack)
        if self.side == "near":
            return low <= self.exact * Fraction(11, 10) and high >= self.exact * Fraction(9, 10)
        return low <= self.exact if self.side == "below" else high >= self.exact


class Zero(Relation):
    """A figure is zero."""

    def __init__(self, name, scope="row"):
        self.name, self.scope = name, scope

    def names(self):
        return [self.name]

    def test(self, figs, slack):
        low, high = self.iv(figs, self.name, slack)
        return low <= 0 <= high


def contradicted(relations, figs):
    """The relations that no miss of one unit of the last place explains."""
    out = []
    for r in relations:
        if r.holds(figs, {}) is not False:
            continue
        names = [n for n in figs if hasattr(figs[n], "interval")]
        if all(r.holds(figs, {n: 1}) is False for n in names if any(n == m or n.startswith(m + "*") for m in r.names())):
            out.append(r)
    return out
