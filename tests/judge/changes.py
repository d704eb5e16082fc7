"""Makes a right sentence wrong by one change, and proves that it is wrong.

A change counts only when the sentence's own relations are broken for certain:
no miss of one unit of the last place of any one figure explains it. Three
kinds are faults of form (a unit or a per cent sign lost or doubled) and are
wrong by themselves.
"""

from fractions import Fraction

from amounts import UNIT, Figure, rounded
from relations import AtMost, Growth, NotSelf, RateOfTwo, Share, Sum, contradicted
from sentence import Token, Word


class Change:
    """A wrong sentence."""

    def __init__(self, kind, tokens, at, relations, was):
        self.kind, self.tokens, self.at, self.relations, self.was = kind, tokens, at, relations, was


def clone(tokens):
    """The same tokens, to be changed one by one."""
    out = []
    for t in tokens:
        n = Token(t.item, t.name, t.group)
        n.before, n.after = getattr(t, "before", ""), getattr(t, "after", "")
        out.append(n)
    return out


def places_of(tokens, *kinds):
    """Where figures of some kinds stand."""
    return [i for i, t in enumerate(tokens) if isinstance(t.item, Figure) and t.item.kind in kinds]


def with_digits(f, digits, places=None):
    """A figure with other digits; None where they are no number."""
    if not digits or (len(digits) > 1 + (places if places is not None else f.places) and digits[0] == "0"):
        return None
    # Digits have no sign: the figure keeps its own.
    return f.copy(whole=-int(digits) if f.whole < 0 else int(digits), places=f.places if places is None else places)


def raw(f):
    """The digits of a figure without its point."""
    return str(abs(f.whole)).rjust(f.places + 1, "0")


def digit(s, tokens, rng):
    """One digit is another."""
    i = rng.choice(places_of(tokens, "money", "rate", "count", "number") or [None])
    f = tokens[i].item
    d = raw(f)
    k = rng.randrange(len(d))
    new = d[:k] + rng.choice([c for c in "0123456789" if c != d[k] and not (k == 0 and c == "0" and len(d) > 1)]) + d[k + 1:]
    return replace(tokens, i, with_digits(f, new))


def swap(s, tokens, rng):
    """Two digits next to each other are exchanged."""
    i = rng.choice(places_of(tokens, "money", "rate", "count", "number") or [None])
    f = tokens[i].item
    d = raw(f)
    pairs = [k for k in range(len(d) - 1) if d[k] != d[k + 1] and not (k == 0 and d[1] == "0")]
    k = rng.choice(pairs)
    return replace(tokens, i, with_digits(f, d[:k] + d[k + 1] + d[k] + d[k + 2:]))


def double(s, tokens, rng):
    """A digit is typed twice."""
    i = rng.choice(places_of(tokens, "money", "count") or [None])
    f = tokens[i].item
    whole = raw(f)[:len(raw(f)) - f.places]
    k = rng.randrange(len(whole))
    new = whole[:k + 1] + whole[k] + whole[k + 1:] + raw(f)[len(whole):]
    return replace(tokens, i, with_digits(f, new))


def lose(s, tokens, rng):
    """A digit is lost."""
    i = rng.choice([k for k in places_of(tokens, "money", "count") if len(raw(tokens[k].item)) - tokens[k].item.places > 1] or [None])
    f = tokens[i].item
    d = raw(f)
    k = rng.randrange(len(d) - f.places)
    new = d[:k] + d[k + 1:]
    return replace(tokens, i, with_digits(f, new))


def point(s, tokens, rng):
    """The decimal point is moved."""
    i = rng.choice([k for k in places_of(tokens, "money", "rate") if tokens[k].item.places] or [None])
    f = tokens[i].item
    return replace(tokens, i, f.copy(places=f.places + rng.choice([-1, 1])))


def few_units(s, tokens, rng):
    """A figure is off by a few units of its last place."""
    i = rng.choice(places_of(tokens, "money", "rate", "number") or [None])
    f = tokens[i].item
    return replace(tokens, i, f.copy(whole=f.whole + rng.choice([-1, 1]) * rng.randint(3, 7))) if f.whole > 9 else None


def unit_wrong(s, tokens, rng):
    """The unit is another one."""
    i = rng.choice([k for k in places_of(tokens, "money") if tokens[k].item.whole and not tokens[k].item.bare] or [None])
    if any(isinstance(t.item, Figure) and t.item.bare for t in tokens):
        return None
    f = tokens[i].item
    return replace(tokens, i, f.copy(unit=rng.choice([u for u in UNIT if u != f.unit])))


