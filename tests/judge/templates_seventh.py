"""Fifty patterns for one measurement, written after the sixth ones by somebody who does not know the reader: everyday wordings
of departments, schools, hospitals, towns and places all over the country. Form, section, frame, pattern.
Whoever mends the reader does not read this file before the measurement. Write no pattern here after it."""

BUDGET, OPER, SG, PERF, PROC, ASSET, DUTY, OTHER = ("b.budget", "b.oper", "b.sangong", "b.perf", "b.procure", "b.asset", "b.duty", "b.other")
TOTAL, INCOME, SPEND, FISCAL, GENERAL, BASIC, FUND, SGF, OPERF, PROCF, PERFF = (
    "f.total", "f.income", "f.expenditure", "f.fiscal", "f.general", "f.basic", "f.fund", "f.sangong", "f.oper", "f.procure", "f.perf")

ROWS = [
    # Totals of a budget.
    (1, BUDGET, "income_circled", "{who}{Y}年预算收入{A}，具体为：①一般公共预算拨款收入{a}；②政府性基金预算拨款收入{b}；③国有资本经营预算拨款收入{d}；④单位资金收入{f}；⑤上年结转{k}。[预算收入比上年预算|与上年预算相比]{s>增加|减少}{D}，{s>增长|下降}{P}，主要是{why}。"),
    (2, BUDGET, "sides_by_kind", "{Y}年{who}收支总预算{A}。收入包括：本年收入{N}，上年结转{K}；支出包括：基本支出{J}，项目支出{M}。"),
    (3, BUDGET, "kinds_with_last", "{Y}年{who}预算支出总额{A}，上年预算{B}，{s>增加|减少}{D}，{s>增长|下降}{P}。其中：基本支出{J}，上年预算{B1}；项目支出{M}，上年预算{B2}。{s>增加|减少}的主要原因是{why}。"),
    (5, BUDGET, "classes_of_all", "{Y}年{who}支出预算总额{A}，按支出功能科目划分为：{parts}。"),
    (44, BUDGET, "basic_and_both", "{Y}年基本支出预算{B}，比上年预算{s>增加|减少}{D}。其中：（1）人员经费{m}，比上年预算{s1>增加|减少}{D1}，主要原因是{why1}。（2）公用经费{n}，比上年预算{s2>增加|减少}{D2}，主要原因是{why2}。"),
    (5, BUDGET, "three_shares_moved", "{Y}年支出预算按用途划分：人员经费{m}，占{p}，比上年预算{s1>增加|减少}{D1}；公用经费{n}，占{q}，比上年预算{s2>增加|减少}{D2}；项目支出{M}，占{r}，比上年预算{s3>增加|减少}{D3}，主要是{why3}。"),
    (7, BUDGET, "general_both", "{Y}年一般公共预算拨款收入{I}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要是{why}。一般公共预算拨款支出{X}，其中：基本支出{J}，项目支出{M}。"),
    (7, BUDGET, "fund_both", "{who}{Y}年政府性基金预算收入{I}，政府性基金预算支出{X}，支出比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要用于{use}。"),
    (21, BUDGET, "soe_zero", "{Y}年{who}国有资本经营预算支出{z}，上年预算{z0}，[与上年预算持平，|]主要是没有安排此项支出。"),
    # 类, 款 and 项.
    (44, BUDGET, "two_classes_each", "{Y}年一般公共预算支出{A}，比上年预算{s>增加|减少}{D}。其中，{n1}{a}，占{p}，比上年预算{s1>增加|减少}{D1}，[主要是{why1}；|]{n2}{b}，占{q}，比上年预算{s2>增加|减少}{D2}[，主要是{why2}|]。"),
    (9, BUDGET, "class_all_items", "{Y}年一般公共预算{cls}（类）{A}，涉及{n}项级科目，其中：{parts}。"),
    (11, BUDGET, "item_stop_last", "[（{k}）|{k}.|]{path}。{Y}年预算数{A}，上年预算数{B}，{s>增加|减少}{D}，{s>增长|下降}{P}。该科目主要用于{use}，{s>增加|减少}的原因是{why}。"),
    (11, BUDGET, "flat_and_moved", "1.{p1}预算{A1}，与上年预算持平。2.{p2}预算{A}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要是因为{why}。"),
    (45, BUDGET, "three_dues", "{Y}年机关事业单位基本养老保险缴费支出、机关事业单位职业年金缴费支出、住房公积金预算分别为{a}、{b}、{d}，三项共{t}，占一般公共预算支出的{p}。"),
    # The three public expenses, offices, procurement.
    (13, SG, "three_each_last", "{Y}年“三公”经费预算{T}，上年预算{B}，{s>增加|减少}{D}，{s>增长|下降}{P}。其中：因公出国（境）费{a}，上年预算{a0}；公务用车购置及运行维护费{v}，上年预算{v0}；公务接待费{r}，上年预算{r0}。"),
    (13, SG, "no_travel", "（一）因公出国（境）费{Z}，与上年预算持平，{Y}年没有安排因公出国（境）任务。（二）公务用车购置及运行维护费{v}，占“三公”经费预算的{q}，{c2}。（三）公务接待费{r}，占“三公”经费预算的{p}，{c1}。"),
    (13, SG, "expense_with_share", "{label}预算{A}，占{Y}年“三公”经费预算的{p}，主要用于{use}；比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，原因是{why}。"),
    (15, OPER, "offices_share_moved", "{who}{Y}年机关运行经费预算{A}，占公用经费预算的{p}，较上年预算{s>增加|减少}{D}，{s>增幅|降幅}{P}，{s>增加|减少}的主要原因为{why}。"),
    (16, PROC, "proc_each_last", "{Y}年{who}政府采购预算{A}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}。其中：货物类{g}，上年预算{g0}；工程类{w}，上年预算{w0}；服务类{v}，上年预算{v0}。"),
    (17, PROC, "reserved_of_known", "{who}{Y}年面向中小企业预留采购份额{R}，占政府采购预算总额的{p}；其中面向小微企业预留{r}，占面向中小企业预留份额的{q}。"),
    # Projects, assets, persons.
    (18, PERF, "two_largest_projects", "{Y}年{who}共有{n}项目编报绩效目标，项目支出预算{X}，其中资金规模较大的有：{n1}{a}，占{p}；{n2}{b}，占{q}。"),
    (22, PERF, "project_purposes", "{name}{Y}年预算{A}，用于：1.购买服务{a}；2.设备购置{b}；3.宣传培训{d}。"),
    (19, ASSET, "assets_then_total", "截至{date}，{who}有房屋价值{a}，车辆{n}、价值{b}，单价20万元以上设备价值{d}，其他固定资产{f}，固定资产价值合计{T}。"),
    (20, DUTY, "persons_and_retired", "截至{date}，{who}在职人员{m}，其中：行政人员{a}，事业人员{b}，工勤人员{d}；退休人员{r}。在职和退休人员共{t}。"),
    # Schools, hospitals, towns, places.
    (1, OTHER, "school_sides", "{body}{Y}年预算收入合计{A}，其中：财政拨款{a}，学费、住宿费等事业收入{b}，其他收入{d}。预算支出合计{E}，其中：工资福利支出{x}，商品和服务支出{z}，资本性支出{w}。"),
    (1, OTHER, "hospital_income", "{body}{Y}年预算总收入{A}，其中：医疗收入{a}（门急诊收入{x}，住院收入{z}），占{p}；财政拨款收入{b}，占{q}；其他收入{d}，占{r}。"),
    (3, OTHER, "town_plan", "{town}{Y}年一般公共预算支出安排{A}，上年预算{B}，{s>增加|减少}{D}，{s>增长|下降}{P}，其中：一般公共服务支出{a}、社会保障和就业支出{b}、农林水支出{d}、其他各项支出{f}。"),
    (32, OTHER, "place_fund", "{y}年{place}政府性基金收入完成{A}，为预算{B}的{Q}，其中：国有土地使用权出让收入{a}，占{p}；其他基金收入{b}。"),
    (23, OTHER, "insured", "{Y}年{place}城乡居民基本医疗保险财政补助标准为每人{u}，其中中央财政{v}、省级财政{w}、本级财政{z}；参保人数{n}，本级财政应安排补助资金{A}。"),
    (1, OTHER, "place_soe", "{Y}年{place}国有资本经营预算收入安排{A}，其中：利润收入{a}，股利、股息收入{b}。国有资本经营预算支出安排{x}，调出到一般公共预算{z}，调出资金占收入的{p}。"),
    # Totals of accounts.
    (24, TOTAL, "sides_shared", "{who}{Y}年度收入总计{A}，其中：本年收入{I}，占{p}；年初结转和结余{O}，占{q}。支出总计{E}，其中：本年支出{X}，占{r}；年末结转和结余{C}，占{k}。"),
    (26, INCOME, "income_each_moved", "{Y}年度{who}本年收入{A}，比上年决算数{s>增加|减少}{D}，{s>增长|下降}{P}。其中：{lines}"),
    (27, SPEND, "spend_two_cuts", "{Y}年度{who}本年支出{A}。按支出功能分类：{parts}。按支出性质分类：基本支出{J}、项目支出{M}。"),
    (28, FISCAL, "fiscal_by_fund", "{Y}年度财政拨款本年收入{I}，其中一般公共预算{a}、政府性基金预算{b}、国有资本经营预算{d}；财政拨款本年支出{X}，其中一般公共预算{x}、政府性基金预算{z}、国有资本经营预算{w}。"),
    # The general budget and the funds in accounts.
    (28, GENERAL, "general_flow", "{Y}年度一般公共预算财政拨款年初结转和结余{O}，本年收入{I}，本年支出{X}，其中：基本支出{J}，项目支出{M}，年末结转和结余{C}。"),
    (29, GENERAL, "general_three", "{Y}年度一般公共预算财政拨款支出{A}，占本年支出的{p}，较上年决算数{s>增加|减少}{D}，{s>增长|下降}{P}。其中：{parts}。"),
    (30, GENERAL, "classes_in_order", "{Y}年度一般公共预算财政拨款支出主要用于：一是{n1}{a}，占{p}；二是{n2}{b}，占{q}；三是{n3}{d}，占{r}；其他各类支出合计{t}，占{k}。"),
    (31, GENERAL, "whole_plan_by_kind", "{Y}年度一般公共预算财政拨款支出年初预算{B}，支出决算{A}，完成年初预算的{P}。其中：基本支出年初预算{B1}，支出决算{A1}；项目支出年初预算{B2}，支出决算{A2}。"),
    (31, GENERAL, "two_classes_done", "（一）{n1}（类）年初预算{B1}，支出决算{A1}，完成年初预算的{P1}。（二）{n2}（类）年初预算{B2}，支出决算{A2}，完成年初预算的{P2}。"),
    (31, GENERAL, "running_item_done", "{path}：支出决算为{A}（其中：人员经费{m}，公用经费{n}），年初预算为{B}，完成年初预算的{P}，比年初预算{s>多|少}{D}，主要原因是{why}。"),
    (34, GENERAL, "two_items_last", "（1）{p1}决算{A1}，比上年决算数{s1>增加|减少}{D1}，{s1>增长|下降}{P1}，主要是{why1}；（2）{p2}决算{A2}，比上年决算数{s2>增加|减少}{D2}，{s2>增长|下降}{P2}，主要是{why2}。"),
    (35, BASIC, "basics_plan", "{Y}年度一般公共预算财政拨款基本支出年初预算{B}，支出决算{A}，完成年初预算的{Q}。其中：人员经费年初预算{B1}，支出决算{a}，完成{Q1}；公用经费年初预算{B2}，支出决算{b}，完成{Q2}。"),
    (34, FUND, "fund_sides_moved", "{Y}年度政府性基金预算财政拨款本年收入{I}，比上年决算数{s1>增加|减少}{D1}；本年支出{X}，比上年决算数{s2>增加|减少}{D2}，主要原因是{why2}；年末结转和结余{C}。"),
    (21, FUND, "fund_none_final", "{who}{Y}年度无政府性基金预算财政拨款收支，年初结转和结余{z1}，本年收入{z2}，本年支出{z3}，年末结转和结余{z4}。"),
    # Results of accounts.
    (36, SGF, "three_both_columns", "{Y}年度“三公”经费全年预算{B}，支出决算{A}，完成全年预算的{P}，决算数比全年预算数{s>增加|减少}{D}。其中：因公出国（境）费全年预算{B1}，支出决算{A1}；公务用车购置及运行维护费全年预算{B2}，支出决算{A2}；公务接待费全年预算{B3}，支出决算{A3}。"),
    (37, SGF, "guests_two_bases", "{Y}年度公务接待费支出{A}，比上年决算数{s1>增加|减少}{D1}，主要原因是{why1}；比全年预算{B}{s>增加|减少}{D}。全年共接待国内来访{b}、{m}。"),
    (37, SGF, "cars_none_bought", "公务用车购置支出{Z}，{Y}年度没有购置公务用车。公务用车运行维护费支出{w}，占“三公”经费支出决算的{p}，完成全年预算的{P}。年末公务用车保有量{k}。"),
    (38, OPERF, "offices_of_public", "{Y}年度{who}机关运行经费支出{A}，占公用经费支出的{p}，上年决算{B}，{s>增加|减少}{D}，{s>增长|下降}{P}，主要是{why}。"),
    (39, PROCF, "proc_final_moved", "{Y}年度{who}政府采购支出总额{A}，较上年决算{s>增加|减少}{D}，{s>增长|下降}{P}，其中：货物支出{g}、工程支出{w}、服务支出{v}。"),
    (40, PERFF, "project_two_moneys", "{name}{Y}年全年预算数{B}，其中上级补助资金{x}、本级资金{z}；全年执行数{A}，其中上级补助资金{x1}、本级资金{z1}，预算执行率{P}。"),
]
