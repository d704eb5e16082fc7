//! Everything by which a withheld row is told, and what only looks like it: a form of sentence, a
//! table of the narrative, a text beside figures, another document.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

const PROFILE: &str = include_str!("../conformance/spec/site/content/_profiles/open.yaml");
const SETTINGS: &str = "[site]\ntitle = \"示例\"\nprofile = \"open\"\n";

/// The last year's budget, which names the rows; this year's, which withholds them.
const LAST: &str = "tables:\n  一般公共预算支出表:\n    - { 科目: \"2030604\", 名称: 交通战备, 合计: 9.00 }\n    - { 科目: \"2030699\", 名称: 其他国防动员支出, 合计: 10.00 }\n    - { 科目: \"2130314\", 名称: 防汛, 合计: 9.00 }\n    - { 科目: \"2130316\", 名称: 农村水利, 合计: 10.00 }\n";
const CODES: &str = "  一般公共预算支出表:\n    - { 科目: \"203\", 名称: 国防支出, 合计: 42.00 }\n    - { 科目: \"20306\", 名称: 国防动员, 合计: 42.00 }\n    - { 科目: \"2030603\", 名称: 人民防空, 合计: 30.00 }\n    - { 科目: \"213\", 名称: 农林水支出, 合计: 500.00 }\n    - { 科目: \"21303\", 名称: 水利, 合计: 500.00 }\n    - { 科目: \"2130399\", 名称: 其他水利支出, 合计: 130.00 }\n";
const LINES: &str = "  部门收支总表:\n    收入: { 一般公共预算拨款收入: 1042.00, 本年收入合计: 1042.00, 收入总计: 1042.00 }\n    支出: { 国防支出: 42.00, 教育支出: 60.00, 农林水支出: 500.00, 本年支出合计: 1042.00, 支出总计: 1042.00 }\n";
const PROJECTS: &str = "  项目支出表:\n    rows:\n      - { 项目编码: \"学校\", 项目名称: 学校, 合计: 30.00 }\n      - { row: total, 项目编码: 合计, 合计: 1042.00 }\n";
const WITHHELD: &str = "withheld:\n  - { at: 一般公共预算支出表/2030604, basis: 保守国家秘密法 }\n  - { at: 一般公共预算支出表/2030699, basis: 保守国家秘密法 }\n  - { at: 一般公共预算支出表/2130314, basis: 保守国家秘密法 }\n  - { at: 一般公共预算支出表/2130316, basis: 保守国家秘密法 }\n  - { at: 部门收支总表/公共安全支出, basis: 保守国家秘密法 }\n  - { at: 部门收支总表/外交支出, basis: 保守国家秘密法 }\n  - { at: 部门收支总表/社会保障和就业支出, basis: 保守国家秘密法 }\n  - { at: 项目支出表/人防, basis: 保守国家秘密法 }\n  - { at: 项目支出表/民兵, basis: 保守国家秘密法 }\n  - { at: 项目支出表/农村公路养护, basis: 保守国家秘密法 }\n";

fn head(year: i16) -> String {
    format!("format: 1\nyear: {year}\norigin: invented\n")
}

/// The rows that are told, by their places, of a department with these files beside its budgets.
fn told(budget: &str, others: &[(&str, String)]) -> Vec<String> {
    let last = head(2020) + LAST;
    let mut files = vec![
        ("site.toml", SETTINGS.to_owned()),
        ("content/_profiles/open.yaml", PROFILE.to_owned()),
        ("content/example/housing/2020/budget.yaml", last),
        ("content/example/housing/2021/budget.yaml", budget.to_owned()),
    ];
    files.extend(others.iter().cloned());
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let site = common::site(&files);
    let findings = common::findings(site.path());
    let own = findings.iter().filter(|finding| finding.rule.name == "withheld-derivable");
    own.map(|finding| finding.at.clone().unwrap_or_default()).collect()
}

fn budget() -> String {
    head(2021) + "tables:\n" + CODES + LINES + PROJECTS + WITHHELD
}

fn told_by_a_sentence(text: &str) -> Vec<String> {
    let narrative = format!("## 一、部门预算安排的总体情况\n\n{text}\n");
    told(&budget(), &[("content/example/housing/2021/budget.md", narrative)])
}