def unit_missing(s, tokens, rng):
    """The unit is lost."""
    i = rng.choice([k for k in places_of(tokens, "money") if tokens[k].item.whole and not tokens[k].item.bare] or [None])
    if any(isinstance(t.item, Figure) and t.item.bare for t in tokens):
        return None
    # A list may print its unit once, at its end: then a mark follows, and another amount.
    after = tokens[i + 1].item if i + 1 < len(tokens) and tokens[i + 1].is_text else ""
    if after[:1] in "、和，,；;" and any(k > i for k in places_of(tokens, "money")):
        return None
    return replace(tokens, i, tokens[i].item.copy(lost_unit=True)), "unit"


def unit_doubled(s, tokens, rng):
    """The unit is typed twice."""
    i = rng.choice([k for k in places_of(tokens, "money") if not tokens[k].item.bare] or [None])
    return replace(tokens, i, tokens[i].item.copy(twice_unit=True)), "unit"


def percent_lost(s, tokens, rng):
    """The per cent sign is lost."""
    i = rng.choice([k for k in places_of(tokens, "rate") if tokens[k].item.whole] or [None])
    after = tokens[i + 1].item if i + 1 < len(tokens) and tokens[i + 1].is_text else ""
    if after[:1] in "、和":
        return None
    return replace(tokens, i, tokens[i].item.copy(lost_unit=True)), "percent"


def direction(s, tokens, rng, words=None):
    """A word of direction is its opposite."""
    spots = [i for i, t in enumerate(tokens) if isinstance(t.item, Word) and t.item.kind == "sign" and t.item.sign
             and (("大于" in t.item.choices or "高于" in t.item.choices or "超" in t.item.choices) == bool(words))]
    i = rng.choice(spots or [None])
    w = tokens[i].item
    return replace(tokens, i, w.copy(w.choices[1] if w.sign > 0 else w.choices[0], -w.sign))


def greater(s, tokens, rng):
    """大于 is 小于, or the reverse."""
    return direction(s, tokens, rng, True)


def flat(s, tokens, rng):
    """持平 stands where there is a change."""
    spots = [i for i in range(len(tokens) - 1) if isinstance(tokens[i].item, Word) and tokens[i].item.kind == "sign"
             and isinstance(tokens[i + 1].item, Figure) and tokens[i + 1].item.kind == "money" and not tokens[i + 1].item.bare]
    i = rng.choice(spots or [None])
    before = tokens[i - 1].item if i and tokens[i - 1].is_text else ""
    # 比…持平 and 较…持平 are said; a figure alone before it is not.
    if not before or before[-1] in "，,（(":
        return None
    end = i + 2
    if end + 2 < len(tokens) and tokens[end].is_text and isinstance(tokens[end + 1].item, Word) and isinstance(tokens[end + 2].item, Figure) \
            and tokens[end + 1].name == tokens[i].name and tokens[end + 2].item.kind == "rate":
        closing = tokens[end].item[-1:] in "（("
        end += 3
        if closing:
            if end < len(tokens) and tokens[end].is_text and tokens[end].item[:1] in "）)":
                tokens[end].item = tokens[end].item[1:]
            else:
                return None
    if any(t.name == tokens[i].name and isinstance(t.item, Word) for t in tokens[end:]):
        return None
    w = tokens[i].item
    new = Token(Word("sign", "持平", w.name, w.choices, 0), tokens[i].name)
    new.before = new.after = ""
    tokens[i:end] = [new]
    return tokens, i


def rate_neighbour(s, tokens, rng):
    """A rate of its neighbour."""
    spots = places_of(tokens, "rate")
    i = rng.choice(spots or [None])
    others = [tokens[k].item for k in spots if abs(tokens[k].item.value - tokens[i].item.value) > 3 * max(tokens[k].item.step, tokens[i].item.step)]
    o = rng.choice(others)
    return replace(tokens, i, tokens[i].item.copy(whole=o.whole, places=o.places))


def rate_other_base(s, tokens, rng):
    """A rate of growth over the new figure in place of the base; a share of another whole."""
    figs = s.figures(tokens)
    found = []
    for r in s.env.relations:
        if isinstance(r, (Growth, RateOfTwo)) and r.ready(figs) and r.now and r.now in figs and (isinstance(r, Growth) or r.base):
            now = figs[r.now].value
            d = figs[r.change].value if isinstance(r, Growth) else abs(now - figs[r.base].value) if r.base in figs else None
            if d and now:
                found.append((r.rate, 100 * d / now))
        if isinstance(r, Share) and r.whole and r.ready(figs):
            for n, f in figs.items():
                if isinstance(f, Figure) and f.kind == "money" and n not in (r.part, r.whole) and f.value:
                    v = 100 * figs[r.part].value / f.value
                    if v <= 100:
                        found.append((r.rate, v))
    name, v = rng.choice(found)
    i = next(k for k, t in enumerate(tokens) if t.name == name)
    f = tokens[i].item
    return replace(tokens, i, f.copy(whole=rounded(v, f.places, False)))


