//! Files that somebody damaged, or made to do damage: each is read by its cells or refused with the
//! reason, in bounded memory and time, and none panics.

use std::time::{Duration, Instant};

use proptest::prelude::{any, proptest};
use proptest::test_runner::Config;

use super::sample_files::{biff, book, cell, data, number, ods, pack, repacked, xls};
use super::{Remark, Sheet, Unreadable, cfb, read};

const ODS: &[u8] = include_bytes!("../../tests/fixtures/sangong.ods");
const XLS: &[u8] = include_bytes!("../../tests/fixtures/sangong.xls");

/// Reads within ten seconds.
fn soon(bytes: &[u8], ending: &str) -> Result<Vec<Sheet>, Unreadable> {
    let start = Instant::now();
    let read = read(bytes, ending);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    read
}

#[test]
fn the_last_corner_of_a_grid() {
    for far in ["XFD1048576", "Z1048576", "XFD1", "CCC3"] {
        let sheet = soon(
            &book(&[data(&[cell("A1", "a"), cell("B2", "12.5"), cell(far, "x")])], &[]),
            "xlsx",
        )
        .expect("sheets")
        .remove(0);
        assert_eq!(
            (sheet.text(0, 0), sheet.text(1, 1), sheet.rows.len()),
            ("a", "12.5", 2),
            "{far}"
        );
        assert!(matches!(sheet.remark, Some(Remark::Beyond { count: 1, .. })), "{far}");
    }
    // A long table stays whole.
    let long: Vec<String> = (1..=20_000).map(|row| cell(&format!("A{row}"), "x")).collect();
    assert_eq!(soon(&book(&[data(&long)], &[]), "xlsx").expect("sheets")[0].rows.len(), 20_000);
}

#[test]
fn merged_ranges_and_sizes_that_lie() {
    let merged = r#"<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:XFD1048576"/></mergeCells>"#;
    let inner = format!(
        r#"<dimension ref="A1:XFD1048576"/>{}{merged}"#,
        data(&[cell("A1", "题"), cell("C3", "1")])
    );
    let sheet = soon(&book(&[inner], &[]), "xlsx").expect("sheets").remove(0);
    assert_eq!(
        (sheet.rows.len(), sheet.width(), sheet.text(2, 2), sheet.remark),
        (3, 3, "题", None)
    );
}

#[test]
fn many_strings_many_sheets_long_formulas() {
    let strings = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(1_000_000));
    let shared = r#"<row r="1"><c r="A1" t="s"><v>999999</v></c></row>"#.to_owned();
    assert_eq!(
        soon(&book(&[data(&[shared])], &[("xl/sharedStrings.xml", &strings)]), "xlsx")
            .expect("sheets")[0]
            .text(0, 0),
        "a"
    );
    let sheets = vec![data(&[cell("A1", "a")]); 200];
    assert_eq!(soon(&book(&sheets, &[]), "xlsx").expect("sheets").len(), 200);
    let formula = format!(
        r#"<row r="1"><c r="A1"><f>{}</f></c><c r="B1"><f>1+1</f><v>2</v></c></row>"#,
        "1+".repeat(4_095) + "1"
    );
    let sheet = soon(&book(&[data(&[formula])], &[]), "xlsx").expect("sheets").remove(0);
    assert_eq!((sheet.text(0, 0).len(), sheet.text(0, 1)), (8_192, "2"));
}

/// One long text in a million cells.
#[test]
fn texts_that_are_shared_are_counted() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(32_767));
    let rows: String = (1..=100_000)
        .map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#))
        .collect();
    let refused = soon(&book(&[data(&[rows])], &[("xl/sharedStrings.xml", &strings)]), "xlsx")
        .expect_err("too much");
    assert!(refused.zh.contains("太大") && refused.en.contains("too large"), "{refused:?}");
}

