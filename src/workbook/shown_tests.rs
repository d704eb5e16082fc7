//! What cells show is read, in each format of workbooks: numbers as their formats print them, marks of
//! notes apart, rows and columns that are hidden.

use super::sample_files::{book, ods, pack, xls_with};
use super::{Sheet, read};

fn of_ods(rows: &str) -> Sheet {
    read(&ods(rows), "ods").expect("sheets").remove(0)
}

fn of_xlsx(inner: &str, more: &[(&str, &str)]) -> Sheet {
    read(&book(&[inner.to_owned()], more), "xlsx").expect("sheets").remove(0)
}

#[test]
fn an_ods_shows_what_is_printed() {
    let float = |value: &str, printed: &str| {
        format!(
            r#"<table:table-cell office:value-type="float" office:value="{value}">{printed}</table:table-cell>"#
        )
    };
    let cells = [
        float("1520.4049", "<text:p>1,520.40</text:p>"),
        float("15204049", "<text:p>1,520.4049</text:p>"),
        float("1520.4", "<text:p>1,520.40元</text:p>"),
        float("1520.4", "<text:p/>"),
        float("1520.4", ""),
        float("1520.4", "<text:p>###</text:p>"),
        r#"<table:table-cell table:formula="of:=IF(1=1;&quot;&quot;;1)"><text:p/></table:table-cell>"#.to_owned(),
        r#"<table:table-cell office:value-type="string" table:formula="of:=A1"/>"#.to_owned(),
        r#"<table:table-cell table:formula="of:=A1"/>"#.to_owned(),
    ];
    let sheet = of_ods(&format!("<table:table-row>{}</table:table-row>", cells.concat()));
    let texts: Vec<&str> = (0..9).map(|at| sheet.text(0, at)).collect();
    let expected = ["1520.40", "1520.4049", "1520.40", "", "1520.4", "1520.4", "", "", "=A1"];
    assert_eq!(texts, expected);
    assert_eq!(sheet.looks.behind, [((0, 2), "元".to_owned())]);
    assert_eq!(sheet.looks.concealed, [(0, 3)]);
}

#[test]
fn an_ods_says_what_is_raised_and_what_is_hidden() {
    let content = r#"<o xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="T2"><style:text-properties style:text-position="sub 58%"/></style:style><table:table table:name="a"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-row><table:table-cell office:value-type="string"><text:p>1520.40<text:span text:style-name="T1">1</text:span></text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>1520.40<text:span text:style-name="T2">1</text:span></text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>y</text:p></table:table-cell></table:table-row></table:table></o>"#;
    let of =
        |content: &str| read(&pack(&[("content.xml", content)]), "ods").expect("sheets").remove(0);
    let by_height = of(&content.replace("super 58%", "33% 58%"));
    assert_eq!(by_height.rows[0], ["1520.40", "1520.401", "x"]);
    let sheet = of(content);
    assert_eq!(sheet.rows[0], ["1520.40", "1520.401", "x"]);
    assert_eq!(sheet.looks.marks, [((0, 0), "1".to_owned())]);
    assert_eq!(sheet.looks.hidden_rows, [1..=1]);
    assert_eq!(sheet.looks.hidden_columns, [2..=2]);
}

/// A cell of a number in an .xls with a style.
fn styled(row: u16, column: u16, style: u16, value: f64) -> (u16, Vec<u8>) {
    let head = [row, column, style].into_iter().flat_map(u16::to_le_bytes);
    (0x0203, head.chain(value.to_le_bytes()).collect())
}

/// A formula that came to a text.
fn blank_formula(row: u16, column: u16) -> (u16, Vec<u8>) {
    let head = [row, column, 0].into_iter().flat_map(u16::to_le_bytes);
    let value = [3u8, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    // One piece of formula: a number.
    let formula = [0u8, 0, 0, 0, 0, 0, 3, 0, 0x1E, 1, 0];
    (0x0006, head.chain(value).chain(formula).collect())
}

#[test]
fn an_xls_shows_what_its_formats_say() {
    let format = |id: u16, code: &str| {
        let count = u16::try_from(code.encode_utf16().count()).expect("short");
        let units = code.encode_utf16().flat_map(u16::to_le_bytes);
        let head = id.to_le_bytes().into_iter().chain(count.to_le_bytes()).chain([1]);
        (0x041Eu16, head.chain(units).collect::<Vec<u8>>())
    };
    let style = |format: u16| {
        let fields = [0u16, format].into_iter().flat_map(u16::to_le_bytes);
        (0x00E0u16, fields.chain([0; 16]).collect::<Vec<u8>>())
    };
    let own = [
        format(164, "#,##0.00,"),
        format(165, "0.00\"元\""),
        format(166, ";;;"),
        style(0),
        style(4),
        style(164),
        style(165),
        style(166),
    ];
    let row = |row: u16, flags: u8| {
        let mut data = row.to_le_bytes().to_vec();
        data.extend([0; 14]);
        data[12] = flags;
        (0x0208u16, data)
    };
    let columns = (0x007Du16, vec![2, 0, 255, 255, 0, 0, 0, 0, 1, 0, 0, 0]);
    let several = (
        0x00BDu16,
        // Row 1, from column 0, two cells: styles 1 and 0, whole numbers 7 and 8, to column 1.
        vec![1, 0, 0, 0, 1, 0, 30, 0, 0, 0, 0, 0, 34, 0, 0, 0, 1, 0],
    );
    let bytes = xls_with(
        &own,
        vec![
            columns,
            row(0, 0),
            row(1, 0x20),
            styled(0, 0, 0, 1520.4049),
            styled(0, 1, 1, 1520.4049),
            styled(0, 2, 2, 15_204_049.0),
            styled(0, 3, 3, 1520.4049),
            styled(0, 4, 4, 1520.4049),
            blank_formula(0, 5),
            several,
        ],
    );
    let sheet = read(&bytes, "xls").expect("sheets").remove(0);
    assert_eq!(sheet.rows[0], ["1520.4049", "1520.40", "15204.05", "1520.40"]);
    assert_eq!(sheet.rows[1], ["7.00", "8"]);
    assert_eq!(sheet.looks.behind, [((0, 3), "元".to_owned())]);
    assert_eq!(sheet.looks.concealed, [(0, 4)]);
    assert_eq!(sheet.looks.hidden_rows, [1..=1]);
    assert_eq!(sheet.looks.hidden_columns, [2..=255]);
}

#[test]
fn an_xlsx_says_what_is_raised_and_what_is_hidden() {
    let strings = r#"<sst><si><r><t>1520.40</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si><si><t>1520.401</t></si></sst>"#;
    let inner = r#"<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>7</v></c></row><row hidden="true"><c><v>8</v></c></row></sheetData>"#;
    let sheet = of_xlsx(inner, &[("xl/sharedStrings.xml", strings)]);
    assert_eq!(sheet.rows[0], ["1520.40", "1520.401"]);
    assert_eq!(sheet.looks.marks, [((0, 0), "1".to_owned())]);
    assert_eq!(sheet.looks.hidden_rows, [1..=2]);
    assert_eq!(sheet.looks.hidden_columns, [1..=2]);
    // Texts in the cells themselves.
    let inner = inner.replace(
        r#"<c r="A1" t="s"><v>0</v></c>"#,
        r#"<c r="A1" t="inlineStr"><is><r><t>12.00</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c>"#,
    );
    let sheet = of_xlsx(&inner, &[("xl/sharedStrings.xml", strings)]);
    assert_eq!((sheet.text(0, 0), &sheet.looks.marks), ("12.00", &vec![((0, 0), "2".to_owned())]));
}
