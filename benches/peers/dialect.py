"""One set of pages for every generator: the templates beside this file, put into its language.

In a template `{{a.b}}` prints a value, `{{for r in a.b}}` … `{{end}}` repeats, `{{if a}}` …
`{{end}}` asks. What a generator has its own way for (the pages of a list, the body, neighbours) it names in
`words`, by what stands in the braces.
"""
import re
from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
LOOP = re.compile(r"for (\w+) in ([\w.]+)")


class Dialect:
    """How a generator writes a value, a loop and a question: the latter two as opening and end."""

    def __init__(self, value, loop, question):
        self.value, self.loop, self.question = value, loop, question

    def translate(self, name, words):
        open_blocks = []

        def put(match):
            inside = match.group(1)
            if inside == "end":
                return open_blocks.pop()
            if inside.startswith(("for ", "if ")):
                start, end = words.get(inside) or self.block(inside)
                open_blocks.append(end)
                return start
            return words[inside] if inside in words else self.value(inside)

        text = (TEMPLATES / f"{name}.html").read_text(encoding="utf-8")
        return re.sub(r"\{\{([^}]+)\}\}", put, text)

    def block(self, inside):
        looped = LOOP.fullmatch(inside)
        return self.loop(*looped.groups()) if looped else self.question(inside[3:])


def write(root, path, text):
    """Writes a file and the folders it lies in."""
    place = Path(root) / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def style(root):
    write(root, "static/style.css", (TEMPLATES / "style.css").read_text(encoding="utf-8"))
