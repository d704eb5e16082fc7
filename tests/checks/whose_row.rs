//! Names that rows of several tables have (本年支出, 项目支出): which is meant the section, the sentence before and
//! the list tell; each right sentence is silent in the example, each wrong one beside it is told.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use crate::common;

pub const BUDGET: &str = "content/example/housing/2025/budget.md";
const ACCOUNTS: &str = "content/example/housing/2024/final-accounts.md";

/// The example as it stands, in a folder of its own, with its budget or accounts as they are looked at.
fn example(narrative: &str) -> tempfile::TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = tempfile::tempdir().unwrap();
    for folder in ["content/_profiles", "content/example"] {
        for (path, bytes) in common::tree(&root.join(folder)) {
            // A budget is compared with the year before alone.
            if narrative != BUDGET || !path.starts_with("housing/2023") {
                common::write_bytes(&site.path().join(folder).join(path), &bytes);
            }
        }
    }
    common::write(site.path(), &[("site.toml", common::SITE)]);
    site
}

/// The numbers told of each text at the end of a section of a narrative.
fn told(narrative: &str, cases: &[(&str, &str)]) -> Vec<Vec<String>> {
    let site = example(narrative);
    let path = site.path().join(narrative);
    let plain = fs::read_to_string(&path).unwrap();
    let of = |(section, text): &(&str, &str)| {
        let at = plain.find(section).unwrap_or_else(|| panic!("no section {section}"));
        let end = plain[at..].find("\n##").map_or(plain.len(), |end| at + end);
        let written = format!("{}\n\n{text}\n{}", plain[..end].trim_end(), &plain[end..]);
        fs::write(&path, written).unwrap();
        let findings = common::findings(site.path());
        let of_text = findings.into_iter().filter(|one| one.place.file.path.ends_with(".md"));
        of_text.map(|one| one.value.unwrap_or_default()).collect()
    };
    cases.iter().map(of).collect()
}

pub fn assert_told(narrative: &str, cases: &[(&str, &str, &[&str])]) {
    let texts: Vec<(&str, &str)> =
        cases.iter().map(|(section, text, _)| (*section, *text)).collect();
    for ((_, text, expected), found) in cases.iter().zip(told(narrative, &texts)) {
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn a_name_with_or_without_the_word_of_a_sum() {
    assert_told(
        BUDGET,
        &[
            ("### 1、收入", "本年收入4848.69万元。", &[]),
            ("### 1、收入", "本年收入4807.69万元。", &[]),
            ("### 2、支出", "支出总计4848.69万元，其中：本年支出4848.69万元，结转下年0万元。", &[]),
            ("### 2、支出", "全部安排的本年支出为4848.69万元。", &[]),
            ("### 2、支出", "本年支出4868.69万元。", &["4868.69万元"]),
            ("### 1、收入", "本年收入4884.69万元。", &["4884.69万元"]),
        ],
    );
}

#[test]
fn the_section_names_the_fund() {
    assert_told(
        ACCOUNTS,
        &[
            (
                "## 六、",
                "按支出性质分：基本支出1520.63万元，占41.11%；项目支出2178.28万元，占58.89%。",
                &[],
            ),
            (
                "## 六、",
                "一般公共预算财政拨款支出3698.91万元。从性质看，项目支出2178.28万元。",
                &[],
            ),
            ("## 六、", "- 基本支出1520.63万元\n- 项目支出2178.28万元", &[]),
            ("## 六、", "基本支出1520.63万元；项目支出2278.28万元。", &["2278.28万元"]),
            ("## 八、", "其中：基本支出0万元，项目支出1065.40万元。", &[]),
            ("## 八、", "项目支出1056.40万元。", &["1056.40万元"]),
            ("## 八、", "本年收入1235万元，本年支出1065.40万元。", &[]),
            ("## 八、", "本年支出1056.40万元。", &["1056.40万元"]),
            ("## 五、", "本年财政拨款支出中，基本支出1520.63万元，项目支出3243.68万元。", &[]),
        ],
    );
}

#[test]
fn a_part_of_something_else_is_no_row() {
    assert_told(
        BUDGET,
        &[
            ("### 2、支出", "单位资金安排的项目支出41万元。", &[]),
            (
                "### 2、支出",
                "一般公共预算安排的项目支出1927.50万元，政府性基金预算安排的项目支出1320万元，单位资金安排的项目支出41万元。",
                &[],
            ),
            (
                "## 四、",
                "“三公”经费预算22.80万元，其中：基本支出安排22.80万元，项目支出安排0万元。",
                &[],
            ),
            ("## 六、", "政府采购预算182万元，其中基本支出安排0万元，项目支出安排182万元。", &[]),
            ("## 四、", "项目支出中安排公务接待费0.50万元。", &[]),
            ("## 四、", "安排公务接待费1.50万元。", &["1.50万元"]),
            ("### 2、支出", "截至6月底，项目支出执行1640万元，执行进度49.87%。", &[]),
            ("### 2、支出", "截至12月31日，项目支出3208.50万元。", &["3208.50万元"]),
            (
                "## 五、",
                "住宅专项维修资金上年结余20万元，本年收入100万元，本年支出90万元，年末结余30万元。",
                &[],
            ),
            (
                "### 2、支出",
                "支出预算4848.69万元，其中：基本支出1560.19万元，项目支出3208.50万元。",
                &["3208.50万元"],
            ),
        ],
    );
    assert_told(
        ACCOUNTS,
        &[
            ("## 四、", "本年支出小于本年收入169.60万元。", &[]),
            ("## 十、", "“三公”经费支出决算中：基本支出21.85万元，项目支出0万元。", &[]),
            ("## 四、", "2024年12月，项目支出562.30万元，占全年的17.13%。", &[]),
            ("## 四、", "纳入自评的项目支出2030万元。", &[]),
            (
                "## 四、",
                "基本支出1520.63万元，其中人员经费1338.63万元；项目支出3228.18万元。",
                &["3228.18万元"],
            ),
            ("## 四、", "增减额为-136.42万元，支出由4939.23万元调整为4802.81万元。", &[]),
        ],
    );
}

#[test]
fn a_share_of_the_total_of_a_fund() {
    assert_told(
        ACCOUNTS,
        &[
            (
                "## 六、",
                "一般公共预算财政拨款支出3698.91万元，按功能分类：城乡社区支出1624.87万元，占本年支出的43.93%。",
                &[],
            ),
            ("## 八、", "城乡社区支出1065.40万元，占本年支出的100%。", &[]),
            ("## 四、", "城乡社区支出2728.77万元，占本年支出的65.82%。", &["65.82%"]),
        ],
    );
}
