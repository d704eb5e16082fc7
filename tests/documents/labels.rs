//! What offices print for sixty meanings, and where each is accepted: a column or a line of a form,
//! a word of the lexicon. What looks the same and means another thing is kept apart.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use gongkai::model::{Catalogue, Form};
use gongkai::{check, forms};

/// A meaning: its number, what is printed (`(…)` may be left out), where it is accepted.
struct Printed(u8, &'static str, &'static str);

/// The same number may stand several times: its words have different places.
const PRINTED: &[Printed] = &[
    Printed(
        1,
        "一般公共预算(财政)拨款(收入) 一般公共预算资金 一般公共预算 公共预算财政拨款收入 公共财政预算拨款",
        "B01.general B02.general B04.income-general B15.general B16.general F01.general F04.income-general",
    ),
    Printed(1, "经费拨款", "B01.appropriation"),
    Printed(1, "纳入预算管理的非税收入拨款", "B01.non-tax"),
    Printed(
        2,
        "政府性基金预算(财政)拨款(收入) 政府性基金(财政)拨款(收入) 政府性基金 政府性基金预算 基金预算(财政)拨款",
        "B01.fund B02.fund B04.income-fund B15.fund B16.fund F01.fund F04.income-fund",
    ),
    Printed(
        3,
        "国有资本经营预算(财政)拨款(收入) 国有资本经营预算 国有资本经营收入",
        "B01.state-capital B02.state-capital B04.income-state-capital B15.state-capital B16.state-capital F01.state-capital F04.income-state-capital",
    ),
    Printed(
        4,
        "财政拨款收入 财政拨款 本年财政拨款 财政拨款（补助）",
        "B01.fiscal B02.fiscal B15.fiscal F02.fiscal",
    ),
    Printed(
        5,
        "财政专户管理资金(收入) 财政专户核拨 财政专户拨款 专户管理的教育收费",
        "B01.special B02.special B15.special B16.special B17.special",
    ),
    Printed(6, "单位资金(收入)", "B01.own B02.own B15.own B16.own B17.own"),
    Printed(
        7,
        "事业收入(（不含专户）) 事业单位事业收入",
        "B01.business B02.business B16.business F01.business F02.business",
    ),
    Printed(
        8,
        "经营收入 事业单位经营(收入)",
        "B01.operating B02.operating B16.operating F01.operating F02.operating",
    ),
    Printed(
        9,
        "上级补助收入",
        "B01.from-superior B02.from-superior B16.from-superior F01.from-superior F02.from-superior",
    ),
    Printed(
        10,
        "附属单位上缴收入 附属单位缴款",
        "B01.from-subordinate B02.from-subordinate B16.from-subordinate F01.from-subordinate F02.from-subordinate",
    ),
    Printed(
        11,
        "使用非财政拨款结余(（含专用结余）) (用)事业基金弥补收支差额",
        "B01.balance-used B15.balance-used F01.balance-used",
    ),
    Printed(
        12,
        "上年结转 上年结转(和)结余 上年结余 单位结余结转资金",
        "B01.carried-over B02.carried-over B04.carried-over B15.carried-over B16.carried-over",
    ),
    Printed(12, "年初结转和结余", "F01.carried-over F04.carried-over F08.opening"),
    Printed(12, "年初财政拨款结转和结余", "F04.carried-over"),
    Printed(
        13,
        "年终结转(结余) 结转下年(支出)",
        "B01.carried-forward B04.carried-forward B15.carried-forward",
    ),
    Printed(13, "年末结转和结余", "F01.carried-forward F04.carried-forward F08.closing"),
    Printed(13, "年末财政拨款结转和结余", "F04.carried-forward"),
    Printed(14, "本年收入合计 本年收入小计", "B01.income-this-year B15.income-this-year"),
    // 本年收入 is the head of a side in a table of all income.
    Printed(
        14,
        "本年收入(合计) 本年收入小计",
        "B04.income-this-year F01.income-this-year F04.income-this-year B16.this-year",
    ),
    Printed(
        15,
        "收入总计 总计",
        "B01.income-total B04.income-total B15.income-total F01.income-total F04.income-total",
    ),
    Printed(15, "收入总计（含结转） 收入合计", "B01.income-total B15.income-total"),
    Printed(
        16,
        "本年支出合计",
        "B01.expenditure-this-year B04.expenditure-this-year B15.expenditure-this-year F01.expenditure-this-year F04.expenditure-this-year",
    ),
    Printed(
        16,
        "支出总计 总计",
        "B01.expenditure-total B04.expenditure-total B15.expenditure-total F01.expenditure-total F04.expenditure-total",
    ),
    Printed(16, "支出合计", "B01.expenditure-total B15.expenditure-total"),
    Printed(17, "基本支出(预算)", "B03.basic B05.basic B08.basic F03.basic F05.basic"),
    Printed(
        18,
        "人员经费 人员支出 人员类(项目)",
        "B03.personnel B05.personnel B06.personnel F06.personnel",
    ),
    Printed(
        19,
        "(日常)公用经费 公用支出 运转类公用经费",
        "B03.public B05.public B06.public F06.public",
    ),
    Printed(
        20,
        "项目支出(预算) 专项业务经费(支出) 特定目标类",
        "B03.project B05.project B08.project F03.project F05.project",
    ),
    Printed(21, "上缴上级支出", "B03.to-superior F03.to-superior"),
    Printed(21, "(事业单位)经营支出", "B03.operating F03.operating"),
    Printed(21, "对附属单位补助支出", "B03.to-subordinate F03.to-subordinate"),
    Printed(
        22,
        "(支出)功能分类科目编码 (支出)功能科目编码 科目编码 科目代码 功能科目",
        "B02.code B03.code B05.code B08.code B09.code F02.code F03.code F05.code F08.code F09.code",
    ),
    Printed(22, "类 款 项", "list:code-parts"),
    Printed(
        23,
        "(支出)功能分类科目名称 科目名称 支出功能分类 名称（科目）",
        "B02.name B03.name B05.name F02.name F03.name F05.name",
    ),
    Printed(23, "项目", "list:head-line"),
    Printed(
        24,
        "部门(预算)(支出)经济(分类)科目编码 经济分类科目编码",
        "B06.code F06.code B18.code",
    ),
    Printed(24, "部门(预算)(支出)经济(分类)科目名称", "B06.name F06.name B18.name"),
    Printed(25, "政府(预算)(支出)经济(分类)科目编码", "B18.government-code"),
    Printed(25, "政府(预算)(支出)经济(分类)科目名称", "B18.government-name"),
    Printed(
        26,
        "单位代码 单位编码 部门（单位）代码 部门（单位）编码",
        "B03.unit B05.unit B16.code",
    ),
    Printed(26, "部门（单位）名称 单位名称 预算单位", "B03.unit-name B05.unit-name B16.name"),
    Printed(26, "单位名称（科目）", "B16.name"),
    Printed(27, "合计 总计 金额 预算数 本年预算(数) 年初预算数", "B05.total"),
    Printed(27, "小计", "list:head-sums"),
    Printed(28, "上年数 上年预算数", "B05.previous B07.previous"),
    Printed(28, "上年执行数", "B05.previous-executed B07.previous-executed"),
    Printed(28, "上年决算数", "B05.previous-accounts"),
    Printed(29, "增减额 增减变动额 比上年增减(情况) 增加（减少）额", "B05.change"),
    Printed(30, "增减% 增减率 增减幅度 比例", "B05.growth"),
    Printed(
        31,
        "全年预算(数) 调整预算(数) 调整后预算数 年度预算数",
        "F01.annual F07.budget E01.annual E02.annual",
    ),
    Printed(31, "预算数", "F07.budget"),
    Printed(32, "决算数", "F01.amount F07.accounts E02.executed"),
    Printed(32, "全年执行数 预算执行数 实际支出(数) 支出数", "E01.executed E02.executed"),
    Printed(33, "执行率 预算执行率 完成%", "E01.rate E02.rate"),
    Printed(34, "行次 栏次 序号", "list:head-numbers"),
    Printed(34, "栏次 行次 甲", "list:column-numbers"),
    Printed(36, "编制部门 编制单位 填报单位 公开部门 部门(名称)", "list:offices"),
    Printed(
        38,
        "因公出国（境）费(用) 因公出国（境）经费 出国费",
        "B07.abroad F07.abroad B27.abroad F10.abroad",
    ),
    Printed(
        39,
        "公务用车购置及运行(维护)费 公车购置及运行费 公务车购置及运行费 公务用车费",
        "B07.vehicles F07.vehicles B27.vehicles F10.vehicles",
    ),
    Printed(40, "公务接待费 接待费", "B07.reception F07.reception"),
    Printed(
        40,
        "国内接待费",
        "B07.reception-domestic F07.reception-domestic F11.reception-domestic",
    ),
    Printed(40, "外事接待(费)", "B07.reception-visitors F07.reception-visitors"),
    Printed(
        40,
        "国（境）外接待费",
        "B07.reception-abroad F07.reception-abroad F11.reception-abroad",
    ),
    Printed(41, "(公务用车)购置费 公车购置费", "B07.vehicle-purchase F07.vehicle-purchase"),
    Printed(
        41,
        "(公务用车)运行(维护)费 公车运行费 运维费",
        "B07.vehicle-running F07.vehicle-running",
    ),
    Printed(42, "机关运行经费 机关（机构）运行经费", "B07.operating"),
    Printed(
        43,
        "会议费",
        "B07.meetings F07.meetings B27.meetings F10.meetings F11.meetings N14.meetings",
    ),
    Printed(
        43,
        "培训费",
        "B07.training F07.training B27.training F10.training F11.training N14.training",
    ),
    Printed(44, "政府采购预算(总额)", "N06.total B21.total"),
    Printed(44, "政府采购金额（以合同签订为准） 政府采购支出总额", "N12.total"),
    Printed(44, "货物(类)", "N06.goods N12.goods B21.goods"),
    Printed(44, "工程(类)", "N06.works N12.works B21.works"),
    Printed(44, "服务(类)", "N06.services N12.services B21.services"),
    Printed(45, "面向中小企业预留", "N06.small-business B11.small-business B22.small-business"),
    Printed(45, "预留给小型和微型企业 小微企业", "N06.micro-business B22.micro-business"),
    Printed(45, "授予中小企业合同金额", "N12.small-business F11.small-business"),
    Printed(45, "授予小微企业合同金额", "N12.micro-business F11.micro-business"),
    Printed(46, "单价100万元（含）以上设备（不含车辆） 单价20万元以上设备", "B12.equipment"),
    Printed(46, "单位价值50万元以上通用设备", "B12.general-equipment"),
    Printed(46, "单位价值100万元以上专用设备", "B12.special-equipment"),
    Printed(47, "部（省）级领导干部用车", "B12.officials F11.officials"),
    Printed(47, "主要领导干部用车 主要负责人用车", "B12.leaders F11.leaders"),
    Printed(47, "机要通信用车", "B12.messages F11.messages"),
    Printed(47, "应急保障用车", "B12.emergency F11.emergency"),
    Printed(47, "执法执勤用车 一般执法执勤用车", "B12.enforcement F11.enforcement"),
    Printed(47, "特种专业技术用车", "B12.special F11.special"),
    Printed(47, "离退休干部用车", "B12.retired F11.retired"),
    Printed(47, "一般公务用车", "B12.plain F11.plain"),
    Printed(47, "其他用车", "B12.other-vehicles F11.other-vehicles"),
    Printed(48, "项目资金总额 项目总额 总投资", "P4.whole"),
    Printed(49, "年度资金(申请)总额 预算数", "P2.budget P4.budget"),
    Printed(49, "当年财政拨款", "P2.fiscal P4.current"),
    Printed(49, "上年结转资金", "P2.carried-over P4.carried-over"),
    Printed(49, "其他资金", "P2.other P4.other"),
    Printed(50, "年度(总体)目标 年度绩效目标 预期目标", "P2:goals P4:goals list:head-goals"),
    Printed(51, "指标值 年度指标值 目标值", "P2:target P4:target list:head-target"),
    Printed(51, "年度（/项目）指标值", "P2:target P4:target"),
    Printed(52, "完成值 实际完成(值) 全年完成值", "list:head-actual"),
    Printed(52, "年度目标完成情况", "list:head-outcomes"),
    Printed(53, "权重 分值", "list:head-weight E02.weight"),
    Printed(53, "得分 自评得分", "list:head-score E02.score"),
    Printed(54, "偏差原因分析及改进措施 未完成原因分析", "list:head-deviation"),
    Printed(55, "产出 效益 效果 满意度 成本", "list:first-levels"),
    Printed(56, "优 良 中 差", "list:grades"),
    Printed(57, "文化体育与传媒支出 文化旅游体育与传媒支出", "B01.c207 B04.c207 F01.c207 F04.c207"),
    Printed(57, "医疗卫生与计划生育支出 卫生健康支出", "B01.c210 F01.c210"),
    Printed(57, "资源勘探信息等支出 资源勘探工业信息等支出", "B01.c215 F01.c215"),
    Printed(57, "国土海洋气象等支出 自然资源海洋气象等支出", "B01.c220 F01.c220"),
    Printed(57, "灾害防治及应急管理支出", "B01.c224 F01.c224"),
    Printed(57, "抗疫特别国债安排的支出", "B01.c234 F01.c234"),
    Printed(57, "其它支出", "B01.c229 F01.c229"),
    Printed(58, "本表无数据 本表为空表 本表为空 空表公开", "list:nothing-said"),
    Printed(59, "尾差 尾数误差", "list:rounding-notes"),
    Printed(60, "项目编码", "B10.code list:head-code"),
];

