"""A made-up corpus of disclosures, the same every time, in a neutral form: what each generator's
site is written from.

Per disclosure 15 projects, 120 indicators, 61 rows of a classified table, two statements and about
4 KB of prose. Amounts are text, counted in hundredths of 万元 before they are printed; every total
is the exact sum of its parts. No place, person or figure is real.
"""
import random
from dataclasses import dataclass

YEARS = 10
FIRST_YEAR = 2016
DEPARTMENTS_A_REGION = 10
PROJECTS = 15

SENTENCES = [
    "贯彻执行国家和省市有关方针政策，拟订全县相关规范性文件并组织实施",
    "负责行业发展规划和年度计划的编制，会同有关部门做好资金安排并监督实施",
    "落实安全生产责任制，参与工程质量和安全事故的调查处理",
    "指导乡镇开展基础设施建设和人居环境整治，推进城乡统筹发展",
    "健全内部控制制度，对重大支出决策和资产处置进行督导",
    "加快履行采购手续并及时支付资金，按规定及时下达资金指标",
    "推进政务公开，规范审批行为，提高服务效率和群众满意度",
    "开展业务培训和宣传活动，提高干部队伍整体素质和履职能力",
]
LEVELS = [
    ("产出指标", "数量指标", "完成数量", "≥{n}个"),
    ("产出指标", "质量指标", "工程验收合格率", "≥{p}%"),
    ("产出指标", "时效指标", "按期完成率", "≥{p}%"),
    ("产出指标", "成本指标", "单位成本", "{n}元/台"),
    ("效果指标", "经济效益指标", "节约资金率", "≥{f}%"),
    ("效果指标", "社会效益指标", "覆盖率", "≥{p}%"),
    ("效果指标", "可持续影响指标", "可持续影响年限", "≥{f}年"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥{p}%"),
]
PLACES = "城关镇 东关街道 西河乡 南岭镇 北桥街道 新华路 滨河路 开发区 老城区 石门村 柳林镇 白沙乡".split()
WORKS = "道路养护 供水管网更新 污水处理 垃圾清运 绿化提升 校舍维修 设备购置 防汛抗旱 疫病防控 河道治理".split()
ENDS = "经费 专项经费 工程 补助资金 服务费 维护费 工作经费 设备费".split()


class Amount(str):
    """An amount as it is printed: a number to one reader, a text to one that would round it."""


@dataclass
class Disclosure:
    """One department's budget of one year."""

    region: int
    department: int
    year: int
    tree: dict
    prose: list

    @property
    def slug(self):
        return f"r{self.region:04}-d{self.department:02}"


def amount(hundredths):
    return Amount(f"{hundredths // 100}.{hundredths % 100:02}")


def disclosures(count, findings=False):
    """The first `count` disclosures; with `findings` each has some that a checker finds."""
    for index in range(count):
        number, offset = divmod(index, YEARS)
        region, department = divmod(number, DEPARTMENTS_A_REGION)
        chance = random.Random(index + 1)
        tree = figures(chance, index)
        name = f"虚构县{region}第{department}局"
        year = FIRST_YEAR + offset
        head = {"title": f"{name}{year}年部门预算", "slug": f"r{region:04}-d{department:02}"}
        head |= {"year": year, "unit": "万元", "region": f"虚构县{region}", "department": name}
        tree = head | tree
        if findings:
            add_findings(tree)
        yield Disclosure(region, department, year, tree, prose(tree))


def figures(chance, index):
    budgets = [1_000 + chance.randrange(5_000_000) for _ in range(PROJECTS)]
    rows, basic = classified(chance, sum(budgets))
    personnel = basic * 4 // 5
    total = basic + sum(budgets)
    # The same quantity in two projects would be taken for a copied one.
    quantities = iter(chance.sample(range(10, 9_999), PROJECTS * len(LEVELS)))
    named = lambda **parts: [{"name": name, "amount": amount(part)} for name, part in parts.items()]
    return {
        "income": named(合计=total, 一般公共预算=total),
        "spending": named(
            合计=total,
            基本支出=basic,
            人员经费=personnel,
            日常公用经费=basic - personnel,
            项目支出=sum(budgets),
        ),
        "rows": rows,
        "projects": [project(chance, quantities, index, *each) for each in enumerate(budgets)],
    }


def classified(chance, projects):
    """Four classes of two groups of six items: rows with their sums, and the basic spending."""
    groups = [f"{a}{b}" for a in ("208", "211", "212", "221") for b in ("01", "03")]
    items = [f"{group}{item:02}" for group in groups for item in range(1, 7)]
    share = projects // len(items)
    parts = {code: (chance.randrange(900_000), share) for code in items}
    parts[items[0]] = (parts[items[0]][0], projects - share * (len(items) - 1))
    codes = sorted({code[:length] for code in items for length in (3, 5, 7)})
    row = lambda code, name, inside: {"code": code, "name": name} | sums(inside)
    rows = [row("", "合计", parts.values())]
    for code in codes:
        inside = [part for item, part in parts.items() if item.startswith(code)]
        rows.append(row(code, f"虚构科目{code}", inside))
    return rows, sum(part[0] for part in parts.values())


def sums(parts):
    basic, project = (sum(column) for column in zip(*parts))
    return {"total": amount(basic + project), "basic": amount(basic), "project": amount(project)}


def project(chance, quantities, index, number, budget):
    name = chance.choice(PLACES) + chance.choice(WORKS) + chance.choice(ENDS)
    goals = [SENTENCES[number % 8], SENTENCES[(number + 3) % 8]]
    return {
        "code": f"333-{index:05}-{number:02}",
        "name": name,
        "budget": amount(budget),
        "fiscal": amount(budget),
        "plan": [Amount(part) for part in ("25.00", "50.00", "75.00", "100.00")],
        "purpose": f"用于{goals[0]}",
        "goals": goals,
        "indicators": [
            indicator(chance, quantities, number, *each) for each in enumerate(LEVELS)
        ],
    }


def indicator(chance, quantities, number, level, words):
    first, second, name, target = words
    own = chance.choice(PLACES) + chance.choice(WORKS) if chance.random() < 0.6 else ""
    rates = {"p": chance.randrange(80, 99), "f": chance.randrange(2, 20)}
    return {
        "first": first,
        "second": second,
        "name": own + name,
        "description": f"{SENTENCES[(number + level) % 8]}，完成数占应完成数的比例",
        "target": target.format(n=next(quantities), **rates),
        "basis": f"依据年度工作计划和{second}历史数据",
    }


def add_findings(tree):
    """A rate that cannot be passed, and one goal said twice: a note and a warning."""
    tree["projects"][0]["indicators"][1]["target"] = "≥100%"
    tree["projects"][1]["goals"][1] = tree["projects"][1]["goals"][0]


def prose(tree):
    """Headings and paragraphs; `{a/b}` in a paragraph is a figure of a statement."""
    told = (
        f"{tree['year']}年收入{{income/合计}}，支出{{spending/合计}}，"
        "其中基本支出{spending/基本支出}，项目支出{spending/项目支出}。"
    )
    duties = [f"{number + 1}. **职责：**{SENTENCES[number % 8]}。" for number in range(14)]
    plans = [f"{SENTENCES[number % 8]}；{SENTENCES[(number + 5) % 8]}。" for number in range(18)]
    return ["## 一、部门职责", *duties, "## 二、预算安排", told, *plans]


def told_amount(tree, reference):
    """The amount that a reference of the prose means."""
    table, name = reference.split("/")
    return next(line["amount"] for line in tree[table] if line["name"] == name)
