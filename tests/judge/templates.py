"""All templates, numbered and marked as held out.

A template's id is `<form>.<n>`, n its place among those of its form. It is
held out where (n + form) % 3 == 0: a third of all, spread over all forms, and
stable when templates are added at the end of a form. Forms 41 to 60 are the
exceptions 1 to 20 of section 3 of the list of forms. Templates of the sets
that stand apart (aside, unseen, fresh, late, plain, sixth, seventh, eighth) are numbered on their own, from
101, 201, 301, 401, 501, 601, 701 and 801.
"""

import frames_accounts
import frames_budget
import frames_eighth_accounts
import frames_eighth_budget
import frames_eighth_results
import frames_eighth_rows
import frames_eighth_things
import frames_exceptions
import frames_fresh_accounts
import frames_fresh_results
import frames_fresh_rows
import frames_fresh_things
import frames_fresh_totals
import frames_late_accounts
import frames_late_results
import frames_late_rows
import frames_late_things
import frames_late_totals
import frames_plain_accounts
import frames_plain_budget
import frames_plain_things
import frames_seventh_accounts
import frames_seventh_budget
import frames_seventh_things
import frames_sixth_accounts
import frames_sixth_results
import frames_sixth_rows
import frames_sixth_things
import frames_sixth_totals
import frames_unseen_accounts
import frames_unseen_budget
import templates_accounts
import templates_aside
import templates_budget
import templates_eighth
import templates_exceptions
import templates_fresh
import templates_late
import templates_plain
import templates_seventh
import templates_sixth
import templates_unseen

FRAMES = (frames_budget, frames_accounts, frames_exceptions, frames_unseen_budget, frames_unseen_accounts,
          frames_fresh_totals, frames_fresh_rows, frames_fresh_things, frames_fresh_accounts, frames_fresh_results,
          frames_late_totals, frames_late_rows, frames_late_things, frames_late_accounts, frames_late_results,
          frames_plain_budget, frames_plain_things, frames_plain_accounts,
          frames_sixth_totals, frames_sixth_rows, frames_sixth_things, frames_sixth_accounts, frames_sixth_results,
          frames_seventh_budget, frames_seventh_things, frames_seventh_accounts,
          frames_eighth_budget, frames_eighth_rows, frames_eighth_things, frames_eighth_accounts, frames_eighth_results)
# Sets that stand apart: name, patterns, the number before their first.
APART = (("aside", templates_aside, 100), ("unseen", templates_unseen, 200), ("fresh", templates_fresh, 300),
         ("late", templates_late, 400), ("plain", templates_plain, 500), ("sixth", templates_sixth, 600), ("seventh", templates_seventh, 700),
         ("eighth", templates_eighth, 800))
# Those of them that stand for one measurement and that nothing else ever takes.
ONCE = ("unseen", "fresh", "late", "plain", "sixth", "seventh", "eighth")


class Template:
    """One pattern of a sentence."""

    def __init__(self, form, n, kind, section, frame, text, ref="", unit=None, places=None, flags=()):
        self.form, self.kind, self.section, self.frame, self.text = form, kind, section, frame, text
        self.id = f"{form:02d}.{n}"
        self.held_out = (n + form) % 3 == 0
        self.apart = ""
        self.ref, self.unit, self.places, self.flags = ref, unit, places, flags
        for module in FRAMES:
            if hasattr(module, frame) and getattr(module, frame).__module__ == module.__name__:
                self.make = getattr(module, frame)
                break
        else:
            raise KeyError(frame)

    @property
    def name(self):
        """What a report calls the form."""
        return f"form {self.form}" if self.form <= 40 else f"exception {self.form - 40}"


def load():
    """All templates."""
    count, out = {}, []
    for module in (templates_budget, templates_accounts, templates_exceptions):
        for row in module.ROWS:
            form, section, frame, text, *rest = row
            more = rest[-1] if rest and isinstance(rest[-1], dict) else {}
            ref = rest[0] if rest and isinstance(rest[0], str) else ""
            kind = "budget" if section.startswith("b.") else "final-accounts"
            count[form] = count.get(form, 0) + 1
            out.append(Template(form, count[form], kind, section[2:], frame, text, ref, **more))
    for name, module, before in APART:
        for n, (form, section, frame, text) in enumerate(module.ROWS, 1):
            kind = "budget" if section.startswith("b.") else "final-accounts"
            template = Template(form, before + n, kind, section[2:], frame, text)
            template.held_out, template.apart = False, name
            out.append(template)
    return out
