"""Holds content against the JSON Schemas that `gongkai schema` writes.

Usage: python3 tests/schema/hold.py PROGRAM      (Python 3.9, PyYAML, jsonschema 4.18 or later)

All content of this repository, the small sites of tests and every case of the conformance suite:
what the program reads without a fault of its shape must be valid, and a file in which it finds an
unknown key must not be. Then mistakes that people make, one at a time, must be refused.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
CONFORMANCE = os.path.join(REPOSITORY, "tests", "conformance")

# Faults of the shape of a file: a schema may see them or not, the program's rule is another.
SHAPE = {"broken-yaml", "wrong-shape", "duplicate-key", "invalid-form", "unreadable-file", "stray-file", "ambiguous-character", "hidden-character"}


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: no days, no yes and no."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"), list("-+.0123456789"))


def json_value(value):
    """What YAML holds as JSON would: keys are texts."""
    if isinstance(value, dict):
        return {("" if key is None else str(key).lower() if isinstance(key, bool) else str(key)): json_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [json_value(item) for item in value]
    return value


def run(program, root, *arguments):
    done = subprocess.run([program, "--root", root, *arguments], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise SystemExit(f"{root}: {' '.join(arguments)}: {done.stderr}")
    return done.stdout


class Schemas:
    """The schemas of a site."""

    def __init__(self, program, root):
        self.folder = tempfile.mkdtemp()
        run(program, root, "schema", "--output", self.folder)
        self.files = {}
        for name in os.listdir(self.folder):
            with open(os.path.join(self.folder, name), encoding="utf-8") as file:
                self.files[name] = json.load(file)
        shutil.rmtree(self.folder)
        self.registry = Registry().with_resources(
            (name, Resource.from_contents(schema, default_specification=DRAFT7))
            for name, schema in self.files.items()
        )
        for schema in self.files.values():
            Draft7Validator.check_schema(schema)

    def faults(self, name, value):
        """What is wrong with a value, as a list of texts; nothing for a schema that is not there."""
        if name not in self.files:
            return None
        found = Draft7Validator(self.files[name], registry=self.registry).iter_errors(value)
        return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}" for fault in found]


def schema_of(path, value, default):
    """The schema of a file, by where it lies under content/."""
    parts = path.split("/")
    if parts[0] in ("_forms", "_profiles"):
        return parts[0][1:-1] + ".json"
    if parts[-1] in ("_glossary.yaml", "_lexicon.yaml"):
        return parts[-1][1:-5] + ".json"
    if parts[-1] in ("roster.yaml", "region.yaml", "department.yaml"):
        return parts[-1][:-5] + ".json"
    profile = value.get("profile", default) if isinstance(value, dict) else default
    return f"{parts[-1][:-5]}.{profile}.json"


def default_profile(root):
    with open(os.path.join(root, "site.toml"), encoding="utf-8") as file:
        for line in file:
            if line.split("=")[0].strip() == "profile":
                return line.split('"')[1] if '"' in line else None
    return None


def content(root):
    """Every YAML file under content/, by its path there."""
    top = os.path.join(root, "content")
    for folder, _, names in sorted(os.walk(top, followlinks=False)):
        for name in sorted(names):
            if name.endswith(".yaml") and not name.startswith("."):
                path = os.path.join(folder, name)
                yield os.path.relpath(path, top).replace(os.sep, "/"), path


# Most cases have the same forms and profiles: their schemas are written once.
KNOWN = {}


def schemas_of(program, root):
    """The schemas of a site, by all that they are made of."""
    parts = []
    for inner, path in [("site.toml", os.path.join(root, "site.toml")), *content(root)]:
        with open(path, "rb") as file:
            text = file.read()
        if inner == "site.toml" or inner.startswith("_"):
            parts.append((inner, text))
        else:
            parts.extend(sorted({line for line in text.splitlines() if line.startswith(b"profile:")}))
    key = repr(sorted(set(map(repr, parts))))
    if key not in KNOWN:
        KNOWN[key] = Schemas(program, root)
    return KNOWN[key]


def hold(program, root, counts):
    """Holds a site against its schemas; returns what does not fit, as texts."""
    schemas, wrong = schemas_of(program, root), []
    found = {}
    for line in run(program, root, "check", "--format", "json").splitlines():
        finding = json.loads(line)
        found.setdefault(finding["file"], set()).add(finding["rule"])
    default = default_profile(root)
    for inner, path in content(root):
        rules = found.get(f"content/{inner}", set())
        try:
            with open(path, encoding="utf-8") as file:
                value = json_value(yaml.load(file, Loader=Core))
        except (yaml.YAMLError, UnicodeDecodeError, OSError, ValueError):
            continue
        faults = schemas.faults(schema_of(inner, value, default), value)
        if faults is None:
            continue
        # In a roster names of folders and units are unknown keys too: no schema knows these.
        if "unknown-key" in rules and not inner.endswith("roster.yaml"):
            counts["refused"] += bool(faults)
            if not faults:
                wrong.append(f"{root}: {inner}: an unknown key is not refused")
        elif not rules & (SHAPE | {"unknown-key"}):
            counts["valid"] += not faults
            wrong.extend(f"{root}: {inner}: {fault}" for fault in faults[:3])
    return wrong


BUDGET = """\
format: 1
year: 2021
unit: 万元
unapproved: true
source: { title: 示例县水利局2021年部门预算, url: https://www.example.cn/ }
dates: { approved: 2021-02-08 }
statements:
  支出说明: { 合计: 30.00, 基本支出: 10.00, 项目支出: 20.00 }
tables:
  一般公共预算支出表:
    - { 科目: "213", 名称: 农林水支出, 合计: 30.00, 基本支出: 10.00, 项目支出: 20.00 }
    - { row: total, 合计: 30.00, 基本支出: 10.00, 项目支出: 20.00 }
projects:
  - name: 示例工程
    funds: { 预算数: 20.00 }
    indicators:
      - { level: [产出指标, 数量指标], name: 示例数量, target: "≥5个" }
acknowledgements:
  - { rule: missing-table, at: 部门收支总表, by: department, reason: 示例 }
"""

DEPARTMENT = 'code: "332"\nname: 示例县水利局\nbudget-units:\n  - { code: "332001", name: 示例县水利局本级 }\n'

# A file of the site below, what stands in it, and what somebody writes in its place.
MISTAKES = [
    ("budget", "unapproved: true", "unaproved: true"),
    ("budget", "unit: 万元", "unit: 千元"),
    ("budget", "format: 1\n", ""),
    ("budget", "一般公共预算支出表:", "一般公共预算支出:"),
    ("budget", "合计: 30.00, 基本支出: 10.00, 项目支出: 20.00 }\ntables", "合计: 30.00, 基本支岀: 10.00, 项目支出: 20.00 }\ntables"),
    ("budget", 'level: [产出指标, 数量指标]', "level: 产出指标"),
    ("budget", "{ row: total,", "{ row: sum,"),
    ("budget", "funds: { 预算数: 20.00 }", "funds: { 预算: 20.00 }"),
    ("budget", "by: department", "by: 部门"),
    ("budget", "approved: 2021-02-08", "approved: 2021年2月8日"),
    ("budget", "    indicators:\n", "    indicator:\n"),
    ("budget", "  - name: 示例工程\n    funds", "  - funds"),
    ("budget", "支出说明: { 合计: 30.00, 基本支出: 10.00, 项目支出: 20.00 }", "支出说明: 30.00"),
    ("budget", "https://www.example.cn/", "www.example.cn"),
    ("department", "budget-units", "budget-unit"),
    ("department", 'name: 示例县水利局\nbudget', "budget"),
]


def mistakes(program):
    """Mistakes that are not refused, as texts, and how many were tried."""
    root, wrong = tempfile.mkdtemp(), []
    files = {
        "site.toml": '[site]\ntitle = "示例"\nprofile = "hebei-county"\n',
        "content/example/region.yaml": 'code: "990101"\nname: 示例县\norigin: invented\n',
        "content/example/water/department.yaml": DEPARTMENT,
        "content/example/water/2021/budget.yaml": BUDGET,
    }
    for path, text in files.items():
        path = os.path.join(root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    schemas = Schemas(program, root)
    texts = {"budget": (BUDGET, "budget.hebei-county.json"), "department": (DEPARTMENT, "department.json")}
    for text, schema in texts.values():
        wrong.extend(f"right, and refused: {fault}" for fault in schemas.faults(schema, json_value(yaml.load(text, Loader=Core))))
    for name, right, mistake in MISTAKES:
        text, schema = texts[name]
        assert right in text, right
        value = json_value(yaml.load(text.replace(right, mistake, 1), Loader=Core))
        if not schemas.faults(schema, value):
            wrong.append(f"not refused: {mistake!r} for {right!r}")
    shutil.rmtree(root)
    return wrong, len(MISTAKES)


def cases():
    """The cases of the conformance suite, each laid out as a site."""
    with open(os.path.join(CONFORMANCE, "index.yaml"), encoding="utf-8") as file:
        index = yaml.safe_load(file)
    for entry in index:
        for case in entry["cases"]:
            root = tempfile.mkdtemp()
            for part in (os.path.join("spec", "site"), os.path.join(entry["rule"], case, "site")):
                source = os.path.join(CONFORMANCE, part)
                if os.path.isdir(source):
                    shutil.copytree(source, root, dirs_exist_ok=True, symlinks=True)
            yield root
            shutil.rmtree(root)


def main():
    program = os.path.abspath(sys.argv[1])
    counts, wrong = {"valid": 0, "refused": 0}, []
    sites = [REPOSITORY, os.path.join(REPOSITORY, "docs/guide/files/clerk/示例县")]
    small = os.path.join(REPOSITORY, "tests", "sites")
    sites += [os.path.join(small, name, "site") for name in sorted(os.listdir(small))]
    for root in sites:
        wrong += hold(program, root, counts)
    for root in cases():
        try:
            wrong += hold(program, root, counts)
        except OSError as error:
            # A case of what cannot be read.
            print(f"{root}: {error}", file=sys.stderr)
    more, tried = mistakes(program)
    wrong += more
    for text in wrong:
        print(text, file=sys.stderr)
    print(f"{counts['valid']} files valid, {counts['refused']} with unknown keys refused, {tried} mistakes tried, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
