"""Tests of the generator itself: python3 -m unittest test_generate."""

import collections
import random
import unittest
from fractions import Fraction

import changes
import generate
import templates
from amounts import Figure, Style, digits_of, dressed, rounded
from relations import AtMost, Average, Base, Change, Delta, Growth, Mean, Multiple, Net, Share, ShareOfSum, SignedRate, Sum, contradicted
from sentence import Word


def style():
    """A plain style."""
    return Style(random.Random(1), [Fraction(10_000_000)])


def money(whole, places=2, unit="万元"):
    """An amount in print."""
    return Figure("money", whole, places, unit, style())


def rate(whole, places=2):
    """A rate in print."""
    return Figure("rate", whole, places, "%", style())


def number(whole, places=2, unit="倍"):
    """A number in print that is no amount and no rate."""
    return Figure("number", whole, places, unit, style())


def sign(s):
    """A word of direction."""
    return Word("sign", "增加", "s", ("增加", "减少"), s)


class Printing(unittest.TestCase):
    """Figures are printed as documents print them."""

    def test_halves(self):
        self.assertEqual(rounded(Fraction(125, 1000), 2, False), 13)
        self.assertEqual(rounded(Fraction(125, 1000), 2, True), 12)
        self.assertEqual(rounded(Fraction(-125, 1000), 2, False), -13)

    def test_digits(self):
        self.assertEqual(digits_of(5, 2), "0.05")
        self.assertEqual(digits_of(-1230, 2), "-12.30")
        s = style()
        s.marks, s.wide = ",", False
        self.assertEqual(dressed("1234567.80", s), "1,234,567.80")

    def test_number(self):
        s = style()
        s.wide, s.gap, s.marks = False, "", ""
        self.assertEqual(Figure("number", 1110, 2, "个百分点", s).text(), "11.10个百分点")


class Judging(unittest.TestCase):
    """One unit of the last place is no fault; more is."""

    def wrong(self, relation, **figs):
        return bool(contradicted([relation], figs))

    def test_sum(self):
        r = Sum("A", ["a", "b"])
        self.assertFalse(self.wrong(r, A=money(1000), a=money(600), b=money(400)))
        self.assertFalse(self.wrong(r, A=money(1001), a=money(600), b=money(400)))
        self.assertTrue(self.wrong(r, A=money(1005), a=money(600), b=money(400)))

    def test_growth(self):
        r = Growth("P", "D", now="A", sign="s")
        right = {"A": money(11000), "D": money(1000), "s": sign(1)}
        self.assertFalse(self.wrong(r, P=rate(1000), **right))
        self.assertTrue(self.wrong(r, P=rate(909), **right))
        self.assertTrue(self.wrong(r, P=rate(1000), A=money(11000), D=money(1000), s=sign(-1)))

    def test_coarse(self):
        # 3万元 of 15万元, both rounded: anything between 16.1 % and 24.1 % may be right.
        r = Growth("P", "D", base="B")
        self.assertFalse(self.wrong(r, P=rate(17, 0), D=money(3, 0), B=money(15, 0)))
        self.assertTrue(self.wrong(r, P=rate(50, 0), D=money(3, 0), B=money(15, 0)))

    def test_change(self):
        r = Change("A", "B", "D", "s")
        self.assertFalse(self.wrong(r, A=money(900), B=money(1000), D=money(100), s=sign(-1)))
        self.assertTrue(self.wrong(r, A=money(900), B=money(1000), D=money(100), s=sign(1)))
        self.assertTrue(self.wrong(r, A=money(900), B=money(1000), s=sign(0)))

    def test_base(self):
        r = Base("A", "D", "s", Fraction(100_000))
        self.assertFalse(self.wrong(r, A=money(1500), D=money(500), s=sign(1)))
        self.assertTrue(self.wrong(r, A=money(1500), D=money(500), s=sign(-1)))

    def test_most(self):
        self.assertFalse(self.wrong(AtMost("A", ["a"]), A=money(1000), a=money(999)))
        self.assertTrue(self.wrong(AtMost("A", ["a"]), A=money(1000), a=money(1100)))

    def test_share(self):
        self.assertFalse(self.wrong(Share("p", "a", "A"), p=rate(3333), a=money(100), A=money(300)))
        self.assertTrue(self.wrong(Share("p", "a", "A"), p=rate(3343), a=money(100_00), A=money(300_00)))

    def test_share_of_sum(self):
        r = ShareOfSum("p", ["a", "b"], "A")
        self.assertFalse(self.wrong(r, p=rate(5000), a=money(200_00), b=money(300_00), A=money(1000_00)))
        self.assertTrue(self.wrong(r, p=rate(3000), a=money(200_00), b=money(300_00), A=money(1000_00)))

    def test_signed_rate(self):
        r = SignedRate("P", "A", "B")
        self.assertFalse(self.wrong(r, P=rate(-1000), A=money(900_00), B=money(1000_00)))
        self.assertTrue(self.wrong(r, P=rate(1000), A=money(900_00), B=money(1000_00)))

    def test_mean(self):
        # 1万元 of 30 guests is 333.33元 each; of 40 it is 250元.
        r, n = Mean("u", "r", "m"), Figure("count", 30, 0, "人次", style())
        self.assertFalse(self.wrong(r, u=money(33333, unit="元"), r=money(100), m=n))
        self.assertTrue(self.wrong(r, u=money(25000, unit="元"), r=money(100), m=n))

    def test_delta(self):
        # The two amounts are not printed; their difference is known.
        r = Delta("D", "s", Fraction(-1_000_000))
        self.assertFalse(self.wrong(r, D=money(100_00), s=sign(-1)))
        self.assertFalse(self.wrong(r, D=money(100_01), s=sign(-1)))
        self.assertTrue(self.wrong(r, D=money(100_00), s=sign(1)))
        self.assertTrue(self.wrong(r, D=money(110_00), s=sign(-1)))

    def test_net(self):
        r = Net("D", "s", [("a", "s1"), ("b", "s2")])
        right = {"D": money(70_00), "a": money(100_00), "b": money(30_00), "s1": sign(1)}
        self.assertFalse(self.wrong(r, **right, s=sign(1), s2=sign(-1)))
        self.assertTrue(self.wrong(r, **right, s=sign(-1), s2=sign(-1)))
        self.assertTrue(self.wrong(r, **right, s=sign(1), s2=sign(1)))
        # 持平 counts as none, with or without an amount behind it.
        self.assertTrue(self.wrong(r, **right, s=sign(1), s2=sign(0)))
        self.assertFalse(self.wrong(r, D=money(100_00), a=money(100_00), s=sign(1), s1=sign(1), s2=sign(0)))

    def test_average(self):
        r = Average("m", ["a", "b", "d"])
        self.assertFalse(self.wrong(r, m=number(9157), a=number(905, 1), b=number(912, 1), d=number(930, 1)))
        self.assertTrue(self.wrong(r, m=number(9257), a=number(905, 1), b=number(912, 1), d=number(930, 1)))

    def test_multiple(self):
        pair = {"A": money(250_00), "B": money(100_00)}
        self.assertFalse(self.wrong(Multiple("x", "A", "B"), x=number(250), **pair))
        self.assertTrue(self.wrong(Multiple("x", "A", "B"), x=number(150), **pair))
        self.assertFalse(self.wrong(Multiple("x", "A", "B", growth=True), x=number(150), **pair))
        self.assertTrue(self.wrong(Multiple("x", "A", "B", growth=True), x=number(250), **pair))

    def test_points(self):
        r = Change("p", "q", "n", "s")
        self.assertFalse(self.wrong(r, p=rate(3911), q=rate(2801), n=number(1110), s=sign(1)))
        self.assertTrue(self.wrong(r, p=rate(3911), q=rate(2801), n=number(1110), s=sign(-1)))
        self.assertTrue(self.wrong(r, p=rate(3911), q=rate(2801), n=number(1170), s=sign(1)))

    def test_unknown(self):
        # A figure that is not printed decides nothing.
        self.assertFalse(self.wrong(Share("p", "a", "A"), p=rate(1), a=money(100)))