#[test]
fn bombs_and_entities() {
    let bomb = format!("<sheetData>{}</sheetData>", " ".repeat(300 << 20));
    assert!(soon(&book(&[bomb], &[]), "xlsx").expect_err("too large").zh.contains("太大"));
    let other = " ".repeat(300 << 20);
    assert!(
        soon(&book(&[data(&[cell("A1", "a")])], &[("xl/media/image1.png", &other)]), "xlsx")
            .expect_err("too large")
            .zh
            .contains("太大")
    );
    for declared in [
        r#"<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">"#,
        r#"<!ENTITY a SYSTEM "file:///etc/passwd">"#,
    ] {
        let part = format!(r#"<!DOCTYPE x [{declared}]><content>&a;</content>"#);
        let ods = pack(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", &part),
        ]);
        assert!(soon(&ods, "ods").expect_err("refused").zh.contains("DOCTYPE"));
        let part = format!(r#"<!DOCTYPE x [{declared}]><sst><si><t>&a;</t></si></sst>"#);
        assert!(
            soon(&book(&[data(&[])], &[("xl/sharedStrings.xml", &part)]), "xlsx")
                .expect_err("refused")
                .zh
                .contains("DOCTYPE")
        );
    }
}

#[test]
fn parts_that_end_too_early() {
    for inner in [
        "<sheetData><row><c><v>1",
        "<sheetData>",
        "<sheetData></worksheet>",
        "<sheetData/><mergeCells>",
    ] {
        let bytes = book(&[inner.to_owned()], &[]);
        assert!(soon(&bytes, "xlsx").is_err(), "{inner}");
    }
    let ods = pack(&[("content.xml", r#"<office><table:table table:name="a"><table:table-row>"#)]);
    assert!(soon(&ods, "ods").is_err());
    for whole in [book(&[data(&[cell("A1", "a")])], &[]), ODS.to_vec(), XLS.to_vec()] {
        for part in [10, whole.len() / 4, whole.len() / 2, whole.len() - 600] {
            assert!(soon(&whole[..part], "xlsx").is_err(), "{part}");
        }
    }
}

#[test]
fn an_ods_that_repeats() {
    let one = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>a &amp; b</text:p><text:p>c<text:s text:c="2"/>d</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row>"#;
    let blank = r#"<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let last = r#"<table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>"#;
    let sheet = soon(&ods(&format!("{one}{blank}{last}")), "ods").expect("sheets").remove(0);
    assert_eq!((sheet.text(0, 0), sheet.rows.len()), ("a & b\nc  d", 1));
    assert_eq!(sheet.remark, Some(Remark::Beyond { row: 1_048_575, column: 16_383, count: 1 }));
    let full = r#"<table:table-row table:number-rows-repeated="4294967295"><table:table-cell table:number-columns-repeated="4294967295" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let sheet = soon(&ods(full), "ods").expect("sheets").remove(0);
    assert!(matches!(sheet.remark, Some(Remark::Beyond { .. })));
    let kinds = r#"<table:table-row><table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell table:formula="of:=SUM([.A1])"/><table:table-cell office:value-type="float" office:value="1234.5"><office:annotation><text:p>注</text:p></office:annotation><text:p>1,234.50</text:p></table:table-cell></table:table-row>"#;
    let sheet = soon(&ods(kinds), "ods").expect("sheets").remove(0);
    assert_eq!(sheet.rows, [["25%", "TRUE", "=SUM([.A1])", "1234.50"]]);
    // A zero that shows as a dash has the decimals of its format, which its column says.
    let styles = r#"<s><number:number-style style:name="N1P0"><number:number number:decimal-places="2"/></number:number-style><number:text-style style:name="N1"><number:text-content/><style:map style:condition="value()&gt;0" style:apply-style-name="N1P0"/></number:text-style></s>"#;
    let accounts = r#"<o><style:style style:name="c" style:data-style-name="N1"/><table:table table:name="b"><table:table-column/><table:table-column table:default-cell-style-name="c" table:number-columns-repeated="2"/><table:table-row><table:table-cell office:value-type="float" office:value="0"><text:p>-</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="0"><text:p> - </text:p></table:table-cell><table:table-cell office:value-type="float" office:value="5"><text:p>-</text:p></table:table-cell></table:table-row></table:table></o>"#;
    let accounts = pack(&[("styles.xml", styles), ("content.xml", accounts)]);
    let sheet = soon(&accounts, "ods").expect("sheets").remove(0);
    assert_eq!(sheet.rows, [["0", "0.00", "5"]]);
    let locked = pack(&[
        ("content.xml", "\u{1}no XML"),
        (
            "META-INF/manifest.xml",
            "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
        ),
    ]);
    assert!(soon(&locked, "ods").expect_err("locked").zh.contains("密码"));
}

#[test]
fn an_xls_that_asks_for_memory() {
    let size = (
        0x0200,
        [0u32.to_le_bytes(), u32::MAX.to_le_bytes(), 0xFFFF_0000u32.to_le_bytes(), [0, 0, 0, 0]]
            .concat(),
    );
    let merged =
        (0x00E5, [1u16, 0, 65_535, 0, 255].into_iter().flat_map(u16::to_le_bytes).collect());
    let sheet = soon(
        &xls(vec![
            size,
            number(0, 0, 12.5),
            number(2, 1, 3.0),
            number(65_535, 65_535, 1.0),
            merged,
        ]),
        "xls",
    )
    .expect("sheets")
    .remove(0);
    assert_eq!((sheet.text(0, 0), sheet.text(2, 1), sheet.rows.len()), ("12.5", "3", 3));
    assert_eq!(sheet.remark, Some(Remark::Beyond { row: 65_535, column: 65_535, count: 1 }));
    let sheets = soon(XLS, "xls").expect("sheets");
    assert!(
        sheets.iter().all(|sheet| sheet.remark.is_none())
            && sheets.iter().any(|sheet| !sheet.rows.is_empty())
    );
}

/// Chains of sectors that end nowhere.
#[test]
fn an_xls_that_leads_in_circles() {
    for word in (512..XLS.len().min(8_192)).step_by(4) {
        let mut bytes = XLS.to_vec();
        bytes[word..word + 4].copy_from_slice(&1u32.to_le_bytes());
        let _ = soon(&bytes, "xls");
    }
}

#[test]
fn files_of_another_kind_than_their_name() {
    let workbook = book(&[data(&[cell("A1", "a")])], &[]);
    assert_eq!(read(&workbook, "xls").expect("by its bytes")[0].text(0, 0), "a");
    assert_eq!(read(XLS, "xlsx").expect("by its bytes"), read(XLS, "xls").expect("sheets"));
    for (bytes, ending, word) in [
        (workbook.as_slice(), "csv", "工作簿"),
        (XLS, "csv", "工作簿"),
        (b"words, of which\nthe lines\nare none\n", "xlsx", "文字"),
        ("项目,金额\n".as_bytes(), "xls", "文字"),
        (b"<html><p>a</p></html>", "xls", "没有表格"),
        (b"<?xml version=\"1.0\"?><rows><a/></rows>", "xls", "XML"),
        (b"MIME-Version: 1.0\r\n", "xls", "网页归档"),
        (b"{\\rtf1", "xls", "文字文档"),
        (b"%PDF-1.7", "xlsx", "PDF"),
        (b"", "xlsx", "空"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", "ods", "不是"),
        (&pack(&[("word/document.xml", "<a/>")]), "xlsx", "文字文档"),
        (&pack(&[("xl/workbook.bin", "a")]), "xlsx", "xlsb"),
    ] {
        let refused = read(bytes, ending).expect_err(word);
        assert!(refused.zh.contains(word), "{refused:?}");
        assert!(!refused.en.is_empty() && refused.en != refused.zh);
    }
}

/// A container of an encrypted package.
#[test]
fn a_password_is_named() {
    let mut bytes = cfb::wrapped(&[0; 16]);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = bytes.windows(old.len()).position(|window| window == old).expect("the entry");
    bytes[at..at + name.len()].copy_from_slice(&name);
    assert!(read(&bytes, "xlsx").expect_err("locked").zh.contains("密码"));
    assert!(read(&xls(vec![(0x0203, vec![0; 14])]), "xls").is_ok());
    let locked = cfb::wrapped(&biff(&[
        (0x0809, vec![0, 6, 5, 0]),
        (0x002F, vec![1, 0, 0, 0]),
        (0x000A, Vec::new()),
    ]));
    assert!(read(&locked, "xls").expect_err("locked").zh.contains("密码"));
}

#[test]
fn a_csv_of_nothing_but_commas() {
    assert!(soon(&b",".repeat(30 << 20), "csv").expect_err("too large").zh.contains("太大"));
    assert!(soon(&b"\n".repeat(30 << 20), "csv").is_err());
    assert!(soon(&b"a,b\n".repeat(1 << 20), "csv").is_ok());
}

proptest! {
    #![proptest_config(Config { cases: 400, failure_persistence: None, ..Config::default() })]

    /// No bytes make reading panic, or last.
    #[test]
    fn damaged_workbooks_are_read_or_refused(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..12), which in 0usize..32, cut in any::<usize>()) {
        let sound = [book(&[data(&[cell("A1", "a"), cell("C3", "1.5")])], &[("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>")]), ODS.to_vec(), XLS.to_vec(), "项目,金额\n合计,\"1,2\"\n".as_bytes().to_vec()];
        for (bytes, ending) in sound.iter().zip(["xlsx", "ods", "xls", "csv"]) {
            let mut damaged = bytes.clone();
            for (at, byte) in &changes {
                let at = at % damaged.len();
                damaged[at] = *byte;
            }
            let _ = soon(&damaged, ending);
            damaged.truncate(cut % damaged.len());
            let _ = soon(&damaged, ending);
        }
        for packed in &sound[..2] {
            let (at, byte) = changes[0];
            let _ = soon(&repacked(packed, which, at, byte), "xlsx");
            let _ = soon(&repacked(packed, which, at, b'<'), "xlsx");
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600), ending in proptest::sample::select(vec!["xlsx", "xls", "ods", "csv", ""])) {
        let _ = read(&bytes, ending);
        let _ = read(&[b"PK\x03\x04".as_slice(), &bytes].concat(), ending);
        let _ = read(&[cfb::SIGNATURE.as_slice(), &bytes].concat(), ending);
        let _ = read(&cfb::wrapped(&bytes), ending);
    }
}
