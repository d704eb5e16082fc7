"""The corpus as a site of Eleventy: JavaScript templates, its fastest, and front matter as JSON."""
import json

from dialect import Dialect, style, write
from hugo import SUMS, front_matter, markdown

SETTINGS = """const byUrl = (a, b) => (a.url < b.url ? -1 : 1);
const grouped = key => api => {
  const groups = new Map();
  for (const page of api.getAll()) {
    if (!page.data.d) continue;
    const name = key(page.data.d);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(page);
  }
  const sorted = [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return sorted.map(([name, pages]) => ({ name, pages: pages.sort(byUrl) }));
};
let known, departments;
export default function (settings) {
  settings.addPassthroughCopy({ static: "." });
  settings.addCollection("departments", grouped(d => d.slug));
  settings.addCollection("years", grouped(d => String(d.year)));
  settings.addFilter("beside", (groups, d, step) => {
    if (groups !== known) {
      known = groups;
      departments = new Map(groups.map(g => [g.name, g.pages]));
    }
    const pages = departments.get(d.slug) ?? [];
    return pages[pages.findIndex(page => page.data.d.year === d.year) + step];
  });
  const dir = { input: "content", output: "public", includes: "../_includes" };
  return { dir, markdownTemplateEngine: false };
}
"""
ESCAPE = """const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const e = value => {
  const s = String(value);
  return /[&<>"']/.test(s) ? s.replace(/[&<>"']/g, c => signs[c]) : s;
};
"""
DIALECT = Dialect(
    value=lambda path: "${e(%s)}" % path,
    loop=lambda name, path: ("${%s.map(%s=>`" % (path, name), "`).join('')}"),
    question=lambda path: ("${%s?`" % path, "`:''}"),
)
LINE = {f"l.{name}": "${e(l.data.d.rows[0].%s)}" % name for name in SUMS}
LINE |= {"l.region": "${e(l.data.d.region)}", "l.title": "${e(l.data.title)}"}
LINE |= {"for l in listed": ("${g.pages.map(l=>`", "`).join('')}")}
SITEMAP = """export const data = {
  permalink: "/sitemap.xml",
  eleventyExcludeFromCollections: true,
};
export function render({ collections: c }) {
  const lists = [...c.departments.map(g => `/d/${g.name}/`), ...c.years.map(g => `/y/${g.name}/`)];
  const pages = c.departments.flatMap(g => g.pages.map(page => page.url));
  const site = "https://example.org";
  const urls = ["/", ...lists, ...pages].map(url => `<url><loc>${site}${url}</loc></url>`);
  const name = "http://www.sitemaps.org/schemas/sitemap/0.9";
  const head = `<?xml version="1.0" encoding="utf-8"?><urlset xmlns="${name}">`;
  return `${head}${urls.join("")}</urlset>`;
}
"""


def emit(disclosures, root, form):
    """Writes the site under a folder."""
    write(root, "package.json", '{"private":true,"type":"module"}\n')
    write(root, "eleventy.config.js", SETTINGS)
    style(root)
    write(root, "content/d/d.json", json.dumps({"layout": "page.11ty.js"}))
    for disclosure in disclosures:
        front = front_matter({"title": disclosure.tree["title"], "d": disclosure.tree}, form)
        if form == "json":
            front = f"---json\n{front.strip()}\n---\n"
        path = f"content/d/{disclosure.slug}/{disclosure.year}.md"
        write(root, path, front + markdown(disclosure))
    templates(root)


def function(arguments, html, before=""):
    return ESCAPE + f"export function render({arguments}) {{ {before}return `{html}`; }}\n"


BESIDE = (
    "const d = data.d, all = data.collections.departments; "
    "const before = this.beside(all, d, -1), after = this.beside(all, d, 1); "
)
TITLES = {"before.title": "${e(before.data.title)}", "after.title": "${e(after.data.title)}"}
HOME = {
    "y.url": "/y/${y.name}/",
    "y.title": "${y.name}",
    "s.url": "/d/${s.name}/",
    "s.title": "${e(s.pages[0].data.d.department)}",
}
LISTS = [
    ("departments", "d", "${e(g.pages[0].data.d.department)}"),
    ("years", "y", "${g.name}年"),
]


def paged(collection, short):
    """The data of a page for each group of a collection."""
    pagination = f"{{ data: 'collections.{collection}', size: 1, alias: 'g' }}"
    address = f"d => `/{short}/${{d.g.name}}/`"
    return f"export const data = {{ pagination: {pagination}, permalink: {address} }};\n"


def templates(root):
    page = DIALECT.translate("disclosure", TITLES | {"body": "${data.content}"})
    write(root, "_includes/page.11ty.js", function("data", page, BESIDE))
    for name, short, title in LISTS:
        page = function("{ g }", DIALECT.translate("list", LINE | {"title": title}))
        write(root, f"content/{name}.11ty.js", paged(name, short) + page)
    home = function("{ collections: { years, departments } }", DIALECT.translate("home", HOME))
    write(root, "content/index.11ty.js", "export const data = { permalink: '/' };\n" + home)
    write(root, "content/sitemap.11ty.js", SITEMAP)
