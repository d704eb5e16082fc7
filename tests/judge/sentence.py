"""A sentence: a pattern filled with figures and words, and printed with noise.

Pattern: `{x}` a figure, word or fragment of the frame; `{s>增加|减少}` a word of
direction for the sign s (a third word stands for no change); `{w=预算数|决算数}`
a word that names a phase; `[a|b]` one of; `<chg>` a macro; `<chg:1>` the same
with names that end in 1.
"""

import re
from fractions import Fraction

from amounts import Figure, Style, rounded, trimmed
from relations import Base, PhaseBase, RateOfTwo, Same, SameSign, contradicted, gathered

MACROS = {
    "chg": "[{s>增加|减少}{D}，{s>增长|下降}{P}|{s>增加|减少}{D}，{s>增长|下降}{P}|{s>增加|减少}{D}（{s>增长|下降}{P}）|{s>增加|减少}{D}，{s>增幅|降幅}{P}|{s>增长|下降}{P}，{s>增加|减少}{D}]",
    "chgd": "{s>增加|减少}{D}[|，{s>增长|下降}{P}]",
    "chg1": "{s>增加|减少}{D}",
    "why": "[|，主要原因是{why}|，主要是{why}|，原因是{why}]",
    "Why": "[。主要原因：{why}。|，主要原因是{why}。|。主要原因是{why}。|，主要是{why}。]",
}


class Word:
    """A word that says a direction, a phase or a year."""

    def __init__(self, kind, word, name, choices=(), sign=None):
        self.kind, self.word, self.name, self.choices, self.sign = kind, word, name, choices, sign

    def text(self):
        """The word in print."""
        return self.word

    def copy(self, word, sign=None):
        """The same place with another word."""
        return Word(self.kind, word, self.name, self.choices, sign)


class Token:
    """A piece of a sentence: text, a figure or a word."""

    def __init__(self, item, name=None, group=None):
        self.item, self.name, self.group = item, name, group
        self.span = None

    @property
    def is_text(self):
        """Whether it is plain text."""
        return isinstance(self.item, str)


class Amount:
    """A figure before it is printed."""

    def __init__(self, kind, value=None, fn=None, unit=None, bare=False, places=None):
        self.kind, self.value, self.fn, self.unit, self.bare, self.places = kind, value, fn, unit, bare, places


class Skip(Exception):
    """This sentence does not suit this department."""


class Env(dict):
    """What a frame knows: figures, fragments, relations."""

    def __init__(self, rng):
        super().__init__()
        self.rng, self.relations, self.signs = rng, [], {}
        self.exact, self.old = {}, {}
        # Whether its list is complete by custom, so that a part may not be left out.
        self.canonical = False

    def money(self, name, cents, cell=False, also=(), bare=False, unit=None, scope="row"):
        """An amount in 分; cell: its row prints it."""
        v = Fraction(cents, 100)
        self[name] = Amount("money", v, unit=unit, bare=bare)
        self.exact[name] = v
        if cell:
            self.relations.append(self.cell(name, [cents, *also], scope))
        return v

    def cell(self, name, cents, scope="row"):
        """The relation to the figures of the row."""
        from relations import Cell
        return Cell(name, [Fraction(c, 100) for c in cents], scope)

    def rate(self, name, fn, places=None):
        """A rate worked out when the amounts are printed."""
        self[name] = Amount("rate", fn=fn, places=places)

    def number(self, name, value, unit, places):
        """A number that is no amount, no rate and no count: 倍, 个百分点, 分. Its value, or how to work it out."""
        known = not callable(value)
        self[name] = Amount("number", value if known else None, None if known else value, unit, places=places)
        if known:
            self.exact[name] = value

    def count(self, name, n, unit, cell=False):
        """A count with its measure word."""
        self[name] = Amount("count", Fraction(n), unit=unit)
        self.exact[name] = Fraction(n)
        if cell:
            from relations import Cell
            self.relations.append(Cell(name, [Fraction(n)]))

    def rel(self, *relations):
        """Adds relations."""
        self.relations.extend(relations)


