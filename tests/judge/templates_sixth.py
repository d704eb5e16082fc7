"""Eighty patterns for one measurement, written after the plain ones by somebody who does not know the reader: sixty everyday
wordings of offices all over the country, then twenty that are rarer. Form, section, frame, pattern.
Whoever mends the reader does not read this file before the measurement. Write no pattern here after it."""

BUDGET, OPER, SG, PERF, PROC, ASSET, DUTY, OTHER = ("b.budget", "b.oper", "b.sangong", "b.perf", "b.procure", "b.asset", "b.duty", "b.other")
TOTAL, INCOME, SPEND, FISCAL, GENERAL, BASIC, FUND, SOE, SGF, OPERF, PROCF, ASSETF, PERFF = (
    "f.total", "f.income", "f.expenditure", "f.fiscal", "f.general", "f.basic", "f.fund", "f.soe", "f.sangong", "f.oper", "f.procure", "f.asset", "f.perf")

ROWS = [
    # Everyday: totals of a budget.
    (1, BUDGET, "income_list_moved", "{Y}年{who}收入预算{A}，其中：{parts}。收入预算较上年预算{s>增加|减少}{D}，[主要是{why}|主要原因是{why}|原因是{why}]。"),
    (2, BUDGET, "sides_each_moved", "{who}{Y}年收入总计{A}，支出总计{E}，与{y}年预算相比，收、支总计各{s>增加|减少}{D}，{s>增长|下降}{P}。[主要原因：{why}。|]"),
    (1, BUDGET, "income_tree", "（一）收入预算总计{A}，[包括：|其中：]1.本年收入合计{N}。{lines}2.上年结转结余{K}。"),
    (1, BUDGET, "income_carried_first", "{who}{Y}年收入预算{A}，其中：上年结转{K}，占{k}；财政拨款收入{F}，占{p}；其他各类收入{R}，占{q}。"),
    (7, BUDGET, "fiscal_sides_moved", "{Y}年财政拨款收支总预算{A}，比{y}年财政拨款收支总预算{s>增加|减少}{D}，主要是{why}。收入包括：一般公共预算拨款收入{a}、政府性基金预算拨款收入{b}、国有资本经营预算拨款收入{d}；支出包括：基本支出{J}、项目支出{M}。"),
    (3, BUDGET, "kinds_against_printed", "{k1}基本支出预算{A1}，占总支出预算的{p}，比{y}年{B1}{s1>增加|减少}{D1}，{s1>增长|下降}{P1}，主要是{why1}。{k2}项目支出预算{A2}，占总支出预算的{q}，比{y}年{B2}{s2>增加|减少}{D2}，{s2>增长|下降}{P2}，主要是{why2}。"),
    (5, BUDGET, "fiscal_kinds", "{Y}年{who}预算总支出{A}。财政拨款安排支出{F}，其中：基本支出{J}，与上年预算对比{s1>增加|减少}{D1}，主要原因是{why1}；项目支出{M}，与上年预算对比{s2>增加|减少}{D2}，主要原因是{why2}。"),
    (5, BUDGET, "spend_by_money", "{who}{Y}年预算支出{A}，其中一般公共预算拨款支出{a}、政府性基金拨款支出{b}、国有资本经营预算拨款支出{d}、单位资金支出{f}，[支出总额|预算支出]较上年预算{s>增加|减少}{D}，主要原因是{why}。"),
    (3, BUDGET, "total_then_moved", "{Y}年{who}支出预算为{A}。与上年预算相比，支出总额{s>增加|减少}{D}（{s>增幅|降幅}{P}）。{s>增加|减少}的主要原因：一是{r1}；二是{r2}。"),
    (5, BUDGET, "four_classes", "{Y}年支出预算{A}，其中：人员类支出{m}，占{p}；公用经费{n}，占{q}；其他运转类项目支出{x}，占{r}；特定目标类项目支出{z}，占{k}。"),
    (6, BUDGET, "economic_numbered", "{Y}年基本支出预算{B}，按部门预算支出经济分类：{parts}。其中，工资福利支出占基本支出的{p}。"),
    (18, PERF, "whole_targets", "{Y}年{who}整体支出实行绩效目标管理，[纳入整体支出绩效目标的金额为|涉及预算资金]{A}，其中：基本支出{J}，项目支出{M}。"),
    (21, BUDGET, "none_of_two_funds", "{Y}年政府性基金预算拨款收入{z1}、支出{z2}，国有资本经营预算拨款收入{z3}、支出{z4}。{who}无政府性基金预算和国有资本经营预算安排的支出。"),
    # Everyday: 类, 款 and 项.
    (11, BUDGET, "item_used_moved", "[{k}.|（{k}）|{k}、]{path}：{Y}年预算数为{A}，主要用于{use}。较上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，[主要原因：{why}|变动原因：{why}|主要是{why}]。"),
    (9, BUDGET, "item_code_share", "{code}“{item}”{A}，占一般公共预算支出的{p}，主要用于{use}。"),
    (11, BUDGET, "two_coded_moved", "（1）{i1}（{k1}）{A1}，较上年预算{s1>增加|减少}{D1}，原因是{why1}；（2）{i2}（{k2}）{A2}，较上年预算{s2>增加|减少}{D2}，原因是{why2}。"),
    (9, BUDGET, "kuan_in_items", "一般公共预算{cls}（类）{kuan}（款）{Y}年安排{A}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，包括：{parts}。"),
    (8, BUDGET, "class_both_years", "一般公共预算支出中，{cls}{Y}年预算数{A}，占{p}，上年预算数{B}，{s>增加|减少}{D}，{s>增长|下降}{P}[，主要是{why}|]。"),
    (12, BUDGET, "item_dropped", "{path}{Y}年预算{Z}，比{y}年预算{B}减少{D}，下降{P}，[主要是相关任务已完成，本年无此项支出|原因是本年无此项支出]。"),
    (12, BUDGET, "item_begun", "{path}{Y}年预算数为{A}，上年无此项支出，较上年预算增加{D}，主要用于{use}。"),
    (4, BUDGET, "item_flat", "{path}{Y}年预算数{A}，主要用于{use}，与上年预算数{B}持平[|，无增减变化]。"),
    (9, BUDGET, "pensions", "社会保障和就业支出（类）{A}，其中行政事业单位养老支出（款）{K}，由{parts}三项构成。"),
    (7, BUDGET, "fund_numbered", "{Y}年政府性基金预算支出{A}，均为项目支出，具体情况如下：{parts}。"),
    (7, BUDGET, "fund_one", "{Y}年政府性基金预算支出{A}，上年预算{B}，{s>增加|减少}{D}，{s>增长|下降}{P}。其中：{path}{a}，主要用于{use}。"),
    (7, BUDGET, "two_funds_shares", "{Y}年财政拨款支出预算{A}，其中政府性基金预算拨款支出{b}、国有资本经营预算拨款支出{d}，分别占财政拨款支出预算的{p}、{q}。"),
    # Everyday: the three public expenses, offices, procurement.
    (13, SG, "sangong_shared", "{Y}年安排“三公”经费{T}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因是{why}。其中：{parts}。"),
    (13, SG, "sangong_lines", "1.因公出国（境）费{a}，{c1}。2.公务用车购置及运行费{v}，{c2}。其中：公务用车购置费{u}、公务用车运行费{w}。3.公务接待费{r}，{c3}。"),
    (13, SG, "sangong_head", "{who}{Y}年“三公”经费预算{T}，比{y}年预算{s>增加|减少}{D}。其中：因公出国（境）费{a}，{c4}；公务接待费{r}，{c3}；公务用车购置及运行维护费{v}（购置费{u}，{c1}；运行维护费{w}，{c2}）。"),
    (14, SG, "no_new_cars", "公务用车购置及运行维护费{v}。其中：公务用车购置费{Z}，与上年预算持平；公务用车运行维护费{w}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要是{why}。"),
    (13, SG, "guests_moved", "{Y}年公务接待费预算{A}，与上年预算{B}相比{s>增加|减少}{D}，{s>增长|下降}{P}。{s>增加|减少}原因：{why}。"),
    (15, OPER, "offices_then", "{Y}年{who}的机关运行经费当年一般公共预算拨款{A}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要是因为{why}。"),
    (16, PROC, "proc_then", "{Y}年度{who}政府采购预算总额{A}，其中：拟采购货物支出{g}、拟采购工程支出{w}、拟购买服务支出{v}。与上年预算相比{s>增加|减少}{D}。"),
    (17, PROC, "reserved_of_all", "{Y}年面向中小企业采购的预算金额{R}，占政府采购预算{A}的{p}，其中：面向小微企业{r}，占政府采购预算的{q}。"),
    (19, ASSET, "assets_shared", "截至{date}，{who}固定资产总额{T}，其中：房屋{a}，占{p}；车辆{n}，价值{b}，占{q}；单价20万元以上设备{d}，占{r}；其他固定资产{f}，占{k}。"),
    (18, PERF, "targets_filled", "{Y}年，{who}填报绩效目标的预算项目{n}，占全部预算项目{m}的{p}；填报绩效目标的项目支出预算{X}，占项目支出预算的{q}。"),
    (46, PERF, "three_projects", "{Y}年项目支出预算{M}，重点项目有：1.{n1}{a}，主要用于{u1}；2.{n2}{b}，主要用于{u2}；3.{n3}{d}，主要用于{u3}。"),
    (20, DUTY, "posts_and_persons", "{who}核定编制{n}，其中：行政编制{a}、事业编制{b}。截至{date}，实有在职人员{m}，空编{k}；退休人员{r}。"),
    # Everyday: totals of accounts.
    (24, TOTAL, "sides_two_reasons", "{who}{Y}年度收入总计{A}、支出总计{E}。与上年决算数相比，收、支总计均{s>增加|减少}{D}，{s>增长|下降}{P}。主要原因：1.{r1}；2.{r2}。"),
    (28, TOTAL, "income_tree_final", "（一）收入总计{A}，包括：1.本年收入合计{I}，{c1}。2.使用非财政拨款结余{U}。3.年初结转和结余{O}，{c2}。"),
    (28, TOTAL, "spend_tree_final", "（二）支出总计{A}，包括：1.本年支出合计{X}，{c1}。2.结余分配{L}。3.年末结转和结余{C}，{c2}。"),
    (26, INCOME, "income_shared_moved", "{Y}年度本年收入合计{A}，其中：{parts}。与上年决算数相比，本年收入{s>增加|减少}{D}，{s>增长|下降}{P}，主要是因为{why}。"),
    (27, SPEND, "spend_shared_moved", "{Y}年度{who}本年支出合计{A}，其中：{parts}。较上年决算数{s>增加|减少}{D}，主要是{why}。"),
    (28, FISCAL, "fiscal_tree", "{Y}年度财政拨款收、支总计{A}。收入方面，本年财政拨款收入{I}，年初财政拨款结转和结余{O}；支出方面，本年财政拨款支出{X}，年末财政拨款结转和结余{C}。"),
    (29, GENERAL, "general_share_kinds", "{Y}年度一般公共预算财政拨款支出{A}，占本年支出合计的{p}，其中：基本支出{J}，项目支出{M}。与上年决算数相比{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因：{why}。"),
    (30, GENERAL, "classes_numbered", "{Y}年度一般公共预算财政拨款支出{A}，按功能分类：{parts}。"),
    # Everyday: plan and result, 项, funds, basic spending.
    (31, GENERAL, "general_done_reasons", "{Y}年度一般公共预算财政拨款支出年初预算为{B}，支出决算为{A}，完成年初预算的{P}，其中：基本支出{J}，项目支出{M}。决算数{s>大于|小于}年初预算数的主要原因：一是{r1}；二是{r2}。"),
    (31, GENERAL, "item_done_coded", "{code}{bare}：年初预算{B}，支出决算{A}，完成年初预算的{P}，主要用于{use}。"),
    (31, GENERAL, "done_and_flat", "1.{p1}：年初预算为{B1}，支出决算为{A1}，完成年初预算的{P1}，决算数与年初预算数持平。2.{p2}：年初预算为{B}，支出决算为{A}，完成年初预算的{P}，决算数{s>大于|小于}年初预算数{D}，主要原因：{why}。"),
    (31, GENERAL, "item_added_midyear", "{path}：年初预算为{Z}，年中追加{D}，支出决算为{A}，主要用于{use}。"),
    (34, GENERAL, "item_kinds_moved", "{code}{path}拨款支出{A}（其中：基本支出{J}，项目支出{M}），较上年决算数{s>增加|减少}{D}，{s>增长|下降}{P}。主要是{why}。"),
    (34, GENERAL, "item_two_years", "{path}{Y}年度决算{A}，主要用于{use}。比{y}年度决算{B}{s>增加|减少}{D}，{s>增长|下降}{P}，[主要原因是{why}|{s>增加|减少}原因：{why}]。"),
    (57, GENERAL, "item_dropped_final", "{path}{Y}年度支出决算{Z}，比{y}年度决算{B}减少{D}，下降{P}，主要是本年无此项支出。"),
    (28, FUND, "fund_with_items", "{who}{Y}年度政府性基金预算财政拨款年初结转和结余{O}，本年收入{I}，本年支出{X}，年末结转和结余{C}。支出具体为：{parts}。"),
    (21, SOE, "soe_none_final", "{Y}年度{who}国有资本经营预算财政拨款收入{z1}，支出{z2}。[{who}无国有资本经营预算财政拨款收支。|]"),
    (35, BASIC, "basics_with_items", "{Y}年度一般公共预算财政拨款基本支出{A}，其中：人员经费{a}，占{p}，主要包括基本工资{x}、津贴补贴{y1}、奖金{z}等；公用经费{b}，占{q}，主要包括办公费{u}、差旅费{w}等。"),
    # Everyday: results.
    (36, SGF, "three_shared", "{Y}年度“三公”经费财政拨款支出决算{A}，完成全年预算的{Q}，比上年决算数{s>增加|减少}{D}，{s>增长|下降}{P}。其中：{parts}。"),
    (36, SGF, "three_lines", "{Y}年度“三公”经费具体情况如下：{lines}"),
    (37, SGF, "fleet_moved", "公务用车购置及运行维护费支出{v}，比上年决算数{s>增加|减少}{D}，{s>增长|下降}{P}。其中：公务用车购置支出{u}，{Y}年度更新购置公务用车{c}；公务用车运行维护费支出{w}，截至年末，开支财政拨款的公务用车保有量为{k}。"),
    (38, OPERF, "offices_year_plan", "{Y}年度{who}机关运行经费支出{A}，比上年决算数{s>增加|减少}{D}，{s>增长|下降}{P}，主要是{why}；年初预算{E}，完成年初预算的{Q}。"),
    (39, PROCF, "purchases_shared", "{Y}年度{who}政府采购支出总额{A}，其中：{parts}。授予中小企业合同金额{M}，占政府采购支出总额的{P}。"),
    # Rarer: results of accounts.
    (37, SGF, "guests_two_kinds", "公务接待费支出{A}。其中：国内接待费{r}，接待{b}、{m}；外事接待费{z}，接待{b0}、{m0}。"),
    (36, SGF, "guests_plan", "公务接待费年初预算{B}，支出决算{A}，完成年初预算的{P}，比年初预算{s>增加|减少}{D}，主要是{why}。全年国内公务接待{b}，共{m}。"),
    (37, SGF, "abroad_told", "因公出国（境）费支出决算{A}，{c1}。全年安排因公出国（境）团组{n}，累计{m}。"),
    (39, PROCF, "small_of_small", "{Y}年度授予中小企业合同金额{M}，占政府采购支出总额{A}的{P}。其中：授予小微企业{m}、其他中小企业{x}，分别占政府采购支出总额的{Q}、{R}。"),
    (19, ASSETF, "cars_and_values", "截至{date}，{who}共有车辆{N}，其中：{parts}，车辆价值{b}；单价20万元以上设备{M}，价值{d}。"),
    (40, PERFF, "self_evaluated", "{who}组织对{Y}年度{n}项目开展绩效自评，共涉及资金{X}：一般公共预算{x}，占一般公共预算项目支出总额的{p}；政府性基金预算{z}，全部纳入自评。"),
    (40, PERFF, "project_summary", "{name}绩效自评综述：全年预算数为{B}，执行数为{A}，完成预算的{P}，结余{R}，自评得分{n}。"),
    (32, TOTAL, "progress_points", "{Y}年{who}本年支出{A}，为调整预算数{B}的{p}，支出进度比上年同期的{q}{s>提高|降低}{n}。"),
    (47, SGF, "sangong_three_years", "近三年“三公”经费支出决算：{y1}年{a}，{y2}年{b}，{Y}年{d}，三年合计{T}，年均{m}。"),
    # Rarer: budgets.
    (45, BUDGET, "three_at_once", "{Y}年支出预算{A}，人员经费、公用经费、项目支出分别为{m}、{n}、{M}，占比分别为{p}、{q}、{r}。"),
    (14, SG, "run_by_car", "{Y}年公务用车运行维护费预算{w}，用于保障{n}公务用车的燃料、维修、过路过桥、保险等支出，平均每辆{u}。"),
    (18, PERF, "old_and_new_projects", "{Y}年安排项目{n}，项目支出预算{M}，其中：延续项目{i}，预算{x}；新增项目{j}，预算{z}。"),
    # Rarer: schools, hospitals, streets, villages, places.
    (23, OTHER, "school", "{body}{Y}年在校学生{n}，按生均公用经费每生每年{u}的标准，安排公用经费{A}。"),
    (1, OTHER, "hospital", "{body}{Y}年收入预算{A}，其中：财政补助收入{a}，占{p}；事业收入{b}，占{q}；其他收入{d}，占{r}。支出预算{E}，收支相抵后结余{R}。"),
    (5, OTHER, "street", "{body}{Y}年支出预算{A}，其中：基本支出{J}，占{p}；项目支出{M}，占{q}。项目支出中，{n}社区按每个社区{u}安排工作经费，共{x}。"),
    (1, OTHER, "place_income", "{Y}年{place}地方一般公共预算收入预期{A}，比{y}年完成数{B}{s>增长|下降}{P}，其中：税收收入{a}，占{p}；非税收入{b}。"),
    (28, OTHER, "town_balance", "{y}年{town}地方财政收入{a}，加上级补助收入{b}、上年结转收入{d}、动用预算稳定调节基金{f}，收入总量为{T}；一般公共预算支出{x}，加上解上级支出{z}、补充预算稳定调节基金{w}、结转下年支出{k}，支出总量为{t}。收支平衡。"),
    (23, OTHER, "village_costs", "{Y}年{place}村级组织运转经费按{n}行政村、每村{u}安排，共需{A}，其中省级承担{p}，即{a}，本级承担{q}，即{b}。"),
    (32, OTHER, "direct_funds", "{y}年{place}共收到直达资金{A}，已分配下达{a}，占{p}；已形成实际支出{b}，占已分配下达资金的{q}。"),
    (3, OTHER, "review", "{y}年{place}财政投资评审项目{n}，送审金额{W}，审定金额{A}，审减{D}，审减率{P}。"),
]