def base_year(s, tokens, rng):
    """The base is the year itself."""
    rel = [r for r in s.relations if isinstance(r, NotSelf)]
    if not rel:
        return None
    i = rng.choice([k for k, t in enumerate(tokens) if t.name == "y"] or [None])
    # 2024年预算…，2023年预算… is a figure of its year, no base of comparison.
    before = tokens[i - 1].item if i and tokens[i - 1].is_text else ""
    if not before or not (before[-1] in "比较与" or before.endswith(("与", "较"))):
        return None
    return replace(tokens, i, tokens[i].item.copy(str(rel[0].own)))


def phase(s, tokens, rng):
    """The word of another budget, or budget for accounts."""
    i = rng.choice([k for k, t in enumerate(tokens) if isinstance(t.item, Word) and t.item.kind == "phase" and len(t.item.choices) > 1] or [None])
    w = tokens[i].item
    return replace(tokens, i, w.copy(rng.choice(w.choices[1:])))


def as_money(f, cents):
    """Another amount in the style of a figure."""
    return f.copy(whole=rounded(Fraction(cents, 100) / UNIT[f.unit], f.places, False))


def neighbour(s, tokens, rng):
    """The amount of the item beside it."""
    pool = s.near.get("rows") or []
    i = rng.choice([k for k in places_of(tokens, "money") if tokens[k].name in ("A", "B", "a", "b", "H")] or [None])
    if "path" not in s.env and "p1" not in s.env:
        return None
    return replace(tokens, i, as_money(tokens[i].item, rng.choice(pool)))


def other_fund(s, tokens, rng):
    """The amount of a row of another fund's table."""
    pool = s.near.get("fund") or []
    i = rng.choice([k for k in places_of(tokens, "money") if tokens[k].name in ("A", "a1", "parts0")] or [None])
    return replace(tokens, i, as_money(tokens[i].item, rng.choice(pool)))


def last_year(s, tokens, rng):
    """The amount of the year before, or of the plan."""
    i = rng.choice([k for k in places_of(tokens, "money") if tokens[k].name in s.env.old] or [None])
    return replace(tokens, i, as_money(tokens[i].item, s.env.old[tokens[i].name]))


def of_unit(s, tokens, rng):
    """The amount of the unit's own document."""
    exact = s.env.exact
    spots = [k for k in places_of(tokens, "money") if tokens[k].name in exact and int(exact[tokens[k].name] * 100) in s.near["unit"]]
    i = rng.choice(spots or [None])
    return replace(tokens, i, as_money(tokens[i].item, s.near["unit"][int(exact[tokens[i].name] * 100)]))


def left_out(s, tokens, rng):
    """The whole is a sum without one of its parts."""
    figs = s.figures(tokens)
    rel = rng.choice([r for r in s.relations if isinstance(r, Sum) and r.ready(figs) and all(p in figs for p in r.parts)])
    p = rng.choice([p for p in rel.parts if figs[p].value])
    i = next(k for k, t in enumerate(tokens) if t.name == rel.whole)
    f = tokens[i].item
    v = f.value - rel.signs[rel.parts.index(p)] * figs[p].value
    if v <= 0 or f.kind == "rate":
        return None
    return replace(tokens, i, f.copy(whole=rounded(v / f.scale, f.places, False)))


def clause_lost(s, tokens, rng):
    """A part of a complete list is not printed."""
    figs = s.figures(tokens)
    if not s.env.canonical:
        return None
    rel = rng.choice([r for r in s.relations if isinstance(r, Sum) and r.ready(figs) and all(p in figs for p in r.parts)])
    groups = [t.group for t in tokens if t.group and t.name in rel.parts and t.item.value]
    last = max([t.group for t in tokens if t.group], default=None)
    groups = [g for g in groups if g != last]
    g = rng.choice(groups)
    rest = [t for t in tokens if t.group != g]
    # 支出5万元，其中项目支出3万元 is right: of one part nobody says that it is all.
    if sum(1 for t in rest if t.name in rel.parts) < 2:
        return None
    i = next(k for k, t in enumerate(rest) if t.name == rel.whole)
    return rest, i


def whole_in_part(s, tokens, rng):
    """The whole is copied into a part."""
    figs = s.figures(tokens)
    rel = rng.choice([r for r in s.relations if isinstance(r, (Sum, AtMost)) and all(n in figs for n in r.names()) and len(r.parts) > 1])
    p = rng.choice(rel.parts)
    w = figs[rel.whole]
    i = next(k for k, t in enumerate(tokens) if t.name == p)
    if w.kind != tokens[i].item.kind:
        return None
    return replace(tokens, i, tokens[i].item.copy(whole=w.whole, places=w.places, unit=w.unit if w.kind == "money" else tokens[i].item.unit))


