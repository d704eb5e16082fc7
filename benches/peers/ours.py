"""The corpus as a site of gongkai: the same figures and prose in its format."""
import os
import shutil

from corpus import Amount
from dialect import write
from yaml_text import quoted, yaml

PROFILE = """profile: bench
name: 虚构县
kinds:
  budget:
    title: 部门预算信息公开
    project-form: P2
    sections:
      - { id: n.duty, title: 部门职责, required: true }
      - { id: n.budget, title: 预算安排, required: true, tables: [N01, N02, B05] }
    tables:
      - { form: N01, required: true }
      - { form: N02, required: true }
      - { form: B05, required: true }
between:
  - { id: balance, rule: balance-mismatch, says: 收入＝支出, identity: N01.total = N02.total }
  - { id: spending, rule: figure-mismatch, says: 支出说明＝支出表, identity: "N02.total = B05.[total].total" }
  - { id: projects, rule: figure-mismatch, says: 项目支出＝各项目之和, identity: N02.project = sum(projects.budget) }
"""
SITE = """[site]
title = "部门预算信息公开"
profile = "bench"
notice = "虚构数据"
base_url = "https://example.org/"

[output]
"""
TABLES = {"income": "收入说明", "spending": "支出说明"}


def scalar(value):
    """An amount is a number here: it is read from its digits and never becomes a float."""
    return str(value) if isinstance(value, Amount) else quoted(value)


def emit(disclosures, root, output):
    """Writes the site under a folder, with these lines under `[output]`."""
    settings(root, output)
    write(root, "content/_profiles/bench.yaml", PROFILE)
    for disclosure in disclosures:
        region = f"content/r{disclosure.region:04}"
        department = f"{region}/d{disclosure.department:02}"
        folder = f"{department}/{disclosure.year}"
        write(root, f"{folder}/budget.yaml", yaml(layout(disclosure.tree), scalar) + "\n")
        write(root, f"{folder}/budget.md", markdown(disclosure))
        if os.path.exists(f"{root}/{department}/department.yaml"):
            continue
        units = 'budget-units:\n  - { code: "333001", name: 本级 }\n'
        name = disclosure.tree["department"]
        write(root, f"{department}/department.yaml", f'code: "333"\nname: {name}\n{units}')
        code = f"99{disclosure.region:04}"
        named = f'code: "{code}"\nname: {disclosure.tree["region"]}\norigin: invented\n'
        write(root, f"{region}/region.yaml", named)


def like(site, root, output):
    """A site of the same contents with other lines under `[output]`: its files are links."""
    shutil.copytree(site, root, copy_function=os.link)
    os.unlink(f"{root}/site.toml")
    settings(root, output)


def settings(root, output):
    write(root, "site.toml", SITE + "".join(f"{line}\n" for line in output))


def layout(tree):
    statement = lambda table: {line["name"]: line["amount"] for line in tree[table]}
    return {
        "format": 1,
        "year": tree["year"],
        "unit": tree["unit"],
        "origin": "invented",
        "statements": {name: statement(table) for table, name in TABLES.items()},
        "tables": {"一般公共预算支出表": {"rows": [row(each) for each in tree["rows"]]}},
        "projects": [project(each) for each in tree["projects"]],
    }


def row(figures):
    key = {"科目": figures["code"]} if figures["code"] else {"row": "total"}
    sums = {"合计": figures["total"], "基本支出": figures["basic"], "项目支出": figures["project"]}
    return key | {"名称": figures["name"]} | sums


def project(figures):
    months = ("3月底", "6月底", "10月底", "12月底")
    return {
        "code": figures["code"],
        "name": figures["name"],
        "budget-unit": "333001",
        "funds": {"预算数": figures["budget"], "财政资金": figures["fiscal"], "其他资金": None},
        "plan": dict(zip(months, figures["plan"])),
        "purpose": figures["purpose"],
        "goals": figures["goals"],
        "indicators": [indicator(each) for each in figures["indicators"]],
    }


def indicator(words):
    others = {key: words[key] for key in ("name", "description", "target", "basis")}
    return {"level": [words["first"], words["second"]]} | others


def markdown(disclosure):
    text = "\n\n".join(disclosure.prose) + "\n"
    for table, name in TABLES.items():
        for line in disclosure.tree[table]:
            text = text.replace("{%s/%s}" % (table, line["name"]), f"[[{name}/{line['name']}]]")
    return text