def parse(pattern, env, rng):
    """A pattern as tokens with amounts not yet printed."""
    def macro(m):
        text = MACROS[m.group(1)]
        tail = m.group(2)
        return re.sub(r"\{(\w+)", lambda k: "{" + k.group(1) + tail, text) if tail else text
    pattern = re.sub(r"<(\w+?)(?::(\w+))?>", macro, pattern)
    pos, out = 0, []

    def choose(text):
        # Innermost alternatives first.
        while True:
            m = re.search(r"\[([^\[\]]*)\]", text)
            if not m:
                return text
            parts, depth, cur = [], 0, ""
            for ch in m.group(1):
                if ch == "{":
                    depth += 1
                if ch == "}":
                    depth -= 1
                if ch == "|" and not depth:
                    parts.append(cur)
                    cur = ""
                else:
                    cur += ch
            parts.append(cur)
            text = text[:m.start()] + rng.choice(parts) + text[m.end():]
    text = choose(pattern)
    for m in re.finditer(r"\{([^{}]*)\}", text):
        if m.start() > pos:
            out.append(Token(text[pos:m.start()]))
        pos = m.end()
        body = m.group(1)
        if ">" in body:
            name, words = body.split(">")
            words = words.split("|")
            if name not in env.signs:
                raise Skip(name)
            sign = env.signs[name]
            if sign == 0 and len(words) < 3:
                raise Skip("flat")
            out.append(Token(Word("sign", words[0] if sign > 0 else words[1] if sign < 0 else words[2], name, words, sign), name))
        elif "=" in body:
            name, words = body.split("=")
            words = words.split("|")
            # The first word is right; the others are wrong ones to change to.
            out.append(Token(Word("phase", words[0], name, words), name))
        else:
            if body not in env:
                raise Skip(body)
            v = env[body]
            if isinstance(v, str):
                out.append(Token(v))
            elif isinstance(v, Word):
                out.append(Token(v, v.name))
            elif isinstance(v, list):
                for group, frag in enumerate(v):
                    for t in (parse(frag, env, rng) if isinstance(frag, str) else [frag]):
                        t.group = t.group or (body, group)
                        out.append(t)
            else:
                out.append(Token(v, body))
    if pos < len(text):
        out.append(Token(text[pos:]))
    return out


class Values:
    """What a rate is made from: exact amounts, or amounts as printed."""

    def __init__(self, env, source, printed):
        self.env, self.source, self.printed = env, source, printed

    def __call__(self, name):
        f = self.source.get(name)
        return f.value if f is not None and f.kind != "rate" else self.env.exact[name]


