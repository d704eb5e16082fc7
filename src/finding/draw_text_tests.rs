//! Whole drawings, compared to the letter: their shape is a contract.

use std::sync::Arc;

use proptest::prelude::{any, proptest};

use super::{draw_coloured, draw_text};
use crate::finding::{Acknowledged, Bilingual, Finding, Language, Level, Role, Speaker, rule};
use crate::source::{Place, SourceFile, Span};

rule! { static TOTAL: "total-mismatch", Error, adjustable, Arithmetic, "合计不平", "a total does not add up"; }

const PATH: &str = "content/example/housing/2021/budget.yaml";
const FLOW: &str = "format: 1\nyear: 2021\n\nstatements:\n  支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 800.00 }\n";
const BLOCK: &str =
    "支出说明:\n  项目支出: 800.00\n  合计: 1520.40\n  其中:\n    人员: 1.00\n  基本支出: 520.40\n";

fn file(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile::new(path, text))
}

/// The place of the value behind a key.
fn value(file: &Arc<SourceFile>, key: &str) -> Place {
    let start = file.text.find(key).expect(key) + key.len() + 2;
    let length = file.text[start..].find([',', ' ', '\n']).expect("the end of a value");
    Place::new(file, Span::new(start, start + length))
}

fn finding(place: Place) -> Finding {
    let zh = "支出合计不平：填报 1520.40，计算 1320.40，差 200.00 万元";
    Finding::new(&TOTAL, Bilingual::new(zh, "the total of spending does not add up"), place)
}

#[track_caller]
fn assert_drawn(finding: &Finding, language: Language, expected: &str) {
    let drawn = draw_text(finding, language);
    assert_eq!(drawn, expected.trim_start_matches('\n'), "\n{drawn}");
}

#[test]
fn places_on_one_line_share_a_label() {
    let file = file(PATH, FLOW);
    let finding = finding(value(&file, "合计"))
        .related(Role::Contributing, value(&file, "基本支出"))
        .related(Role::Contributing, value(&file, "项目支出"))
        .note("差额等于「基金预算」200.00：可能漏计基金支出", "");
    let expected = "
error[total-mismatch]: 支出合计不平：填报 1520.40，计算 1320.40，差 200.00 万元
 --> content/example/housing/2021/budget.yaml:5:15
  |
5 |   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 800.00 }
  |                     ^^^^^^^            ------            ------ 计入合计
  |
  = note: 差额等于「基金预算」200.00：可能漏计基金支出
  = help: gongkai explain total-mismatch";
    assert_drawn(&finding, Language::Chinese, expected);
}

#[test]
fn places_on_several_lines_are_all_shown() {
    let file = file(PATH, BLOCK);
    let mut finding = finding(value(&file, "合计"))
        .related(Role::Contributing, value(&file, "基本支出"))
        .related(Role::Contributing, value(&file, "项目支出"))
        .help("核对原文件", "compare with the document");
    finding.level = Level::Warning;
    let expected = "
warning[total-mismatch]: the total of spending does not add up
 --> content/example/housing/2021/budget.yaml:3:7
  |
2 |   项目支出: 800.00
  |             ------ contributing
3 |   合计: 1520.40
  |         ^^^^^^^
...
6 |   基本支出: 520.40
  |             ------ contributing
  |
  = help: compare with the document
  = help: gongkai explain total-mismatch";
    assert_drawn(&finding, Language::English, expected);
}

#[test]
fn another_file_is_another_snippet() {
    let targets =
        file("content/example/housing/2021/performance-targets.yaml", "项目支出: 800.01\n");
    let file = file(PATH, FLOW);
    let finding =
        finding(value(&file, "项目支出")).related(Role::Compared, value(&targets, "项目支出"));
    let expected = "
error[total-mismatch]: 支出合计不平：填报 1520.40，计算 1320.40，差 200.00 万元
 --> content/example/housing/2021/budget.yaml:5:44
  |
5 |   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 800.00 }
  |                                                          ^^^^^^
  |
 ::: content/example/housing/2021/performance-targets.yaml:1:7
  |
1 | 项目支出: 800.01
  |           ------ 与此数比较
  |
  = help: gongkai explain total-mismatch";
    assert_drawn(&finding, Language::Chinese, expected);
}