#[test]
fn a_sentence_tells_a_row_by_any_of_its_names_before_or_behind_the_amount() {
    for (text, row) in [
        ("外交支出12.37万元。", "外交支出"),
        ("外交12.37万元，教育60.00万元。", "外交支出"),
        ("外交支出（12.37万元）。", "外交支出"),
        ("2.外交支出（类）12.37万元，占1.19%；", "外交支出"),
        ("一、外交支出12.37万元。", "外交支出"),
        ("**外交**支出 12.37 万元。", "外交支出"),
        ("### 外交支出12.37万元\n\n如上。", "外交支出"),
        ("人防12.37万元。", "人防"),
        ("其中：学校30.00万元，人防12.37万元，民兵37.63万元。", "人防"),
        ("“人防”项目资金12.37万元。", "人防"),
        ("人防123,700元。", "人防"),
        ("人防、民兵分别为12.37万元、37.63万元。", "民兵"),
        ("人防、民兵各25.00万元。", "人防"),
        ("安排12.37万元用于外交支出。", "外交支出"),
        ("12.37万元的外交支出用于演练。", "外交支出"),
        ("安排12.37万元外交支出。", "外交支出"),
        ("7.00万元用于2030699科目。", "2030699"),
        ("科目2030699安排7.00万元。", "2030699"),
        ("外交支出占支出总额的1.19%。", "外交支出"),
        ("外交支出占本年支出合计的1.19%。", "外交支出"),
        ("外交支出占一般公共预算支出的1.19%。", "外交支出"),
        ("外交支出占教育支出的20.62%。", "外交支出"),
        ("外交支出占比1.19%。", "外交支出"),
        ("其他国防动员支出比上年增加2.17万元。", "2030699"),
        ("其他国防动员支出比上年增长21.70%。", "2030699"),
        ("| 项目 | 金额 |\n|---|---|\n| 教育支出 | 60.00 |\n| 外交支出 | 12.37 |", "外交支出"),
        ("| 项目 | 金额（万元） |\n|---|---|\n| （一）外交 | 12 |", "外交支出"),
        ("| 科目 | 名称 | 金额 |\n|---|---|---|\n| 2030699 | 其他 | 7.00 |", "2030699"),
        ("| 项目 | 占比 |\n|---|---|\n| 外交支出 | 1.19% |", "外交支出"),
    ] {
        let told = told_by_a_sentence(text);
        assert!(told.iter().any(|at| at.ends_with(row)), "{text}: {told:?}");
        let most = if text.contains("民兵") { 2 } else { 1 };
        assert!(told.len() <= most, "{text}: {told:?}");
    }
}

/// What it is called, how its share is said, by which printed row it is measured: each in the words
/// that people use for it.
#[test]
fn other_words_for_a_row_its_share_or_what_stands_beside_it_tell_it() {
    for (text, row) in [
        ("公安支出12.37万元。", "公共安全支出"),
        ("社保支出12.37万元。", "社会保障和就业支出"),
        ("社保就业支出占支出总额的1.19%。", "社会保障和就业支出"),
        ("社会保障与就业支出12.37万元。", "社会保障和就业支出"),
        ("农路养护12.37万元。", "农村公路养护"),
        ("农村公路养护专项经费12.37万元。", "农村公路养护"),
        ("| 项目 | 金额（万元） |\n|---|---|\n| 农路养护 | 12.37 |", "农村公路养护"),
        ("人防工作经费12.37万元。", "人防"),
        ("外交方面的支出为12.37万元。", "外交支出"),
        ("外交支出预计12.37万元。", "外交支出"),
        ("外交支出近12万元。", "外交支出"),
        ("外交支出共计人民币12.37万元整。", "外交支出"),
        ("外交支出——12.37万元。", "外交支出"),
        ("外交支出由11.00万元调整为12.37万元。", "外交支出"),
        ("拨付外交经费12.37万元。", "外交支出"),
        ("投入12.37万元开展外交活动。", "外交支出"),
        ("12.37万元属于外交支出。", "外交支出"),
        ("### （五）外交支出\n\n2021年预算安排12.37万元，用于演练。", "外交支出"),
        ("- 外交支出\n  - 12.37万元", "外交支出"),
        ("外交支出占全部支出的1.19%。", "外交支出"),
        ("外交支出占我局全部支出的1.19%。", "外交支出"),
        ("外交支出占当年支出的1.19%。", "外交支出"),
        ("外交支出占支出总额的比重为1.19%。", "外交支出"),
        ("外交支出所占比重为1.19%。", "外交支出"),
        ("外交支出在支出总额中占1.19%。", "外交支出"),
        ("本年支出中外交支出的比重为1.19%。", "外交支出"),
        ("全部支出的1.19%用于外交。", "外交支出"),
        ("全部支出1042.00万元，其中1.19%用于外交支出。", "外交支出"),
        ("外交支出是教育支出的20.62%。", "外交支出"),
        ("外交支出比教育支出少47.63万元。", "外交支出"),
        ("外交支出与教育支出合计72.37万元。", "外交支出"),
        ("教育、外交两项支出合计72.37万元。", "外交支出"),
        ("除外交支出外，其余支出1029.63万元。", "外交支出"),
    ] {
        let told = told_by_a_sentence(text);
        assert!(told.len() == 1 && told[0].ends_with(row), "{text}: {told:?}");
    }
}