class Templates(unittest.TestCase):
    """Every form has templates, and every template makes sentences."""

    def test_forms(self):
        seen = collections.defaultdict(list)
        for t in templates.load():
            if t.apart:
                continue
            seen[t.form].append(t.held_out)
        self.assertEqual(sorted(seen), list(range(1, 61)))
        held = sum(sum(v) for v in seen.values())
        self.assertAlmostEqual(held / sum(map(len, seen.values())), 1 / 3, delta=0.03)
        self.assertTrue(all(not all(v) for v in seen.values()))

    def test_all_used(self):
        used = {p.sentence.template.id for s in generate.sites("all", 12_000, False, "all") for p in s.placed}
        self.assertEqual(sorted({t.id for t in templates.load() if t.apart not in templates.ONCE} - used), [])

    def test_sets_used(self):
        for name, size, number in (("unseen", 60, 3_000), ("fresh", 100, 6_000), ("late", 80, 6_000), ("plain", 50, 4_000), ("sixth", 80, 6_000), ("seventh", 50, 4_000),
                                   ("eighth", 70, 6_000)):
            own = sorted(t.id for t in templates.load() if t.apart == name)
            self.assertEqual(len(own), size)
            for wrong in (False, True):
                used = {p.sentence.template.id for s in generate.sites(name, number, wrong, name) for p in s.placed}
                self.assertEqual(sorted(used), own)

    def test_sets_stay_apart(self):
        for which in ("without", "only", "aside", "all"):
            self.assertEqual([t.id for t in generate.chosen(which) if t.apart in templates.ONCE], [])
        for name in templates.ONCE:
            self.assertEqual({t.apart for t in generate.chosen(name)}, {name})

    def test_all_kinds(self):
        used = {p.change.kind for s in generate.sites("kinds", 2_000, True, "all") for p in s.placed}
        self.assertEqual(sorted(set(changes.KINDS) - used), [])

    def test_seed(self):
        texts = [[p.sentence.text() for s in generate.sites("x", 300, False, "all") for p in s.placed] for _ in range(2)]
        self.assertEqual(*texts)


if __name__ == "__main__":
    unittest.main()