class Sentence:
    """A right sentence, printed."""

    def __init__(self, template, env, rng):
        self.template, self.env, self.rng = template, env, rng
        tokens = parse(template.text, env, rng)
        amounts = [t.item for t in tokens if isinstance(t.item, Amount)]
        self.style = style = Style(rng, [a.value for a in amounts if a.kind == "money" and not a.unit])
        if template.unit:
            style.unit = template.unit
            style.places = 2 if template.unit == "万元" else rng.choice([2, 0])
            if template.unit == "元" and template.places is not None:
                style.places = template.places
        if any(a.kind == "money" and a.bare for a in amounts):
            style.marks = ""
        printed = {}
        for t in tokens:
            a = t.item
            if not isinstance(a, Amount) or a.kind in ("rate", "number"):
                continue
            if a.kind == "money":
                unit, places = a.unit or style.unit, style.places
                if a.unit:
                    places = a.places if a.places is not None else {"元": 2, "万元": 2, "亿元": 4}[unit]
                from amounts import UNIT
                if a.places is not None:
                    places = a.places
                whole = rounded(a.value / UNIT[unit], places, style.even)
                if a.value and not whole:
                    raise Skip("vanishes")
                if a.value == 0:
                    if rng.random() < 0.5 and not a.bare:
                        places = 0
                    whole = 0
                elif style.trim:
                    whole, places = trimmed(whole, places)
                t.item = Figure("money", whole, places, unit, style)
                t.item.bare = a.bare
            else:
                t.item = Figure("count", int(a.value), 0, a.unit, style)
            printed.setdefault(t.name, t.item)

        get = Values(env, printed if style.from_printed else {}, printed)
        for t in tokens:
            a = t.item
            if not isinstance(a, Amount):
                continue
            try:
                v = a.value if a.fn is None else a.fn(get)
            except ZeroDivisionError:
                raise Skip("base 0") from None
            places = a.places if a.places is not None else style.rate_places
            whole = rounded(v, places, style.even)
            while v and not whole and places < 3:
                places += 1
                whole = rounded(v, places, style.even)
            if v and not whole:
                raise Skip("rate vanishes")
            if abs(v) > 9999:
                raise Skip("rate too large")
            if style.trim or (v == 0 and rng.random() < 0.5):
                whole, places = trimmed(whole, places)
            t.item = Figure(a.kind, whole, places, a.unit or "%", style)
            if env.get("points") == t.name:
                t.item.unit = "%"
            printed.setdefault(t.name, t.item)
        self.tokens = tokens
        # A figure that stands twice is one figure.
        seen, self.relations = {}, list(env.relations)
        if "loose" in template.flags:
            # 同比 in a budget does not say which figure of last year it means.
            self.relations = [r for r in self.relations if not isinstance(r, (Base, PhaseBase))
                              and not (isinstance(r, RateOfTwo) and r.known is not None)]
        self.relations = gathered(self.relations)
        for t in tokens:
            if isinstance(t.item, Figure) or (isinstance(t.item, Word) and t.item.kind != "sign"):
                n = t.name
                if n in seen:
                    seen[n] += 1
                    t.name = f"{n}~{seen[n]}"
                    if isinstance(t.item, Figure):
                        self.relations.append(Same(n, t.name))
                else:
                    seen[n] = 1
        self.prints(rng)
        figs = self.figures(tokens)
        for n in figs:
            if "~" in n and isinstance(figs[n], Word) and figs[n].kind == "sign":
                self.relations.append(SameSign(n.split("~")[0], n))
        bad = [r for r in self.relations if r.holds(figs, {}) is False]
        if bad:
            raise AssertionError(f"{template.id} {self.text()} {[b.label() for b in bad]}")

    @staticmethod
    def figures(tokens):
        """Figures and words by name."""
        out = {}
        for t in tokens:
            if not t.is_text:
                n = t.name
                if isinstance(t.item, Word) and t.item.kind == "sign":
                    # The first word of a direction counts; a second one that
                    # says otherwise is told apart by its own name.
                    if n in out:
                        n = f"{n}~{sum(1 for k in out if k == n or k.startswith(n + '~')) + 1}"
                out[n] = t.item
        return out

    def prints(self, rng):
        """Noise of text: half-width marks, blanks, line breaks, bold figures."""
        s = self.style
        table = str.maketrans("，；：（）", ",;:()") if s.half_marks else {}
        breaks = 0
        for i, t in enumerate(self.tokens):
            t.before = t.after = ""
            if t.is_text:
                text = t.item.translate(table)
                if s.breaks and breaks < 2 and rng.random() < 0.35 and len(text) > 6:
                    at = rng.randint(3, len(text) - 2)
                    if all("一" <= c <= "鿿" for c in text[at - 1:at + 1]):
                        text = text[:at] + "\n" + text[at:]
                        breaks += 1
                t.item = text
            elif isinstance(t.item, Figure) and s.breaks and breaks < 2 and i and self.tokens[i - 1].is_text \
                    and "一" <= self.tokens[i - 1].item[-1:] <= "鿿" and rng.random() < 0.12:
                t.before = "\n"
                breaks += 1
            elif isinstance(t.item, Figure) and s.bold and not t.item.bare and t.item.kind != "count" and "plain" not in self.template.flags:
                t.before = t.after = "**"

    def text(self, tokens=None, at=0):
        """The text; notes the span of each token."""
        out = ""
        for t in tokens or self.tokens:
            body = t.item if t.is_text else t.item.text()
            before, after = getattr(t, "before", ""), getattr(t, "after", "")
            start = at + len(out) + len(before)
            t.span = (start, start + len(body))
            out += before + body + after
        return out

    def contradicted(self, tokens):
        """The relations that a changed sentence breaks for certain."""
        figs = self.figures(tokens)
        return contradicted(self.relations, figs)