def part_twice(s, tokens, rng):
    """A part of a complete list is printed twice."""
    figs = s.figures(tokens)
    rel = rng.choice([r for r in s.relations if isinstance(r, Sum) and r.ready(figs)])
    last = max([t.group for t in tokens if t.group], default=None)
    groups = [t.group for t in tokens if t.group and t.group != last and t.name in rel.parts and t.item.value]
    g = rng.choice(groups)
    at = [k for k, t in enumerate(tokens) if t.group == g]
    again = clone([tokens[k] for k in at])
    spot = None
    for t in again:
        if t.name:
            if t.name in rel.parts:
                spot = t
            t.name += "*2"
    end = at[-1] + 1
    out = tokens[:end] + again + tokens[end:]
    return out, out.index(spot)


def counts_exchanged(s, tokens, rng):
    """Two counts change places."""
    spots = places_of(tokens, "count")
    i, k = rng.sample(spots, 2)
    a, b = tokens[i].item, tokens[k].item
    if a.whole == b.whole:
        return None
    tokens[k].item = b.copy(whole=a.whole)
    return replace(tokens, i, a.copy(whole=b.whole))


def count_money(s, tokens, rng):
    """A count and an amount change places."""
    i = rng.choice(places_of(tokens, "count") or [None])
    k = rng.choice(places_of(tokens, "money") or [None])
    c, m = tokens[i].item, tokens[k].item
    n = rounded(m.value / m.scale, 0, False)
    if not n or n == c.whole or n > 99_999 or not c.whole:
        return None
    tokens[k].item = m.copy(whole=c.whole, places=0)
    return replace(tokens, i, c.copy(whole=n))


def replace(tokens, i, item):
    """Tokens with one that is another; None where it is the same."""
    if item is None:
        return None
    if item.text() == tokens[i].item.text():
        return None
    tokens[i].item = item
    return tokens, i


def tail(s, rng):
    """One unit of the last place more or less: a note at most, never a fault."""
    for _ in range(8):
        tokens = clone(s.tokens)
        spots = [k for k in places_of(tokens, "money", "rate") if tokens[k].item.whole > 1]
        if not spots:
            return None
        i = rng.choice(spots)
        f = tokens[i].item
        tokens[i].item = f.copy(whole=f.whole + rng.choice([-1, 1]))
        figs = s.figures(tokens)
        broken = [r for r in s.relations if r.holds(figs, {}) is False]
        # It must be a miss, and one that a single unit of the last place explains everywhere.
        if broken and not contradicted(s.relations, figs):
            return Change("one unit of the last place", tokens, i, [f"{r.scope}:{r.label()}" for r in broken], f.text())
    return None


KINDS = {
    "digit": digit, "digits exchanged": swap, "digit doubled": double, "digit lost": lose, "point moved": point, "a few units off": few_units,
    "unit wrong": unit_wrong, "unit missing": unit_missing, "unit doubled": unit_doubled, "percent sign lost": percent_lost,
    "direction": direction, "greater-less": greater, "flat over change": flat, "rate of neighbour": rate_neighbour,
    "rate of other base": rate_other_base, "base year": base_year, "other phase": phase, "amount of neighbour": neighbour,
    "amount of other fund": other_fund, "last year's amount": last_year, "amount of the unit": of_unit, "sum without a part": left_out, "clause lost": clause_lost,
    "whole in part": whole_in_part, "part twice": part_twice, "counts exchanged": counts_exchanged, "count and money": count_money,
}


def make(sentence, kind, rng, tries=4):
    """A change of a kind, proved; None where there is none."""
    for _ in range(tries):
        tokens = clone(sentence.tokens)
        was = [t.item if t.is_text else t.item.text() for t in tokens]
        try:
            got = KINDS[kind](sentence, tokens, rng)
        except (IndexError, TypeError, StopIteration, ValueError, AttributeError):
            got = None
        if got is None:
            continue
        form = None
        if isinstance(got[1], str):
            got, form = got
            if got is None:
                continue
        if got is None:
            continue
        tokens, at = got
        if form:
            broken = [f"form:{form}"]
        else:
            rel = sentence.contradicted(tokens)
            if not rel:
                continue
            broken = [f"{r.scope}:{r.label()}" for r in rel]
        old = next((w for w, t in zip(was, sentence.tokens) if t.name == tokens[at].name and t.name), "")
        return Change(kind, tokens, at, broken, old)
    return None
