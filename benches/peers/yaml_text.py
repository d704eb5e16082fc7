"""YAML as people write it: block style, a record that fits a line on one line."""
import json
import re

WIDTH = 110
# Begins with a Chinese character or a sign of comparison, and nothing in it means anything to YAML.
PLAIN = re.compile(r"[\u4e00-\u9fff≥][^:#\n\"'\\{}\[\],]*")


def yaml(tree, scalar, indent=0):
    """The text of a mapping or a list; `scalar` says how a value is written."""
    pad = "  " * indent
    lines = []
    if isinstance(tree, dict):
        for key, value in tree.items():
            lines.append(pad + entry(key, value, scalar, indent))
    else:
        for value in tree:
            lines.append(pad + "- " + item(value, scalar, indent))
    return "\n".join(lines)


def entry(key, value, scalar, indent):
    short = one_line(value, scalar)
    if short is not None and len(short) + len(key) < WIDTH:
        return f"{key}: {short}"
    deeper = indent + 1
    return f"{key}:\n" + yaml(value, scalar, deeper)


def item(value, scalar, indent):
    short = one_line(value, scalar)
    if short is not None and len(short) < WIDTH:
        return short
    return yaml(value, scalar, indent + 1).lstrip()


def one_line(value, scalar):
    """A value on one line; nothing where a mapping or list lies within another."""
    if isinstance(value, dict):
        if any(isinstance(part, (dict, list)) for part in value.values()):
            return None
        return "{ " + ", ".join(f"{key}: {scalar(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        if any(isinstance(part, (dict, list)) or len(str(part)) > 20 for part in value):
            return None
        return "[" + ", ".join(map(scalar, value)) + "]"
    return scalar(value)


def quoted(value):
    """A value for who would make a float of an amount: all but plain words are quoted."""
    if value is None:
        return ""
    if isinstance(value, int) or PLAIN.fullmatch(value):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