#[test]
fn an_acknowledged_finding_says_who_answers_for_it() {
    let file = file(PATH, FLOW);
    let mut finding = finding(value(&file, "合计"));
    finding.acknowledged = Some(Acknowledged {
        by: Speaker::Transcriber,
        reason: "原文不含基金200万元。\n".into(),
        reply: None,
    });
    let expected = "
已说明[total-mismatch]: 支出合计不平：填报 1520.40，计算 1320.40，差 200.00 万元
 --> content/example/housing/2021/budget.yaml:5:15
  |
5 |   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 800.00 }
  |                     ^^^^^^^
  |
  = note: 转录者注：原文不含基金200万元。
  = help: gongkai explain total-mismatch";
    assert_drawn(&finding, Language::Chinese, expected);
    finding.acknowledged =
        Some(Acknowledged { by: Speaker::Department, reason: "原文如此".into(), reply: None });
    let drawn = draw_text(&finding, Language::English);
    assert!(
        drawn.starts_with("acknowledged[total-mismatch]: ")
            && drawn.contains("  = note: the department says: 原文如此\n"),
        "{drawn}"
    );
}

#[test]
fn a_file_as_a_whole_is_only_named() {
    let (empty, file) = (file("content/example/region.yaml", ""), file(PATH, FLOW));
    let expected = "
error[total-mismatch]: 支出合计不平：填报 1520.40，计算 1320.40，差 200.00 万元
--> content/example/region.yaml:1:1
 |
 = help: gongkai explain total-mismatch";
    assert_drawn(&finding(Place::new(&empty, Span::new(3, 8))), Language::Chinese, expected);
    let expected = "
error[total-mismatch]: 支出合计不平：填报 1520.40，计算 1320.40，差 200.00 万元
 --> content/example/housing/2021/budget.yaml:1:1
  |
 ::: content/example/housing/2021/budget.yaml:2:7
  |
2 | year: 2021
  |       ---- 先见于此
  |
  = help: gongkai explain total-mismatch";
    assert_drawn(
        &finding(Place::new(&file, Span::beginning())).related(Role::First, value(&file, "year")),
        Language::Chinese,
        expected,
    );
}

#[test]
fn a_place_beyond_the_text_is_its_end() {
    let file = file(PATH, FLOW);
    let expected = "
error[total-mismatch]: 支出合计不平：填报 1520.40，计算 1320.40，差 200.00 万元
 --> content/example/housing/2021/budget.yaml:6:1
  |
6 |
  | ^
  |
  = help: gongkai explain total-mismatch";
    assert_drawn(
        &finding(Place::new(&file, Span::new(9_999, 10_001))),
        Language::Chinese,
        expected,
    );
}

#[test]
fn many_contributing_lines_are_cut_short() {
    let rows: String = (10..40).map(|row| format!("行{row}: {row}.00\n")).collect();
    let file = file(PATH, &format!("合计: 1.00\n{rows}"));
    let mut finding = finding(value(&file, "合计"));
    for row in 10..40 {
        finding = finding.related(Role::Contributing, value(&file, &format!("行{row}")));
    }
    let drawn = draw_text(&finding, Language::Chinese);
    assert!(drawn.contains("行21: 21.00") && !drawn.contains("行22: 22.00"), "{drawn}");
    assert!(drawn.contains("= note: 另有 18 处未列出"), "{drawn}");
}

#[test]
fn control_characters_of_a_file_never_reach_the_terminal() {
    let file = file(PATH, "合计: \u{1b}[31m1.00\n");
    let drawn = draw_text(&finding(value(&file, "合计")).note("\u{1b}[2J", ""), Language::Chinese);
    assert!(!drawn.contains('\u{1b}'), "{drawn}");
    assert!(draw_coloured(&finding(value(&file, "合计")), Language::Chinese).contains('\u{1b}'));
}

proptest! {
    #[test]
    fn carets_stand_under_their_text_however_long_the_line(left in "[名a，（]{0,120}", between in "[目b 。]{1,80}") {
        let file = file(PATH, &format!("{left}1520.40{between}800.00{}\n", "字".repeat(80)));
        let at = |what: &str| { let start = file.text.find(what).expect(what); Place::new(&file, Span::new(start, start + what.len())) };
        let drawn = draw_text(&finding(at("1520.40")).related(Role::Contributing, at("800.00")), Language::Chinese);
        let lines: Vec<&str> = drawn.lines().collect();
        let before = |line: usize, what: &str| {
            let text = &lines[line][..lines[line].find(what).expect(what)];
            text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>()
        };
        assert_eq!(before(3, "1520.40"), before(4, "^^^^^^^"), "{drawn}");
        assert_eq!(before(3, "800.00"), before(4, "------"), "{drawn}");
    }

    #[test]
    fn any_place_can_be_drawn(text in "[一a:\r\n\t 。]{0,30}", spans in proptest::collection::vec(any::<(u8, u8)>(), 1..5)) {
        let file = file(PATH, &text);
        let place = |(start, end): (u8, u8)| Place::new(&file, Span { start: u32::from(start % 40), end: u32::from(end % 40) });
        let related = spans[1..].iter().fold(finding(place(spans[0])), |finding, span| finding.related(Role::Contributing, place(*span)));
        assert!(draw_coloured(&related, Language::Chinese).contains("gongkai explain"));
    }
}
