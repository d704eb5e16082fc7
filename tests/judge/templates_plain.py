"""Fifty patterns for one measurement, written after the late ones and blind to the reader: the everyday wordings of
ordinary departments. Form, section, frame, pattern.
Whoever mends the reader does not read this file before the measurement. Write no pattern here after it."""

BUDGET, OPER, SG, PERF, PROC, ASSET, DUTY, OTHER = ("b.budget", "b.oper", "b.sangong", "b.perf", "b.procure", "b.asset", "b.duty", "b.other")
TOTAL, INCOME, SPEND, FISCAL, GENERAL, BASIC, FUND, SGF, PROCF, PERFF = (
    "f.total", "f.income", "f.expenditure", "f.fiscal", "f.general", "f.basic", "f.fund", "f.sangong", "f.procure", "f.perf")

ROWS = [
    # Totals of a budget.
    (3, BUDGET, "both_sides_move", "{Y}年{who}收入预算{A}，较上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因是{why}；支出预算{E}，较上年预算{s1>增加|减少}{D1}，{s1>增长|下降}{P1}，主要原因是{why1}。"),
    (1, BUDGET, "income_by_kind", "{Y}年{who}收入预算构成情况：{parts}；收入预算总额{A}。"),
    (2, BUDGET, "sides_moved", "收入和支出全部纳入部门预算管理，{who}{Y}年收支预算总数{A}，比上年预算总数{s>增加|减少}{D}，主要是{why}。"),
    (5, BUDGET, "two_cuts", "{Y}年支出预算{A}。按支出功能科目分，{parts}；按支出用途分，基本支出{B}，项目支出{C}。"),
    (6, BUDGET, "parts_of_basic", "{Y}年安排基本支出{B}，其中：人员经费{m}，占基本支出的{p}，主要用于工资、津贴补贴和社会保险缴费等；公用经费{n}，占基本支出的{q}，主要用于办公、水电、差旅等日常开支。"),
    (44, BUDGET, "general_kinds", "{Y}年一般公共预算拨款支出{A}，比上年预算{s>增加|减少}{D}。其中：基本支出{B}，比上年预算{s1>增加|减少}{D1}，主要是{why1}；项目支出{C}，比上年预算{s2>增加|减少}{D2}，主要是{why2}。"),
    (7, BUDGET, "fund_moved", "{Y}年政府性基金预算拨款安排支出{A}，比上年预算数{s>增加|减少}{D}，{s>增长|下降}{P}，主要是{why}。"),
    (5, BUDGET, "projects_moved", "{Y}年项目支出预算{C}，占支出预算的{p}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因是{why}。"),
    (44, BUDGET, "three_parts_moved", "{Y}年{who}支出预算较上年预算{s>增加|减少}{D}，其中：人员经费{s1>增加|减少}{D1}，公用经费{s2>增加|减少}{D2}，项目支出{s3>增加|减少}{D3}。"),
    (15, OPER, "offices_moved", "{Y}年{who}机关运行经费财政拨款预算{A}，较上年预算{B}{s>增加|减少}{D}，{s>增长|下降}{P}，主要用于办公费、印刷费、差旅费、办公用房水电费等支出。"),
    # 类, 款 and 项.
    (8, BUDGET, "main_classes", "{Y}年一般公共预算支出主要用于以下方面：{n1}{a}，占{p}；{n2}{b}，占{q}；{n3}{d}，占{r}。"),
    (8, BUDGET, "three_for_staff", "{Y}年社会保障和就业支出{a}，卫生健康支出{b}，住房保障支出{d}，三项共计{t}，占一般公共预算支出的{p}。"),
    (9, BUDGET, "item_of_projects", "{path}安排{A}，均为项目支出，主要用于{use}。"),
    (55, BUDGET, "two_numbered", "1.{p1}{Y}年预算数{a}，主要用于{u1}；2.{p2}{Y}年预算数{b}，主要用于{u2}。"),
    (11, BUDGET, "item_with_last", "{path}：{Y}年预算{A}，上年预算{B}，较上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，{s>增加|减少}原因：{why}。"),
    (44, BUDGET, "item_up_and_down", "{path}{Y}年预算{A}，与上年预算相比，因{r1}增加{u}，因{r2}减少{v}，增减相抵后{s>净增加|净减少}{D}。"),
    (12, BUDGET, "item_first", "因工作需要，{Y}年新增{path}支出{A}，用于{use}。"),
    (46, BUDGET, "class_mainly", "{Y}年一般公共预算安排{cls}（类）{A}，主要是{i1}{a}，{i2}{b}。"),
    # The three public expenses of a budget.
    (13, SG, "sangong_in_full", "{Y}年“三公”经费预算{T}，比上年预算{s>增加|减少}{D}，主要原因是{why}。其中：因公出国（境）费{a}，{c1}；公务用车购置及运行维护费{v}（公务用车购置费{u}、公务用车运行维护费{w}），{c2}；公务接待费{r}，{c3}。"),
    (13, SG, "expense_moved", "{label}{Y}年预算{A}，主要用于{use}，较上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，{s>增加|减少}的主要原因是{why}。"),
    (14, SG, "cars_now", "{who}现有车辆{k}，其中轿车{a}、越野车{b}、其他车型{d}。{Y}年安排公务用车购置费{u}，公务用车运行维护费{w}，用于公务用车的燃料、维修、保险、过路过桥等支出。"),
    (13, SG, "none_abroad", "{Y}年未安排因公出国（境）费，安排公务用车购置及运行维护费{v}、公务接待费{r}，“三公”经费预算合计{T}。"),
    # Procurement, projects, assets, persons.
    (16, PROC, "kinds_with_shares", "{Y}年{who}安排{parts}，政府采购预算共计{A}。"),
    (17, PROC, "not_reserved", "{Y}年政府采购预算{A}，其中面向中小企业预留{R}，占政府采购预算的{p}；未预留{x}，占政府采购预算的{q}。"),
    (18, PERF, "all_with_targets", "{Y}年{who}项目支出全部编报绩效目标，涉及预算资金{X}，按资金来源分：{parts}。"),
    (22, PERF, "two_levels_pay", "{name}{Y}年预算{A}，由上级补助资金{a}和本级安排资金{b}两部分组成，本级资金占{p}。"),
    (19, ASSET, "net_of_wear", "截至{date}，{who}固定资产原值{T}，累计折旧{x}，固定资产净值{z}。"),
    (20, DUTY, "persons_by_state", "截至{date}，{who}实有人员{t}，包括在职人员{m}、离休人员{a}、退休人员{r}。"),
    (23, OTHER, "by_person", "{thing}标准为每人每年{u}，{Y}年补助{n}，安排资金{A}。"),
    (1, OTHER, "place_balance", "{Y}年{place}一般公共预算收入安排{a}，加上上级补助收入{b}、上年结余收入{d}、调入资金{f}，收入总计{T}；一般公共预算支出安排{x}，加上上解上级支出{z}，支出总计{t}，收支平衡。"),
    # Totals of accounts.
    (24, TOTAL, "income_in_all", "{who}{Y}年度总收入{A}，包括本年收入{I}、使用非财政拨款结余{U}、年初结转和结余{O}。与上年决算数相比，总收入{s>增加|减少}{D}，{s>增长|下降}{P}。"),
    (25, TOTAL, "both_with_reasons", "{Y}年度本年收入{I}，比上年决算数{s1>增加|减少}{D1}，{s1>增长|下降}{P1}，主要是{why1}；本年支出{X}，比上年决算数{s2>增加|减少}{D2}，{s2>增长|下降}{P2}，主要是{why2}。"),
    (26, INCOME, "income_by_fund", "{Y}年度{who}取得{parts}，本年收入共计{A}。"),
    (27, SPEND, "kinds_told", "{Y}年度基本支出{B}，占本年支出的{p}，比上年决算数{s1>增加|减少}{D1}，主要是{why1}；项目支出{C}，占本年支出的{q}，比上年决算数{s2>增加|减少}{D2}，主要是{why2}。"),
    (28, FISCAL, "fiscal_rest", "{Y}年末财政拨款结转和结余{C}，较年初{s>增加|减少}{D}，包括：一般公共预算财政拨款结转和结余{a}，政府性基金预算财政拨款结转和结余{b}。"),
    # The general budget and the funds in accounts.
    (29, GENERAL, "general_told", "{Y}年度一般公共预算财政拨款支出{A}，占本年支出合计的{p}，上年决算数为{B}，较上年{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因是{why}。"),
    (30, GENERAL, "class_done", "{cls}（类）年初预算{B}，支出决算{A}，完成年初预算的{P}，占一般公共预算财政拨款支出的{q}。"),
    (31, GENERAL, "two_lines_done", "1.{p1}年初预算为{B1}，支出决算为{A1}，完成年初预算的{P1}；2.{p2}年初预算为{B2}，支出决算为{A2}，完成年初预算的{P2}。"),
    (31, GENERAL, "whole_by_kind", "{Y}年度一般公共预算财政拨款支出决算{A}（其中基本支出{a}、项目支出{b}），年初预算{B}，完成年初预算的{P}。"),
    (31, GENERAL, "item_reason_inside", "{path}支出决算为{A}，比年初预算{B}{s>增加|减少}{D}，主要原因是{why}，完成年初预算的{P}。"),
    (34, GENERAL, "item_and_last", "{path}支出{A}，主要用于{use}，上年决算{B}，比上年{s>增加|减少}{D}，{s>增长|下降}{P}。"),
    (34, FUND, "fund_told", "{Y}年度政府性基金预算财政拨款支出{A}，均为项目支出，比上年决算数{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因是{why}。"),
    (35, BASIC, "basics_moved", "{Y}年度一般公共预算财政拨款基本支出{A}，其中：人员经费{a}，比上年决算数{s1>增加|减少}{D1}，主要是{why1}；公用经费{b}，比上年决算数{s2>增加|减少}{D2}，主要是{why2}。"),
    # Results of accounts.
    (36, SGF, "three_and_last", "{Y}年度“三公”经费财政拨款支出决算{A}，完成全年预算{B}的{Q}，比上年决算数{s>增加|减少}{D}。其中：因公出国（境）费{x}，公务用车购置及运行维护费{v}，公务接待费{z}。"),
    (36, SGF, "expense_told", "{label}支出决算{A}，占“三公”经费支出决算的{p}，全年预算{B}，完成全年预算的{P}，主要用于{use}。"),
    (37, SGF, "cars_at_end", "截至{Y}年12月31日，{who}开支财政拨款的公务用车保有量{k}，其中轿车{a}、越野车{b}、其他车型{d}；全年公务用车运行维护费支出{w}，主要用于燃料费、维修费、保险费等。"),
    (37, SGF, "guests_told", "{Y}年度公务接待费支出{A}，比上年决算数{s>增加|减少}{D}，{s>增长|下降}{P}，全部为国内公务接待支出，共接待{b}、{m}。"),
    (39, PROCF, "small_by_kind", "{Y}年度政府采购货物支出{g}，其中授予中小企业合同金额{a}，占货物支出金额的{p}；政府采购服务支出{v}，其中授予中小企业合同金额{b}，占服务支出金额的{q}。"),
    (40, PERFF, "two_grades_of_projects", "{Y}年度{who}组织对{n}项目开展绩效自评，包括一级项目{a}、二级项目{b}，共涉及一般公共预算资金{X}，占一般公共预算项目支出总额的{P}。"),
    (40, PERFF, "project_told", "根据年初设定的绩效目标，{name}项目绩效自评得分为{n}；全年预算数{B}，执行数{A}，完成预算的{P}。"),
]
