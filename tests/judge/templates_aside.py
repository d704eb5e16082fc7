"""Patterns kept aside for one measurement of the reader, after everything else was mended: wordings that it was
not made with. Form, section, frame, pattern."""

BUDGET, OPER, SG, PERF, PROC, ASSET = "b.budget", "b.oper", "b.sangong", "b.perf", "b.procure", "b.asset"
TOTAL, INCOME, SPEND, GENERAL, BASIC, SGF, PROCF = "f.total", "f.income", "f.expenditure", "f.general", "f.basic", "f.sangong", "f.procure"

ROWS = [
    (1, BUDGET, "income", "{who}{Y}年度预计取得收入{A}，分项看：{parts}。"),
    (2, BUDGET, "two_totals", "{Y}年，{who}预算收入和支出均为{A}。"),
    (3, BUDGET, "against_last", "{label}{Y}年安排{A}，较{y}年预算净{s>增加|减少}{D}（{s>升幅|降幅}{P}）<why>。"),
    (3, BUDGET, "against_last", "{who}{label}：{Y}年{A}，{y}年{B}，同比{s>增加|减少}{D}，变动幅度{P}。"),
    (4, SG, "same_as_last", "{label}预算{A}，和{y}年预算持平，无变化。"),
    (5, BUDGET, "spending", "{Y}年{who}全部支出预算{A}中，基本支出占{p}，为{B}；项目支出占{q}，为{C}。"),
    (5, BUDGET, "spending", "{Y}年支出预算{A}，基本支出与项目支出分别为{B}和{C}。"),
    (6, BUDGET, "basic", "{who}基本支出{B}，包含人员经费{m}及公用经费{n}两部分。"),
    (8, BUDGET, "class_share", "{label}支出{Y}年预算{A}，占一般公共预算支出比重为{p}。"),
    (9, BUDGET, "item", "{path}安排预算资金{A}，用于日常工作。"),
    (11, BUDGET, "item_change", "{path}{Y}年预算数{A}，{y}年预算数{B}，同比{s>增长|下降}{P}，即{s>增加|减少}{D}。"),
    (13, SG, "sangong", "{Y}年安排“三公”经费{T}，其中：{parts}。"),
    (14, SG, "vehicles", "公务用车购置及运行维护费{v}，由购置费{u}、运行维护费{w}两项构成。"),
    (15, OPER, "operating", "{Y}年度{who}履行职责所需机关运行经费预算数为{A}。"),
    (16, PROC, "procurement", "{who}{Y}年拟采购货物{g}、工程{w}、服务{v}，政府采购预算总计{A}。"),
    (19, ASSET, "cars", "{who}现有公务用车等车辆{N}，具体为：{parts}。"),
    (18, PERF, "targets", "{Y}年{who}共有{n}项目编制了绩效目标，金额{X}，包括{parts}。"),
    (24, TOTAL, "overall", "{Y}年{who}收入支出决算总额{A}，上年为{B}，{s>增加|减少}{D}，{s>增长|下降}{P}。"),
    (25, TOTAL, "one_both", "{Y}年度收入总计与支出总计相等，均是{A}。"),
    (26, INCOME, "incomes", "{Y}年度决算收入{A}，来源为：{parts}。"),
    (27, SPEND, "spendings", "{who}{Y}年实际支出{A}：{plain}。"),
    (28, TOTAL, "balance", "{Y}年初结转和结余{O}，全年收入{I}，全年支出{X}，使用非财政拨款结余{U}，结余分配{L}，年末结转和结余{C}。"),
    (29, GENERAL, "general_share", "一般公共预算财政拨款支出{A}，本年支出合计{W}，前者占后者的{p}。"),
    (31, GENERAL, "finished_item", "{path}年初预算安排{B}，实际支出{A}，预算完成率{P}。"),
    (31, GENERAL, "finished_item", "{path}决算支出{A}，较年初预算{B}{s>超支|结余}{D}。"),
    (32, SGF, "year_plan", "{label}支出{A}，{w=全年预算|年初预算}{B}，执行率{P}。"),
    (34, GENERAL, "coded", "{code} {path}{Y}年支出{A}，比上年决算{s>增加|减少}{D}，{s>增幅|降幅}达{P}。"),
    (35, BASIC, "basics", "{Y}年基本支出{A}，人员经费{a}、公用经费{b}各占{p}、{q}。"),
    (36, SGF, "sangong_change", "{label}{Y}年决算{A}，较上年决算{s>增加|减少}{D}（{s>增长|下降}{P}）。"),
    (39, PROCF, "purchases", "政府采购支出{A}中，授予中小企业{M}，占比{P}；其中小微企业{m}，占政府采购支出总额的{Q}。"),
]