/// Meanings that no column, line or word stands for: what a sheet is read by. A number of a form
/// (公开01表) is above the heads and means nothing; units of money are grammar.
const ELSEWHERE: [u8; 2] = [35, 37];

/// What looks like a meaning and is another: it must never stand there.
const NEVER: &[(&str, &str)] = &[
    // The whole year's budget is not the first one, nor the other way round.
    ("年初预算数", "F07.budget"),
    ("年初预算数", "E02.annual"),
    ("全年预算数", "F07.initial"),
    ("预算数", "F07.initial"),
    // Three figures of last year.
    ("上年执行数", "B05.previous"),
    ("上年决算数", "B05.previous"),
    ("上年决算数", "B05.previous-executed"),
    ("上年预算数", "B05.previous-executed"),
    // The parent of three sources is none of them.
    ("财政拨款收入", "B01.general"),
    // Money of all years, and of one.
    ("项目资金总额", "P4.budget"),
    ("项目资金总额", "P2.budget"),
    ("年度资金总额", "P4.whole"),
    // Classes of the government in a tree of the department's.
    ("政府预算经济分类科目编码", "B06.code"),
    ("政府预算经济分类科目编码", "B18.code"),
    ("部门预算经济分类科目编码", "B18.government-code"),
    // One is in the other.
    ("小微企业", "N06.small-business"),
    ("面向中小企业预留", "B22.micro-business"),
];

