"""Eighty patterns for one measurement, written after the fresh ones and blind to the reader: longer sentences, reasons between
amounts, enumerations, two years or two bases at once, debts, transfers, quarters, persons. Form, section, frame, pattern.
Whoever mends the reader does not read this file before the measurement. Write no pattern here after it."""

BUDGET, OPER, SG, PERF, PROC, ASSET, DUTY, OTHER = ("b.budget", "b.oper", "b.sangong", "b.perf", "b.procure", "b.asset", "b.duty", "b.other")
TOTAL, INCOME, SPEND, GENERAL, BASIC, FUND, SGF, OPERF, PROCF, PERFF = (
    "f.total", "f.income", "f.expenditure", "f.general", "f.basic", "f.fund", "f.sangong", "f.oper", "f.procure", "f.perf")

ROWS = [
    # Totals of a budget.
    (1, BUDGET, "in_two", "{who}{Y}年可安排的收入共计{A}，从资金渠道看：一是财政拨款收入{F}，比重为{p}；二是财政拨款以外的各项资金{R}，比重为{q}。"),
    (1, BUDGET, "carried_in", "{Y}年收入总计{A}，扣除从{y}年结转来的{K}，当年新增收入{N}，占总计的{p}。"),
    (2, BUDGET, "matched", "遵循以收定支、收支平衡的原则，{who}{Y}年编列收入{A}，相应编列支出{E}，其中保工资、保运转的基本支出{B}，保履职、促发展的项目支出{C}。"),
    (3, BUDGET, "cut_back", "落实过紧日子要求，{who}{label}由{y}年的{B}压减到{Y}年的{A}，共压减{D}，压减比例{P}。"),
    (47, BUDGET, "added_years", "{y}年与{Y}年两个年度{label}累计{T}，其中{y}年{B}、{Y}年{A}，{Y}年占两年累计数的{p}。"),
    (44, BUDGET, "taken_apart", "{Y}年支出预算{A}，{y}年支出预算{B}，年度间{s>增加|减少}{D}，分构成看：一是人员经费由{B1}{s1>增|减}到{A1}；二是公用经费由{B2}{s2>增|减}到{A2}；三是项目支出由{B3}{s3>增|减}到{A3}。"),
    (44, BUDGET, "rates_first", "与{y}年预算相比，{Y}年基本支出{s1>增长|下降}{P1}，项目支出{s2>增长|下降}{P2}，一并计算后，支出预算总额由{B}变为{A}，{s>增长|下降}{P}。"),
    (50, BUDGET, "weight_moved", "{Y}年{who}安排项目支出{C}，在支出预算总额{A}中的比重由{y}年的{q}{s>升至|降至}{p}。"),
    (45, BUDGET, "pairs", "{Y}年基本支出、项目支出预算依次为{A1}、{A2}，{y}年预算依次为{B1}、{B2}，两项分别{s1>增加|减少}{D1}、{s2>增加|减少}{D2}。"),
    (48, BUDGET, "but_once", "{Y}年项目支出预算{A}，比{y}年预算{s>增加|减少}{D}，主要是{why}；若剔除{y}年一次性安排的{name}{K}，同口径{s2>增加|减少}{D2}。"),
    (7, BUDGET, "fund_against", "{Y}年财政拨款支出预算{A}由两本预算组成，一般公共预算{a}，政府性基金预算{b}，后者相当于前者的{p}。"),
    (21, BUDGET, "one_fund", "由于政府性基金预算和国有资本经营预算均未安排资金，{who}{Y}年财政拨款支出预算{A}全部来自一般公共预算。"),
    # Persons and running.
    (6, BUDGET, "running_each", "{Y}年{who}日常公用经费预算{B}，以在职人员{n}为基数测算，人均{u}。"),
    (6, BUDGET, "two_tables", "{Y}年基本支出的具体构成是：人员经费{m}，由工资福利支出{a}和对个人和家庭的补助{b}组成；公用经费{n}，由商品和服务支出{d}和资本性支出{f}组成；人员、公用经费合计{B}。"),
    (50, BUDGET, "persons_times", "{Y}年基本支出中，人员经费安排{m}，相当于公用经费{n}的{x}。"),
    (3, BUDGET, "part_why", "{Y}年{label}预算{A}（{y}年预算{B}），因{why}，{s>增加|减少}{D}，{s>增幅|降幅}为{P}。"),
    (15, OPER, "offices_each", "{Y}年{who}机关运行经费预算为{A}，较{y}年预算{s>多安排|少安排}{D}，原因是{why}；按在职人员{n}平均，人均{u}。"),
    # 类, 款 and 项.
    (8, BUDGET, "first_two", "{Y}年一般公共预算支出{A}，从功能科目看，支出规模居前两位的是{n1}{a}和{n2}{b}，两类相加{t}，占{p}。"),
    (8, BUDGET, "most_and_least", "{Y}年一般公共预算支出{A}，有支出安排的类级科目共{n}，其中安排最多的是{n1}{a}，占{p}；安排最少的是{n2}{b}，占{q}。"),
    (9, BUDGET, "item_parts", "{path}{Y}年编列{A}，由人员经费{m}、公用经费{n}两部分构成，较{y}年预算{s>增加|减少}{D}，主要系{why}。"),
    (9, BUDGET, "within_level", "{path}安排{a}，占所属“{kuan}”款级科目{K}的{p}，占{Y}年一般公共预算支出{A}的{q}。"),
    (9, BUDGET, "one_over_other", "{Y}年，{p1}编列{a}，{p2}编列{b}，前者比后者{s>多|少}{D}。"),
    (55, BUDGET, "two_added", "{p1}与{p2}两个科目{Y}年共编列{t}，前者为{a}，后者为{b}，前者占两者之和的{p}。"),
    (10, BUDGET, "estimated", "{path}{y}年预算{B}，预计全年可支出{E}，预计执行率{Q}；综合考虑{why}等情况，{Y}年拟安排{A}，比{y}年预计支出数{s>增加|减少}{D}，{s>增长|下降}{P}。"),
    (11, BUDGET, "item_moved", "{path}由{y}年预算的{B}调整为{Y}年预算的{A}，考虑到{why}，{s>调增|调减}{D}，调整幅度{P}。"),
    (11, BUDGET, "two_items_moved", "{p1}、{p2}{Y}年预算分别为{A1}、{A2}，与{y}年预算相比，前者因{why1}{s1>增加|减少}{D1}，后者因{why2}{s2>增加|减少}{D2}。"),
    (12, BUDGET, "items_added", "{Y}年一般公共预算支出与{y}年预算相比新增项级科目{n}，涉及资金{T}，即：{parts}。"),
    # The three public expenses of a budget.
    (13, SG, "two_and_one", "{Y}年公务用车购置及运行维护费安排{v}、公务接待费安排{r}，合起来{t}，占“三公”经费预算{T}的{p}，余下{a}（占{q}）全部为因公出国（境）费。"),
    (13, SG, "one_moved", "{Y}年“三公”经费预算{T}，与{y}年预算相比{s>增加|减少}{D}，变动全部来自{label}：受{why}影响，由{B}{s>增|减}到{A}，其余各项与{y}年预算持平。"),
    (14, SG, "new_cars", "{Y}年计划更新公务用车{n}，编列购置费{u}，平均每辆{m}；连同公务用车运行维护费{w}，公务用车购置及运行维护费共计{v}。"),
    (4, SG, "still", "{Y}年{who}{label}预算沿用{y}年预算规模，仍为{A}。"),
    (13, SG, "guests_and_cars", "分项目看，一是公务接待费，{y}年预算{B1}，{Y}年预算{A1}，{s1>增加|减少}{D1}，主要是{why1}；二是公务用车运行维护费，{y}年预算{B2}，{Y}年预算{A2}，{s2>增加|减少}{D2}，主要是{why2}。"),
    # Units.
    (56, BUDGET, "office_and_units", "{Y}年{who}汇总支出预算{A}，其中本级{a}，占{p}；所属{n}单位共{b}，平均每家{m}。"),
    (56, BUDGET, "units_moved", "分预算单位看，{u1}{Y}年支出预算{A1}，比{y}年预算{s1>增加|减少}{D1}；{u2}{A2}，比{y}年预算{s2>增加|减少}{D2}；汇总后支出预算为{A}，比{y}年预算{s>增加|减少}{D}。"),
    # Procurement and evaluation of a budget.
    (16, PROC, "but_works", "{Y}年{who}政府采购预算{A}，除工程类采购{w}外，货物类{g}、服务类{v}，两类小计{t}，占采购预算的{p}。"),
    (16, PROC, "by_way", "{Y}年拟实施政府采购{n}，预算共{A}；从采购方式看，公开招标{i}、预算{x}，竞争性磋商{j}、预算{v}，其他方式{k}、预算{z}。"),
    (17, PROC, "two_sizes", "{Y}年政府采购预算{A}，预留给中小企业的份额{R}，占{p}，由两部分构成：小微企业{r}，占预留份额的{q}；中型企业{z}。"),
    (18, PERF, "key_projects", "{Y}年{who}纳入绩效目标管理的项目共{n}、预算资金{X}，分两类管理：重点项目{a}、资金{x}，资金占比{p}；一般项目{b}、资金{z}。"),
    (22, PERF, "three_quarters", "{name}{y}年预算{A}，前三季度实际支出{a}，支出进度{p}；第四季度预计支出{b}，全年预计支出{T}，预计执行率{q}。"),
    (22, PERF, "four_quarters", "{name}{Y}年预算{A}的用款安排是：第一、二季度依次为{a}、{b}，上半年小计{h}；第三、四季度依次为{d}、{f}，下半年小计{k}。"),
    (47, PERF, "bonds", "{name}总投资{W}，资金来源分三块：已发行地方政府专项债券{a}，已争取上级补助资金{b}，剩余{d}列入{Y}年及以后年度预算，占总投资的{p}。"),
    (47, PERF, "works_progress", "{name}概算总投资{W}，截至{y}年底已完成投资{a}，{Y}年计划完成投资{b}，到{Y}年底累计完成{t}，占总投资的{p}，尚余{d}在以后年度完成。"),
    # Persons and things.
    (20, DUTY, "staff_against_posts", "截至{date}，{who}在职人员{m}，其中公务员{a}、参照公务员法管理人员{b}、其余为事业编制人员{d}，在职人数比核定编制{n}少{k}；另有退休人员{r}。"),
    (19, ASSET, "cars_and_gear", "{who}拥有的车辆价值{a}、单价20万元以上设备价值{b}，合计{t}，在截至{date}的固定资产总额{T}中占{p}。"),
    (23, OTHER, "per_month", "{thing}按每人每月{u}的标准发放，{Y}年计划补助人员{n}，全年12个月共需资金{A}。"),
    # Towns and levels below.
    (1, OTHER, "debts", "截至{y}年底，{place}政府债务余额{T}，其中一般债务{a}、专项债务{b}，专项债务占{p}；{Y}年应偿还到期本金{k}、支付利息{i}，还本付息共需{t}。"),
    (28, OTHER, "debt_limit", "{y}年初{place}政府债务余额{O}，当年新增债券{N}，当年偿还本金{K}，年末余额{T}，控制在债务限额{L}以内，距限额尚有{F}的空间。"),
    (1, OTHER, "transfers", "{Y}年安排对下转移支付{A}，一般性转移支付{a}，占{p}；专项转移支付{b}，占{q}，其中已提前下达{d}，下达比例{r}。"),
    (32, OTHER, "taxes", "{y}年{town}一般公共预算收入完成{A}，为年度预算{B}的{Q}，比上年{s>增收|减收}{D}，{s>增长|下降}{P}；从结构看，税收收入{a}，占{p}，非税收入{b}，占{q}。"),
    (28, OTHER, "rolling", "{town}其他资金{y}年初滚存结余{O}，全年收入{I}，全年支出{X}，当年收支{s>结余|赤字}{D}，年末滚存结余{C}。"),
    (23, OTHER, "farmers", "{y}年{town}向{n}发放耕地地力保护补贴，发放总额{A}，户均{u}。"),
    (22, OTHER, "two_payments", "{name}采购预算{W}，中标合同价{A}，节约{D}；合同约定，{Y}年按工程进度支付{a}，占合同价的{p}，余款{b}待竣工验收后支付。"),
    # Totals of accounts.
    (24, TOTAL, "sides_with_year", "{Y}年度收入总计{A}，其中本年收入{I}，占{p}；支出总计{E}，其中本年支出{X}，占{q}；收入总计与支出总计相等。"),
    (25, TOTAL, "year_moved", "{Y}年度本年收入{I}、本年支出{X}，较{y}年度决算分别{s1>增加|减少}{D1}和{s2>增加|减少}{D2}，当年{s3>收大于支|支大于收}，差额{R}。"),
    (26, INCOME, "income_of_two", "{Y}年度财政拨款收入{a}，比{y}年度{s1>增加|减少}{D1}；财政拨款以外的收入{b}，比{y}年度{s2>增加|减少}{D2}；两者合计，本年收入{A}，比{y}年度{s>增加|减少}{D}，财政拨款收入占比{p}。"),
    (27, SPEND, "by_month", "{Y}年度本年支出合计{A}，按{n}平均，月均支出{u}，其中基本支出{B}，月均{v}。"),
    (27, SPEND, "three_kinds", "{Y}年度，{who}本年支出{A}，一是基本支出{B}，占{p}，内含人员经费{m}、公用经费{n}；二是项目支出{C}，占{q}。"),
    (44, SPEND, "kinds_moved", "{Y}年度本年支出合计{A}，与{y}年度决算相比{s>增加|减少}{D}，从构成看：基本支出因{why1}{s1>增加|减少}{D1}，项目支出因{why2}{s2>增加|减少}{D2}。"),
    (28, TOTAL, "two_kinds_of_rest", "{Y}年末结转和结余{C}，一部分是需在以后年度继续使用的结转资金{a}，占{p}，另一部分是结余资金{b}。"),
    # The general budget and the funds in accounts.
    (29, GENERAL, "two_shares", "一般公共预算财政拨款支出{A}，在{Y}年度全部财政拨款支出{W}中占{p}，放到本年支出合计{V}中看占{q}。"),
    (30, GENERAL, "two_classes", "{Y}年度一般公共预算财政拨款支出{A}，其中{n1}{a}、{n2}{b}，这两类支出共{t}，占{p}，比{y}年度这两类支出之和{s>增加|减少}{D}。"),
    (31, GENERAL, "two_reasons", "{path}支出决算{A}，年初预算{B}，决算{s>超出|低于}年初预算{D}，原因有两个方面：一是{r1}，{s>增加|减少}支出{u}；二是{r2}，{s>增加|减少}支出{v}。"),
    (31, GENERAL, "whole_and_item", "{Y}年度一般公共预算财政拨款支出完成年初预算的{Q}，其中{path}支出{A}，完成年初预算{B}的{P}，{s>超出|低于}年初预算{D}。"),
    (31, GENERAL, "moved_and_done", "{Y}年度一般公共预算财政拨款支出{A}，完成年初预算的{P}，{s1>超出|低于}年初预算{D1}，主要是{why1}；较{y}年度决算{s2>增加|减少}{D2}，主要是{why2}。"),
    (34, GENERAL, "three_figures", "{code}{path}{Y}年度决算{A}，比{y}年度决算{C}{s1>增加|减少}{D1}，{s1>增长|下降}{P1}；比年初预算{B}{s>增加|减少}{D}，为年初预算的{P}。"),
    (41, GENERAL, "not_before", "{path}{y}年度没有支出，{Y}年度因{why}，列支{A}，由此净增加{D}。"),
    (35, BASIC, "basics_each", "{Y}年度一般公共预算财政拨款基本支出{A}，以年末在职{n}计算，人均基本支出{m}，其中人员经费人均{u}、公用经费人均{v}。"),
    (34, FUND, "fund_used", "{path}{Y}年度可使用资金{T}，来自上年结转{O}和当年拨入{I}，其中已使用{X}，使用率{P}，没有用完的{C}转入下年。"),
    (34, FUND, "largest_of_fund", "{Y}年度政府性基金预算财政拨款支出{A}，主要投向{path}，支出{a}，占{p}；其余{n}项级科目共支出{b}，占{q}。"),
    # Results of accounts.
    (36, SGF, "two_done", "{Y}年度，公务接待费支出{A1}，为年初预算{B1}的{P1}；公务用车运行维护费支出{A2}，为年初预算{B2}的{P2}；两项共支出{t}，占“三公”经费支出决算{T}的{q}。"),
    (32, SGF, "plan_changed", "{Y}年度{label}年初预算{B}，执行中经批准，{s>调增|调减}{D}，全年预算变为{N}；当年实际支出{A}，为全年预算的{P}，尚余{R}未支出。"),
    (37, SGF, "two_guests", "{Y}年度国内公务接待{b}、{m}，支出{r}，分为两类：上级检查指导{b1}、{m1}，支出{u}；外地考察交流{b2}、{m2}，支出{v}。"),
    (37, SGF, "car_costs", "{Y}年度公务用车运行维护费{w}，具体为燃料费{a}、维修费{b}、保险费{d}、过路过桥等其他费用{f}，年末公务用车保有量{k}，平均每辆{u}。"),
    (38, OPERF, "offices_two", "{Y}年度机关运行经费支出{A}，纵向比，较{y}年度决算{B}{s>增加|减少}{D}，主要是{why}；与预算比，较年初预算{E}{s1>增加|减少}{D1}，完成率{P1}。"),
    (39, PROCF, "bought", "{Y}年度政府采购预算{B}，实际采购{A}，为预算的{P}，实际采购额{s>超过|少于}预算{D}；实际采购额中服务类{v}，占{q}。"),
    (39, PROCF, "kinds_bought", "{Y}年度政府采购货物支出{A1}，{y}年度为{B1}，{s1>增加|减少}{D1}；政府采购服务支出{A2}，{y}年度为{B2}，{s2>增加|减少}{D2}。"),
    (58, PROCF, "paid_later", "{Y}年度政府采购支出总额{A}（以签订合同金额为统计口径），按合同约定分三年支付：{Y}年支付{x}，占{p}；{y2}年支付{v}；{y3}年支付{z}。"),
    (40, PERFF, "grades", "{Y}年度{who}组织{n}项目开展绩效自评，涉及资金{X}，占项目支出{W}的{p}；其中评为优的{a}、资金{x}，其余{b}评为良、资金{z}。"),
    (40, PERFF, "scored", "{name}{Y}年全年预算{B}，执行数{A}，未执行{R}，执行率{P}，该指标满分10分，按执行率计得{n}。"),
    (22, PERFF, "in_time", "{name}{Y}年预算{B}，6月末支出{a}，支出进度{p}，{s>快于|慢于}时间进度（{h}）{n}；年末累计支出{A}，预算执行率{P}。"),
]
