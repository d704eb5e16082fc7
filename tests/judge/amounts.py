"""Printing of figures, and the intervals they stand for.

Money is kept in 元 as a Fraction, a rate in per cent, a count as it is.
"""

from fractions import Fraction

UNIT = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def rounded(value, places, even):
    """An integer of units of the last place; an exact half goes up or to even."""
    scaled = abs(value) * 10 ** places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest
    if twice > scaled.denominator or (twice == scaled.denominator and (not even or whole % 2)):
        whole += 1
    return -whole if value < 0 else whole


def digits_of(whole, places):
    """The digits of an integer of units of the last place."""
    sign, whole = ("-" if whole < 0 else ""), abs(whole)
    text = str(whole).rjust(places + 1, "0")
    return sign + (text if not places else f"{text[:-places]}.{text[-places:]}")


def dressed(text, style):
    """Thousands marks and full-width digits over plain digits."""
    sign = "-" if text.startswith("-") else ""
    body = text.lstrip("-")
    whole, dot, rest = body.partition(".")
    if style.marks and len(whole) > 3:
        groups = []
        while len(whole) > 3:
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        whole = style.marks.join([whole] + groups)
    body = whole + dot + rest
    return sign + (body.translate(WIDE) if style.wide else body)


class Style:
    """How one sentence prints its figures."""

    def __init__(self, rng, amounts):
        """Chooses a style in which none of the amounts vanishes."""
        least = min([abs(a) for a in amounts if a] or [Fraction(10_000)])
        self.unit = rng.choices(["万元", "元", "亿元"], [80, 14, 6])[0]
        if self.unit == "亿元" and least < 5_000_000:
            self.unit = "万元"
        if self.unit == "万元":
            self.places = rng.choices([2, 1, 0, 6], [70, 10, 8, 12])[0]
            while self.places < 2 and least < UNIT["万元"] * 5 / Fraction(10) ** self.places:
                self.places += 1
            if least < 50 * 100:
                self.places = 6
        elif self.unit == "元":
            self.places = rng.choice([2, 0])
        else:
            self.places = rng.choice([4, 6]) if least < 100_000_000 else rng.choice([2, 4, 6])
        self.trim = rng.random() < 0.2
        self.marks = rng.choices(["", ",", "，"], [72, 24, 4])[0]
        self.wide = rng.random() < 0.05
        self.gap = rng.choices(["", " "], [88, 12])[0]
        self.percent = rng.choices(["%", "％"], [85, 15])[0]
        self.rate_places = rng.choices([2, 1, 0, 3], [70, 14, 8, 8])[0]
        self.from_printed = rng.random() < 0.35
        self.even = rng.random() < 0.3
        self.half_marks = rng.random() < 0.1
        self.bold = rng.random() < 0.12
        self.breaks = rng.random() < 0.2


class Figure:
    """A figure as printed: its digits, its unit and what it stands for."""

    def __init__(self, kind, whole, places, unit, style, rng=None):
        self.kind, self.whole, self.places, self.unit, self.style = kind, whole, places, unit, style
        self.bare = False
        self.lost_unit = False
        self.twice_unit = False

    @property
    def scale(self):
        """What one of the unit is worth."""
        return UNIT[self.unit] if self.kind == "money" else 1

    @property
    def step(self):
        """One unit of the last printed place."""
        return Fraction(self.scale, 10 ** self.places)

    @property
    def value(self):
        """The middle of the interval."""
        return self.whole * self.step

    def interval(self, slack=0):
        """What the figure stands for, wider by so many units of its last place."""
        half = (Fraction(0) if self.kind == "count" else Fraction(1, 2)) + slack
        return self.value - half * self.step, self.value + half * self.step

    @property
    def digits(self):
        """The digits without marks."""
        return digits_of(self.whole, self.places)

    def text(self):
        """The figure in print: digits, and its unit."""
        s = self.style
        body = self.digits if self.kind == "count" else dressed(self.digits, s)
        if self.kind == "count":
            body = body.translate(WIDE) if s.wide else body
            return body + ("" if self.lost_unit else self.unit)
        unit = s.percent if self.kind == "rate" else self.unit
        if self.bare or self.lost_unit:
            unit = ""
        elif self.twice_unit:
            unit += unit
        gap = s.gap if unit and (self.kind == "money" or s.gap and len(self.digits) % 2) else ""
        return body + gap + unit

    def copy(self, **changes):
        """Another figure that differs in what is said."""
        new = Figure(self.kind, self.whole, self.places, self.unit, self.style)
        new.bare, new.lost_unit, new.twice_unit = self.bare, self.lost_unit, self.twice_unit
        for k, v in changes.items():
            setattr(new, k, v)
        return new


def trimmed(whole, places):
    """Without zeros at the end."""
    while places and whole % 10 == 0:
        whole, places = whole // 10, places - 1
    return whole, places