fn catalogue() -> Catalogue {
    forms::catalogue(&[], &[], check::declared_rules()).catalogue
}

/// A label without blanks and quotation marks, brackets full-width: as a workbook's is compared.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '“' | '”'));
    kept.map(|c| match c {
        '(' => '（',
        ')' => '）',
        c => c,
    })
    .collect()
}

/// Every way to read a text in which `(…)` may be left out.
fn expanded(text: &str) -> Vec<String> {
    let Some(start) = text.find('(') else { return vec![text.to_owned()] };
    let end = start + text[start..].find(')').unwrap();
    let (before, inside, after) = (&text[..start], &text[start + 1..end], &text[end + 1..]);
    let rest = expanded(after);
    let with = rest.iter().map(|rest| format!("{before}{inside}{rest}"));
    with.chain(rest.iter().map(|rest| format!("{before}{rest}"))).collect()
}

/// What is accepted at a place.
fn accepted(catalogue: &Catalogue, place: &str) -> Vec<String> {
    if let Some(list) = place.strip_prefix("list:") {
        return catalogue.lexicon.list(list).unwrap().words().map(plain).collect();
    }
    if let Some((form, head)) = place.split_once(':') {
        let heads = &catalogue.forms[form].heads;
        let own = heads.iter().find(|(own, _)| own.key() == head).unwrap();
        return own.1.iter().map(|label| plain(label)).collect();
    }
    let (form, id) = place.split_once('.').unwrap();
    let form: &Form = &catalogue.forms[form];
    let column = form.columns.iter().find(|column| column.id == id);
    let line = form.lines().iter().find(|line| line.id == id);
    let column = column.into_iter().flat_map(|column| column.spellings());
    let found: Vec<String> =
        column.chain(line.into_iter().flat_map(|line| line.spellings())).map(plain).collect();
    assert!(!found.is_empty(), "there is no {place}");
    found
}