#[test]
fn what_only_looks_like_other_words_tells_nothing() {
    for text in [
        "外交支出占全县全部支出的1.19%。",
        "外交支出占全省教育支出的1.19%。",
        "防汛、农村水利占全部支出的35.51%。",
        "全部支出1042.00万元，其中教育支出占5.76%。",
        "公安支出保障了执法办案，农林水支出500.00万元。",
        "公安局12.37万元。",
        "农村公路12.37万元。",
        "农村公路养护里程120.00公里。",
        "农村公路养护和桥梁维修共80.00万元。",
        "农村公路养护成本每公里1.20万元。",
        "人防工程面积1.20万平方米。",
        "人防设备采购合同金额5.00万元。",
        "人防车位租金收入2.00万元。",
        "民兵训练基地建设总投资300.00万元，教育支出60.00万元。",
        "外交学院培训费3.00万元。",
        "外交部门人员经费3.00万元。",
        "外交支出以外的支出，教育支出60.00万元。",
        "外交支出与其他支出合计72.37万元。",
        "外交支出比防汛支出少3.00万元。",
        "外交支出是全省教育支出的0.01%。",
        "除外交支出外，教育支出60.00万元。",
        "防汛物资储备价值12.00万元。",
        "防汛抗旱指挥部经费3.00万元。",
        "### 外交支出\n\n教育支出60.00万元。",
        "### 外交支出\n\n按规定不予公开。\n\n60.00万元为教育支出。",
    ] {
        assert_eq!(told_by_a_sentence(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_only_looks_like_it_tells_nothing() {
    for text in [
        "防汛、农村水利支出共370.00万元。",
        "防汛和农村水利支出共370.00万元。",
        "防汛及农村水利支出合计370.00万元。",
        "防汛支出和农村水利支出的合计370.00万元，占35.51%。",
        "农村水利等支出370.00万元。",
        "安排370.00万元用于防汛和农村水利。",
        "安排370.00万元用于农村水利、抗旱。",
        "2020年农村水利10.00万元。",
        "农村水利设施维修养护37.00万元。",
        "用于农村水利建设的经费37.00万元。",
        "城乡防汛38.00万元。",
        "农村水利支出以外的支出130.00万元。",
        "扣除农村水利10.00万元后为130.00万元。",
        "农村水利支出比防汛支出多5.00万元。",
        "农村水利比上年增长。",
        "外交支出比上年增加2.00万元。",
        "外交支出超过5.00万元。",
        "外交支出占全省外事工作经费的1.19%。",
        "其他支出5.00万元。",
        "教育支出60.00万元，农林水支出500.00万元。",
        "| 项目 | 2019年预算数 |\n|---|---|\n| 外交支出 | 12.37 |",
        "| 项目 | 人数 |\n|---|---|\n| 外交支出 | 12 |",
    ] {
        assert_eq!(told_by_a_sentence(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_text_beside_figures_tells_as_a_sentence_does() {
    let said = "外交支出12.37万元";
    for (before, behind) in [
        (format!("source: {{ title: 预算, note: {said}。 }}\n"), String::new()),
        (
            String::new(),
            format!(
                "corrections:\n  - {{ at: 部门收支总表/支出/教育支出, was: 59.00, date: 2021-03-01, reason: {said}误列 }}\n"
            ),
        ),
        (
            String::new(),
            format!(
                "acknowledgements:\n  - {{ rule: missing-table, at: 部门收支总表, by: department, reason: {said}不列 }}\n"
            ),
        ),
    ] {
        let text = head(2021)
            + "dates: { published: 2021-02-01 }\n"
            + &before
            + "tables:\n"
            + CODES
            + LINES
            + PROJECTS
            + WITHHELD
            + &behind;
        assert_eq!(told(&text, &[]), ["部门收支总表/外交支出"], "{text}");
    }
    for table in [
        format!("  政府性基金预算支出表: {{ none: 没有政府性基金；{said}。 }}\n"),
        format!("  国有资本经营预算支出表: {{ caption: {said}, rows: [] }}\n"),
    ] {
        let text = head(2021) + "tables:\n" + CODES + LINES + PROJECTS + &table + WITHHELD;
        assert_eq!(told(&text, &[]), ["部门收支总表/外交支出"], "{text}");
    }
}

#[test]
fn another_document_tells_what_this_one_withholds() {
    let next = |row: &str| head(2022) + "tables:\n  一般公共预算支出表:\n    - " + row + "\n";
    let yaml = "content/example/housing/2022/budget.yaml";
    for row in [
        "{ 科目: \"2030604\", 名称: 交通战备, 上年数: 5.00, 合计: 10.00 }",
        "{ 科目: \"2030604\", 名称: 交通战备, 合计: 10.00, 增减额: 5.00 }",
        "{ 科目: \"2030604\", 名称: 交通战备, 合计: 10.00, 增减%: 100.00 }",
    ] {
        let told = told(&budget(), &[(yaml, next(row))]);
        assert!(told.contains(&"一般公共预算支出表/2030604".to_owned()), "{row}: {told:?}");
    }
    let row = "{ 科目: \"2030604\", 名称: 交通战备, 合计: 10.00 }";
    for text in [
        "交通战备10.00万元，上年5.00万元。",
        "交通战备10.00万元，比上年增加5.00万元。",
        "交通战备支出比上年增长100.00%。",
        "2021年交通战备支出5.00万元。",
    ] {
        let narrative = format!("## 一、部门预算安排的总体情况\n\n{text}\n");
        let files = [(yaml, next(row)), ("content/example/housing/2022/budget.md", narrative)];
        assert_eq!(told(&budget(), &files), ["一般公共预算支出表/2030604"], "{text}");
    }
    assert!(told(&budget(), &[(yaml, next(row))]).is_empty());
    let accounts =
        head(2021) + "tables:\n  一般公共预算财政拨款支出决算表:\n    - " + row + "\n";
    for (text, count) in [
        ("交通战备年初预算5.00万元，支出决算10.00万元。", 1),
        ("交通战备支出决算10.00万元，完成年初预算的200.00%。", 1),
        ("交通战备支出决算10.00万元。", 0),
    ] {
        let narrative = format!("## 一、总体情况\n\n{text}\n");
        let files = [
            ("content/example/housing/2021/final-accounts.yaml", accounts.clone()),
            ("content/example/housing/2021/final-accounts.md", narrative),
        ];
        assert_eq!(told(&budget(), &files).len(), count, "{text}");
    }
    let targets = |record: &str| head(2021) + record;
    for record in [
        "projects:\n  - { name: 人防, funds: { 预算数: 12.37 } }\n",
        "projects:\n  - { name: 训练, purpose: 人防12.37万元, funds: { 预算数: 30.00 } }\n",
        "overall:\n  indicators:\n    - { level: [产出指标, 成本指标], name: 人防经费, target: \"12.37万元\" }\n",
    ] {
        let path = "content/example/housing/2021/performance-targets.yaml";
        assert_eq!(told(&budget(), &[(path, targets(record))]), ["项目支出表/人防"], "{record}");
    }
}

#[test]
fn several_subtotals_tell_rows_as_many_as_leave_something() {
    let table = |rows: [&str; 4], withheld: &[&str]| {
        let mut text = head(2021) + "tables:\n  部门政府采购预算:\n";
        for row in rows {
            text += &format!("    - {{ {row} }}\n");
        }
        text += "withheld:\n";
        for row in withheld {
            text += &format!("  - {{ at: 部门政府采购预算/{row}, basis: 保守国家秘密法 }}\n");
        }
        told(&text, &[])
    };
    let [one, other] = ["项目名称: 甲, 合计: 10.00", "项目名称: 乙, 合计: 5.00"];
    let full = "row: subtotal, 项目名称: 一科小计, 合计: 10.00";
    let short = "row: subtotal, 项目名称: 一科小计, 合计: 11.00";
    let left = "row: subtotal, 项目名称: 二科小计, 合计: 12.00";
    assert_eq!(table([one, full, other, left], &["丙"]).len(), 1);
    // Each stands above its rows, or has none of them left.
    assert_eq!(table([short, one, left, other], &["丙", "丁"]).len(), 2);
    // All rows of the one are withheld.
    assert_eq!(
        table([short, left, other, "row: total, 项目名称: 合计, 合计: 23.00"], &["丙", "丁"]).len(),
        2
    );
    assert_eq!(table([full, one, left, other], &["丙"]).len(), 1);
    assert_eq!(table([one, short, other, left], &["丙", "丁"]).len(), 2);
    // Both may stand under the one.
    assert!(table([one, full, other, left], &["丙", "丁"]).is_empty());
    // One of three stands under either of two: there is no telling which amount is whose.
    assert!(table([one, short, other, left], &["丙", "丁", "戊"]).is_empty());
}
