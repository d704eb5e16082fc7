"""Patterns for one measurement, written after the seventh ones by somebody who does not know the reader: wordings of
the published documents of all provinces, with what trips readers. Form, section, frame, pattern.
Whoever mends the reader does not read this file before the measurement. Write no pattern here after it."""

BUDGET, OPER, SG, PERF, PROC, ASSET, DUTY, OTHER = ("b.budget", "b.oper", "b.sangong", "b.perf", "b.procure", "b.asset", "b.duty", "b.other")
TOTAL, INCOME, SPEND, FISCAL, GENERAL, BASIC, FUND, SGF, OPERF, PROCF, ASSETF, PERFF = (
    "f.total", "f.income", "f.expenditure", "f.fiscal", "f.general", "f.basic", "f.fund", "f.sangong", "f.oper", "f.procure", "f.asset", "f.perf")

ROWS = [
    # Totals of a budget, 类, 款 and 项.
    (1, BUDGET, "income_each_told", "{who}{Y}年收入总预算{A}，比{y}年预算{s>增加|减少}{D}，同比{s>增长|下降}{P}。其中：{lines}"),
    (2, BUDGET, "sides_each_both", "{who}{Y}年收、支预算总数各为{A}。与{y}年收、支预算总数各{B}相比，收、支各{s>增加|减少}{D}，各{s>增长|下降}{P}，主要原因是{why}。"),
    (5, BUDGET, "kinds_paired", "{Y}年{who}基本支出、项目支出各安排{J}[、|，]{M}，分别占支出预算总额的{p}、{q}；与上年预算相比，前者{s1>增加|减少}{D1}，后者{s2>增加|减少}{D2}。"),
    (3, BUDGET, "years_in_brackets", "{Y}年{who}支出预算{A}（{y}年{B}），其中基本支出{J}（{y}年{B1}）、项目支出{M}（{y}年{B2}），依次{s>增加|减少}{D}、{s1>增加|减少}{D1}、{s2>增加|减少}{D2}。"),
    (7, BUDGET, "change_comes_first", "[受{why}影响|因{why}]，{who}一般公共预算支出较上年预算{s>多|少}安排{D}，{s>增幅|降幅}{P}，{Y}年共安排{A}。"),
    (5, BUDGET, "nested_thrice", "{Y}年{who}支出预算{A}，其中：财政拨款支出{F}（其中：一般公共预算{G}〔其中：基本支出{J}，项目支出{K}〕，政府性基金预算{b}，国有资本经营预算{d}），单位资金支出{f}。"),
    (8, BUDGET, "class_of_both", "{Y}年{who}一般公共预算{cls}（类）支出{A}（基本支出{J}＋项目支出{M}），占一般公共预算支出的{p}，上年预算数{B}，{s>增加|减少}{D}，{s>增长|下降}{P}。"),
    (6, BUDGET, "shares_of_wholes", "{Y}年{who}各项支出占比情况：人员经费{m}，占基本支出的{p}；公用经费{n}，占支出预算总额的{q}；机关运行经费{x}，占公用经费的{k}；项目支出{M}，占支出预算总额的{r}。"),
    (9, BUDGET, "code_tree", "{Y}年一般公共预算支出按科目编码列示：{k1}{n1}{a}，其中：{k2}{n2}{b}，其中：{k3}{n3}{d}。"),
    (12, BUDGET, "carried_apart", "{Y}年{who}收入预算{A}，含{y}年结转至{Y}年使用的资金{K}；扣除上年结转后，当年收入{N}，比上年当年收入预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要是{why}。"),
    (3, BUDGET, "more_and_less", "{Y}年项目支出{M}，比上年预算{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因：一是新增{p1}等支出{u}；二是{p2}等项目到期，相应减少支出{v}。"),
    (44, BUDGET, "net_of_classes", "{Y}年一般公共预算支出与上年预算相比，增加的有：{ups}；减少的有：{downs}。增减相抵，净{s>增加|减少}{D}，主要是{why}。"),
    (7, BUDGET, "against_by_kind", "{Y}年{who}一般公共预算财政拨款支出{A}，与上年{B}对比，{s>增加|减少}{D}，{s>增长|下降}{P}。其中：基本支出{J}，与上年{B1}对比，{s1>增加|减少}{D1}；项目支出{M}，与上年{B2}对比，{s2>增加|减少}{D2}。"),
    (7, BUDGET, "both_sides_kinds", "{Y}年一般公共预算财政拨款收入{I}，一般公共预算财政拨款支出{A}，比{y}年{s>增加|减少}{D}。其中：基本支出{J}，比{y}年{s1>增加|减少}{D1}，主要原因是{why1}，主要用于保障在职人员工资福利及日常运转；项目支出{M}，比{y}年{s2>增加|减少}{D2}，主要原因是{why2}，主要用于{use}。"),
    (8, BUDGET, "classes_then_kinds", "{Y}年{who}支出预算{A}，其中，{parts}。支出较去年预算{s>增加|减少}{D}，其中基本支出{s1>增加|减少}{D1}，项目支出{s2>增加|减少}{D2}，主要是因为{why}。"),
    (21, BUDGET, "fund_nothing", "{Y}年{who}政府性基金预算支出{z}，占支出预算总额的{p}，上年预算{z1}，增加{D}，增长{P}。"),
    (3, BUDGET, "signed_changes", "{Y}年{who}支出预算{A}，较上年增减情况为：人员经费{g1}{d1}，公用经费{g2}{d2}，项目支出{g3}{d3}，合计{g0}{d0}。"),
    (5, BUDGET, "weight_from_to", "{Y}年{who}支出预算{A}，其中{label}{a}，占比由上年的{q}{s>提高|下降}到{p}，{s>上升|回落}{n}。"),
    (10, BUDGET, "progress_and_plan", "{y}年一般公共预算支出预算{B}，截至{y}年11月末已支出{x}，支付进度{p}，预计全年支出{E}，预算执行率{q}。{Y}年安排{A}，比{y}年预计执行数{s>增加|减少}{D}，比{y}年预算数{s1>增加|减少}{D1}。"),
    (20, BUDGET, "office_and_unit", "{Y}年部门预算收支总额{A}，由两家单位汇总而成：{n1}{a}，占{p}；{n2}{b}，占{q}。"),
    (18, BUDGET, "told_early", "{Y}年项目支出{M}，其中：上级提前下达专项转移支付{A}（省级{x}，占{p}；市级{z}），占项目支出的{q}；本级财力安排{N}。"),
    # The three public expenses, offices, procurement.
    (13, SG, "expenses_told", "{Y}年“三公”经费预算数{T}，比{y}年预算{s>增加|减少}{D}。其中：（一）因公出国（境）费{a}，{c1}。（二）公务用车购置及运行费{v}，{c2}；其中：公务用车购置费{u}，{c3}；公务用车运行费{w}，{c4}。（三）公务接待费{r}，{c5}。"),
    (13, SG, "expenses_from_to", "{who}{Y}年“三公”经费财政拨款预算{T}，比{y}年“三公”经费财政拨款年初预算{B}{s>增加|减少}{D}。其中：{lines}"),
    (13, SG, "expenses_cut", "{who}严格控制“三公”经费，{Y}年预算{T}，控制在上年预算{B}以内，压减{D}，压减率{P}。"),
    (15, OPER, "offices_a_head", "{Y}年{who}机关运行经费预算{A}，按在职{n}计算，人均{u}；上年预算{B}，按在职{m}计算，人均{v}；人均{s>增加|减少}{D}。"),
    (16, PROC, "proc_in_brackets", "{Y}年{who}政府采购预算{A}，其中：货物类{g}（占{p}）、工程类{w}（占{q}）、服务类{v}（占{k}）。面向中小企业采购{R}，占政府采购预算的{i}，其中：面向小微企业采购{r}，占面向中小企业采购金额的{j}。"),
    (13, SG, "reception_per_mille", "{Y}年{who}公务接待费预算{r}，占“三公”经费预算的{p}，为一般公共预算支出{A}的{k}。"),
    (47, SG, "expenses_of_three", "{yy}年、{y}年、{Y}年{who}“三公”经费预算分别为{a}、{b}、{d}，三年合计{T}，年均{u}，{Y}年比{yy}年{s>增加|减少}{D}，{s>增长|下降}{P}。"),
    (13, SG, "of_all_offices", "{Y}年{all}“三公”经费预算汇总数{W}（其中：因公出国（境）费{x}，公务用车购置及运行费{z}，公务接待费{w}），{who}为{T}，占{all}的{p}。"),
    (14, SG, "cars_renewed", "{Y}年公务用车购置及运行维护费{v}，其中：购置费{a}，拟更新车辆{n}，平均每辆{u}；运行维护费{w}。"),
    # Assets, persons, projects, works.
    (19, ASSET, "each_car", "截至{date}，{who}共有车辆{n}，账面价值{V}。{Y}年安排公务用车运行维护费{w}，车均{u}。"),
    (19, ASSET, "each_square_metre", "截至{date}，{who}固定资产总额{T}，其中房屋{m}，价值{a}，占{p}，平均每平方米{u}。"),
    (20, DUTY, "units_and_persons", "{who}纳入{Y}年部门预算编制范围的预算单位共{u}，其中：本级{i}，下属单位{j}。在职人员{n}，上年同期{m}，{s>增加|减少}{D}。"),
    (22, PERF, "works_of_years", "{name}总投资{T}，其中：以前年度已安排{a}，占{p}；{Y}年安排{b}；以后年度安排{d}。到{Y}年底累计安排{S}，占总投资的{q}。"),
    (22, PERF, "project_of_years", "{name}项目实施期限为{Y}年至{Y2}年，资金总额{T}，分年度计划：{Y}年{a}，{Y1}年{b}，{Y2}年{d}，{Y}年占资金总额的{p}。"),
    (23, PERF, "lines_of_cost", "{thing}经费测算：①食宿费{u}/人×{n}＝{a}；②资料费{v}/册×{m}＝{b}；③讲课费{w}/次×{k}＝{d}。以上合计{A}。"),
    # Schools, villages, places, hedged figures.
    (23, OTHER, "pupils_of_two_kinds", "{Y}年{body}安排生均公用经费{A}，其中：小学在校生{n}，每人每年{u}，计{a}；初中在校生{m}，每人每年{v}，计{b}。"),
    (23, OTHER, "farm_subsidy", "{Y}年{town}耕地地力保护补贴面积{m}，每亩{v}，补贴资金{A}，惠及农户{n}，户均{u}。"),
    (23, OTHER, "upkeep_of_villages", "{Y}年{town}村级组织运转经费按每村{u}安排，{n}村共{A}，其中省级补助{a}（{p}）、市级补助{b}（{q}）、本级负担{d}（{r}）。"),
    (1, OTHER, "bonds_by_kind", "{y}年省财政厅转贷{place}新增政府债券{A}，支持项目{k}，其中：一般债券{a}，项目{n}；专项债券{b}，项目{m}，占新增债券的{q}。专项债券中用于产业园区基础设施的{x}，占专项债券的{p}。"),
    (32, OTHER, "place_three_bases", "{y}年{place}一般公共预算收入完成{A}，为年初预算{B}的{p}，为调整预算{C}的{q}，比上年决算数{L}{s>增收|减收}{D}，{s>增长|下降}{P}。"),
    (1, OTHER, "place_and_office", "{y}年{place}一般公共预算收入{A}，其中税收收入{a}，占{p}；非税收入{b}。{who}组织入库的非税收入{N}，占{place}非税收入的{q}。"),
    (3, OTHER, "three_guarantees", "{Y}年{place}“三保”支出预算{A}，占一般公共预算支出{E}的{p}。其中：保基本民生{a}、保工资{b}、保运转{d}，各占“三保”支出的{i}、{j}、{k}。"),
    (49, BUDGET, "and_more", "近三年{who}一般公共预算支出预算累计{x}，其中：{yy}年{a}，{y}年{b}，{Y}年{d}，{Y}年为上年的{p}。"),
    (49, BUDGET, "about_more", "{Y}年项目支出预算{M}，上年预算{B}，{s>增加|减少}约{x}，{s>增幅|降幅}{P}。"),
    (2, BUDGET, "in_two_units", "{Y}年{who}收支预算总规模{x}（{A}），较上年预算{s>增加|减少}{D}。"),
    # Totals of accounts.
    (24, TOTAL, "sides_whole_moved", "{who}{Y}年度收入总计{A}，其中：本年收入合计{I}，使用非财政拨款结余{U}，年初结转和结余{O}。支出总计{E}，其中：本年支出合计{X}，结余分配{L}，年末结转和结余{C}。收入支出总计与上年相比，{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因是：{why}。"),
    (26, INCOME, "sources_told", "{who}{Y}年度本年收入{A}。{lines}"),
    (26, INCOME, "income_with_chart", "{Y}年度本年收入合计{A}，其中：{parts}（图2：收入决算结构图）。"),
    (27, SPEND, "cuts_with_shares", "{Y}年度{who}本年支出{A}，按支出性质分，基本支出{J}，占{p}，项目支出{M}，占{q}；按功能分类科目分，{parts}。"),
    (28, FISCAL, "income_two_bases", "{Y}年度财政拨款收入{I}，与上年决算相比，{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因是：{why}；与年初预算相比，年初预算数{C}，决算数{I}，预决算差异率{R}。"),
    (28, TOTAL, "rest_by_origin", "{Y}年度年末结转和结余{C}，其中：一般公共预算{a}、政府性基金预算{b}、其他资金{d}；较年初结转和结余{O}{s>增加|减少}{D}。"),
    # The general budget and the funds in accounts.
    (31, GENERAL, "general_two_bases", "{Y}年度一般公共预算财政拨款支出{A}，较{y}年度决算数{B}{s>增加|减少}{D}，{s>增长|下降}{P}；与年初预算数{C}相比，{s1>增加|减少}{D1}，完成年初预算的{Q}。"),
    (34, GENERAL, "class_then_item", "{cls}（类）支出{T}，占一般公共预算财政拨款支出的{p}。其中：{kuan}（款）{xiang}（项）支出{A}，与上年决算相比{s>增加|减少}{D}，{s>增长|下降}{P}，主要原因是{why}。"),
    (32, GENERAL, "three_dates", "截至{Y}年6月末、9月末、12月末，{who}一般公共预算财政拨款累计支出分别为{x}、{z}、{A}，支付进度（占全年预算{B}的比重）分别为{p}、{q}、{r}。"),
    (31, GENERAL, "added_and_returned", "{path}年初预算{B}，支出决算{A}，完成年初预算的{P}，{s>超出|少于}年初预算{D}，主要原因：年中追加{p1}资金{u}，{p2}未实施、收回资金{v}。"),
    (31, GENERAL, "done_in_points", "{Y}年度一般公共预算财政拨款支出年初预算{B}，支出决算{A}，完成年初预算的{p}，完成率比上年度的{q}{s>提高|下降}{n}。"),
    (31, GENERAL, "three_by_three", "{n1}、{n2}、{n3}三类支出的年初预算分别为{B1}、{B2}、{B3}，支出决算分别为{A1}、{A2}、{A3}，分别完成年初预算的{P1}、{P2}、{P3}。"),
    (35, BASIC, "basics_nested", "{Y}年度一般公共预算财政拨款基本支出{A}。其中：人员经费{m}，占{p}，包括：工资福利支出{a}，占人员经费的{r}，对个人和家庭的补助{b}；公用经费{n}，占{q}，包括：商品和服务支出{d}，资本性支出{f}，占公用经费的{k}。"),
    (34, FUND, "fund_items_told", "{Y}年度政府性基金预算财政拨款支出{X}。按科目分：{lines}"),
    # Results of accounts.
    (36, SGF, "gaps_signed", "{who}{Y}年度“三公”经费支出全年预算数{B}，决算数{A}，预决算差异率{P}。其中：因公出国（境）费全年预算数{B1}，决算数{A1}，预决算差异率{P1}；公务用车购置及运行维护费全年预算数{B2}，决算数{A2}，预决算差异率{P2}；公务接待费全年预算数{B3}，决算数{A3}，预决算差异率{P3}。"),
    (36, SGF, "expenses_done_moved", "{Y}年度“三公”经费支出全年预算{C}，决算{A}，完成预算的{Q}，与上年决算相比{s>增加|减少}{D}，{s>增长|下降}{P}。其中：{lines}"),
    (37, SGF, "car_three_bases", "公务用车运行维护费支出{A}，比上年决算{s1>增加|减少}{D1}，比年初预算{s2>增加|减少}{D2}，比全年预算{s3>增加|减少}{D3}；年末公务用车保有量{n}，平均每辆{u}。"),
    (37, SGF, "guests_two_years", "{Y}年度国内公务接待{b}（上年{b0}）、{m}（上年{m0}），公务接待费支出{A}（上年{B}），{s>增加|减少}{D}，{s>增长|下降}{P}，人均{u}。"),
    (37, SGF, "travellers_each", "因公出国（境）费支出{a}，占“三公”经费支出{T}的{p}，全年出国（境）团组{i}，累计{m}，人均{u}。"),
    (39, PROCF, "small_firms_by_kind", "{Y}年度{who}政府采购支出总额{A}，其中：政府采购货物支出{g}、政府采购工程支出{w}、政府采购服务支出{v}。授予中小企业合同金额{M}，占政府采购支出总额的{P}，其中：授予小微企业合同金额{m}，占授予中小企业合同金额的{Q}；货物采购授予中小企业合同金额占货物支出金额的{p}，工程采购授予中小企业合同金额占工程支出金额的{q}，服务采购授予中小企业合同金额占服务支出金额的{r}。"),
    (39, PROCF, "saved_by_bids", "{Y}年度{who}政府采购支出总额{W}，其中公开招标项目{n}，采购预算{B}，中标金额{A}，占采购支出总额的{p}，节约资金{D}，节约率{P}。"),
    (19, ASSETF, "cars_by_use", "截至{date}，{who}共有车辆{n}，其中：{lines}；车辆账面价值{V}，车均{u}。"),
    (40, PERFF, "evaluated_with_grades", "{who}对{Y}年度{n}项目开展绩效自评，涉及预算资金{X}，占年初项目支出预算总额的{p}。自评等级为“优”的{i}，占{r}；“良”的{j}；“中”的{k}。"),
    (40, PERFF, "score_of_rate", "预算执行率指标：{Y}年度一般公共预算财政拨款年初预算数{B}，全年预算数{C}，全年执行数{A}，执行率{P}，分值10分，得分{k}。"),
]