#[test]
fn what_is_printed_is_accepted() {
    let catalogue = catalogue();
    let mut missing = Vec::new();
    for Printed(number, printed, places) in PRINTED {
        for text in printed.split(' ').flat_map(expanded) {
            for place in places.split_whitespace() {
                if !accepted(&catalogue, place).contains(&plain(&text)) {
                    missing.push(format!("{number}: {text} at {place}"));
                }
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
    let numbers = || PRINTED.iter().map(|Printed(number, ..)| *number).chain(ELSEWHERE);
    let without: Vec<u8> = (1..=60).filter(|number| !numbers().any(|one| one == *number)).collect();
    assert_eq!(without, Vec::<u8>::new());
}

#[test]
fn what_only_looks_the_same_is_kept_apart() {
    let catalogue = catalogue();
    let wrong: Vec<_> = NEVER
        .iter()
        .filter(|(text, place)| accepted(&catalogue, place).contains(&plain(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A label that two lines of one side, or two columns under one head, have, means neither.
#[test]
fn no_label_means_two_things_at_one_place() {
    let catalogue = catalogue();
    let mut twice = Vec::new();
    for form in catalogue.forms.values() {
        let columns = form.columns.iter().map(|column| {
            (column.group.clone(), column.spellings().map(plain).collect::<BTreeSet<_>>())
        });
        let lines = form.lines().iter().map(|line| {
            let side = line.side.map(|side| form.sides()[side].id.clone());
            (side, line.spellings().map(plain).collect::<BTreeSet<_>>())
        });
        for all in [columns.collect::<Vec<_>>(), lines.collect::<Vec<_>>()] {
            let labels: Vec<(&Option<String>, &String)> = all
                .iter()
                .flat_map(|(place, labels)| labels.iter().map(move |one| (place, one)))
                .collect();
            for (at, one) in labels.iter().enumerate() {
                if labels[..at].contains(one) {
                    twice.push(format!("{}: {}", form.id, one.1));
                }
            }
        }
    }
    assert_eq!(twice, Vec::<String>::new());
}
