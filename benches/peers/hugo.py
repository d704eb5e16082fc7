"""The corpus as a site of Hugo: figures in the front matter, as YAML or JSON."""
import json
import os

from dialect import Dialect, style, write
from yaml_text import quoted, yaml

SETTINGS = """baseURL = "https://example.org/"
locale = "zh-CN"
title = "部门预算信息公开"
disableKinds = ["RSS", "404"]
[taxonomies]
y = "y"
[markup.goldmark.extensions]
typographer = false
[markup.goldmark.parser]
autoHeadingID = false
"""
PARTS = {"url": "{{ .RelPermalink }}", "title": "{{ .Title }}"}
NAMES = ("before", "after", "y", "s", "l")
LINK = {f"{name}.{part}": text for name in NAMES for part, text in PARTS.items()}
SUMS = ("total", "basic", "project")
LINE = LINK | {f"l.{name}": "{{ (index .Params.d.rows 0).%s }}" % name for name in SUMS}
LINE |= {"l.region": "{{ .Params.d.region }}"}

DIALECT = Dialect(
    value=lambda path: "{{ $" + path + " }}",
    loop=lambda name, path: ("{{ range $%s := $%s }}" % (name, path), "{{ end }}"),
    question=lambda path: ("{{ with $" + path + " }}", "{{ end }}"),
)


def markdown(disclosure):
    """The prose, with each figure it refers to."""
    paragraphs = []
    for text in disclosure.prose:
        for table in ("income", "spending"):
            for line in disclosure.tree[table]:
                text = text.replace("{%s/%s}" % (table, line["name"]), line["amount"] + "万元")
        paragraphs.append(text)
    return "\n\n".join(paragraphs) + "\n"


def front_matter(meta, form):
    if form == "json":
        return json.dumps(meta, ensure_ascii=False, indent=1) + "\n\n"
    return "---\n" + yaml(meta, quoted) + "\n---\n"


def emit(disclosures, root, form):
    """Writes the site under a folder."""
    write(root, "hugo.toml", SETTINGS)
    style(root)
    write(root, "content/d/_index.md", "---\ntitle: 部门\n---\n")
    for disclosure in disclosures:
        tree = disclosure.tree
        year = tree["year"]
        meta = {"title": tree["title"], "weight": year, "y": [str(year)], "d": tree}
        text = front_matter(meta, form) + markdown(disclosure)
        write(root, f"content/d/{disclosure.slug}/{year}.md", text)
        section = f"content/d/{disclosure.slug}/_index.md"
        if not os.path.exists(f"{root}/{section}"):
            write(root, section, f"---\ntitle: {tree['department']}\n---\n")
    templates(root)


def templates(root):
    end = "{{ end }}"
    # In the order of weights, Hugo calls the page before this one the next in its section.
    beside = {"if before": ("{{ with .NextInSection }}", end)}
    beside |= {"if after": ("{{ with .PrevInSection }}", end)}
    page = DIALECT.translate("disclosure", LINK | beside | {"body": "{{ .Content }}"})
    write(root, "layouts/page.html", "{{ $d := .Params.d }}" + page)
    for layout, pages in (("section", ".RegularPages.ByWeight"), ("term", 'sort .Pages "Path"')):
        loop = {"for l in listed": ("{{ range " + pages + " }}", end)}
        title = "{{ .Title }}年" if layout == "term" else "{{ .Title }}"
        page = DIALECT.translate("list", LINE | loop | {"title": title})
        write(root, f"layouts/{layout}.html", page)
    write(root, "layouts/taxonomy.html", "<!doctype html><title>{{ .Title }}</title>")
    loops = {"for y in years": ('{{ range (site.GetPage "/y").Pages.ByTitle }}', end)}
    loops["for s in departments"] = ('{{ range sort (site.GetPage "/d").Sections "Path" }}', end)
    write(root, "layouts/home.html", DIALECT.translate("home", LINK | loops))
