"""Are the pages equal in content? Each page holds every figure and text of its disclosure, and the
peers' pages have the same text and the same links."""
import html
import os
import re
from collections import Counter

from corpus import Amount, told_amount

FIGURE = re.compile(r"\d[\d,]*\.\d\d")
REFERENCE = re.compile(r"\{([^}]+)\}")
# What a generator writes of itself, with nothing of the corpus.
UNLIKE = {"d/index.html", "y/index.html"}


def visible(markup):
    """The text of a page without blanks; a bar where there was a tag."""
    body = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", markup)
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "|", body)))


def leaves(tree):
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        return [leaf for part in tree for leaf in leaves(part)]
    return [tree]


def expected(disclosure):
    """The figures of a disclosure with how often each is printed, and its texts."""
    tree = disclosure.tree
    words = [leaf for leaf in leaves(tree) if isinstance(leaf, str)]
    figures = [word for word in words if isinstance(word, Amount)]
    texts = [word for word in words if not isinstance(word, Amount)]
    for paragraph in disclosure.prose:
        figures += [told_amount(tree, reference) for reference in REFERENCE.findall(paragraph)]
        plain = re.sub(r"^(## |\d+\. )", "", paragraph)
        texts += [part for part in re.split(r"\*\*|\{[^}]+\}", plain) if part]
    skipped = {tree["slug"], tree["title"]}
    return Counter(figures), {re.sub(r"\s+", "", text) for text in texts} - skipped


def missing(disclosure, markup):
    """What of a disclosure is not on its page."""
    figures, texts = expected(disclosure)
    text = visible(markup)
    printed = Counter(found.replace(",", "") for found in FIGURE.findall(text))
    joined = text.replace("|", "")
    lost = sorted(each for each in texts if each not in joined)
    return sorted((figures - printed).elements()) + lost


def lacking(disclosures, root, address):
    """Faults of a built site: pages that are not there or lack something of the corpus."""
    faults = []
    for disclosure in disclosures:
        path = os.path.join(root, address(disclosure), "index.html")
        if not os.path.exists(path):
            faults.append(f"{path}: no page")
            continue
        lost = missing(disclosure, read(path))
        if lost:
            faults.append(f"{path}: lacks {len(lost)}: {', '.join(lost[:3])}")
    return faults


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def texts(root):
    """Digests of the text and links of each page of a site, by address."""
    found = {}
    for folder, _, files in os.walk(root):
        for name in files:
            path = os.path.join(folder, name)
            address = os.path.relpath(path, root)
            if name == "index.html" and address not in UNLIKE:
                markup = read(path)
                found[address] = hash(visible(markup).replace("|", "")), hash(links(markup))
    return found


def unlike(one, other, name):
    """Faults: pages that only one of two sites has, or whose text or links differ."""
    faults = [f"{name}: {path} is not in both" for path in sorted(one.keys() ^ other.keys())]
    for path in sorted(one.keys() & other.keys()):
        for what, first, second in zip(("text", "links"), one[path], other[path]):
            if first != second:
                faults.append(f"{name}: {path} has other {what}")
    return faults


def links(markup):
    found = re.findall(r"""href=["']?([^"'\s>]+)""", markup)
    return tuple(html.unescape(each).replace("https://example.org", "") for each in found)
