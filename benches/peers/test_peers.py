"""The parts of this benchmark that need no generator: what is lost from a page is noticed, the YAML
is what it was made of, and templates close what they open."""
import unittest

import equal
import hugo
from corpus import Amount, disclosures
from dialect import Dialect
from yaml_text import quoted, yaml

try:
    from yaml import BaseLoader, load
except ImportError:
    load = None


def page(disclosure):
    """A page with all that a disclosure holds, and nothing else."""
    words = [f"<td>{leaf}</td>" for leaf in equal.leaves(disclosure.tree)]
    return "".join(words) + hugo.markdown(disclosure).replace("**", "")


class Equal(unittest.TestCase):
    def setUp(self):
        self.disclosure = next(disclosures(1))
        self.page = page(self.disclosure)

    def test_a_whole_page_lacks_nothing(self):
        self.assertEqual(equal.missing(self.disclosure, self.page), [])

    def test_a_figure_that_stands_once_less_is_noticed(self):
        budget = self.disclosure.tree["projects"][3]["budget"]
        spoiled = self.page.replace(f"<td>{budget}</td>", "", 1)
        self.assertEqual(equal.missing(self.disclosure, spoiled), [budget])

    def test_a_digit_that_differs_is_noticed(self):
        total = self.disclosure.tree["rows"][7]["total"]
        spoiled = self.page.replace(total, total[:-1] + str((int(total[-1]) + 1) % 10), 1)
        self.assertEqual(equal.missing(self.disclosure, spoiled), [total])

    def test_a_text_is_noticed(self):
        code = self.disclosure.tree["projects"][0]["code"]
        self.assertEqual(equal.missing(self.disclosure, self.page.replace(code, "")), [code])

    def test_thousands_may_be_parted(self):
        total = self.disclosure.tree["rows"][0]["total"]
        parted = f"{int(total[:-3]):,}{total[-3:]}"
        self.assertIn(",", parted)
        spoken = self.page.replace(total, parted)
        self.assertEqual(equal.missing(self.disclosure, spoken), [])

    def test_pages_that_differ_are_noticed(self):
        one, other = {"a": (1, 2), "b": (1, 1)}, {"a": (1, 3)}
        faults = equal.unlike(one, other, "site")
        self.assertEqual(faults, ["site: b is not in both", "site: a has other links"])


class Corpus(unittest.TestCase):
    def test_it_is_the_same_every_time(self):
        self.assertEqual(list(disclosures(12)), list(disclosures(12)))

    def test_totals_are_the_sums_of_their_parts(self):
        hundredths = lambda amount: int(amount.replace(".", ""))
        for disclosure in disclosures(3):
            rows = disclosure.tree["rows"]
            total, *others = rows
            for column in ("total", "basic", "project"):
                classes = [row[column] for row in others if len(row["code"]) == 3]
                self.assertEqual(hundredths(total[column]), sum(map(hundredths, classes)))
            budgets = [project["budget"] for project in disclosure.tree["projects"]]
            self.assertEqual(hundredths(total["project"]), sum(map(hundredths, budgets)))

    @unittest.skipIf(load is None, "needs PyYAML")
    def test_the_yaml_is_what_it_was_made_of(self):
        tree = next(disclosures(1, findings=True)).tree
        as_text = lambda value: value if isinstance(value, (dict, list)) else str(value)

        def texts(part):
            if isinstance(part, dict):
                return {key: texts(value) for key, value in part.items()}
            return [texts(value) for value in part] if isinstance(part, list) else as_text(part)

        self.assertEqual(load(yaml(tree, quoted), BaseLoader), texts(tree))
        self.assertEqual(quoted(Amount("1.50")), '"1.50"')


class Templates(unittest.TestCase):
    def test_what_is_opened_is_closed(self):
        dialect = Dialect(
            value=lambda path: f"<{path}>",
            loop=lambda name, path: (f"({name}:{path} ", f" {name})"),
            question=lambda path: (f"[{path} ", f" {path}]"),
        )
        text = dialect.translate("disclosure", {"body": "B"})
        self.assertNotIn("{{", text)
        self.assertIn("(p:d.projects ", text)
        self.assertLess(text.index("(i:p.indicators "), text.index(" i)"))
        self.assertLess(text.index(" i)"), text.index(" p)"))
        self.assertTrue(text.index("[before ") < text.index(" before]") < text.index("[after "))


if __name__ == "__main__":
    unittest.main()
