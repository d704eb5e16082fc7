//! Workbooks for tests, made byte by byte.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;

use super::cfb;

/// An archive of these parts.
pub(super) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

const TYPES: &str =
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;

const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook of these sheets, each the XML inside `worksheet`.
pub(super) fn book(sheets: &[String], more: &[(&str, &str)]) -> Vec<u8> {
    let (mut listed, mut relations) = (String::new(), String::new());
    for index in 1..=sheets.len() {
        let _ = write!(listed, r#"<sheet name="s{index}" sheetId="{index}" r:id="r{index}"/>"#);
        let _ = write!(
            relations,
            r#"<Relationship Id="r{index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{index}.xml"/>"#
        );
    }
    let _ = write!(
        relations,
        r#"<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>"#
    );
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{listed}</sheets></workbook>"#
    );
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"#
    );
    let sheets: Vec<(String, String)> = sheets
        .iter()
        .enumerate()
        .map(|(index, inner)| {
            (
                format!("xl/worksheets/sheet{}.xml", index + 1),
                format!("<worksheet>{inner}</worksheet>"),
            )
        })
        .collect();
    let mut parts = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
    ];
    parts.extend(sheets.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    parts.extend(more);
    pack(&parts)
}

/// A row with one cell, in a sheet of an .xlsx.
pub(super) fn cell(name: &str, text: &str) -> String {
    let row = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    format!(r#"<row r="{row}"><c r="{name}" t="str"><v>{text}</v></c></row>"#)
}

/// The cells of a sheet of an .xlsx.
pub(super) fn data(cells: &[String]) -> String {
    format!("<sheetData>{}</sheetData>", cells.concat())
}

/// An .ods of one sheet of these rows.
pub(super) fn ods(rows: &str) -> Vec<u8> {
    pack(&[(
        "content.xml",
        &format!(
            r#"<o xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="a">{rows}</table:table></o>"#
        ),
    )])
}

/// Records of an .xls: type and data.
pub(super) fn biff(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let one = |(kind, data): &(u16, Vec<u8>)| {
        [
            kind.to_le_bytes().to_vec(),
            u16::try_from(data.len()).expect("short").to_le_bytes().to_vec(),
            data.clone(),
        ]
        .concat()
    };
    records.iter().flat_map(one).collect()
}

/// A cell of an .xls.
pub(super) fn number(row: u16, column: u16, value: f64) -> (u16, Vec<u8>) {
    (
        0x0203,
        [
            row.to_le_bytes().to_vec(),
            column.to_le_bytes().to_vec(),
            vec![0, 0],
            value.to_le_bytes().to_vec(),
        ]
        .concat(),
    )
}

/// An .xls of one sheet of these records.
pub(super) fn xls(records: Vec<(u16, Vec<u8>)>) -> Vec<u8> {
    xls_with(&[], records)
}

/// The same with records of the workbook as a whole: formats, styles.
pub(super) fn xls_with(own: &[(u16, Vec<u8>)], records: Vec<(u16, Vec<u8>)>) -> Vec<u8> {
    let begin = (0x0809, vec![0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let listed =
        |at: u32| (0x0085u16, [at.to_le_bytes().to_vec(), vec![0, 0, 1, 0, b'a']].concat());
    let globals = |at| {
        let ends = (0x000A, Vec::new());
        biff(&[std::slice::from_ref(&begin), own, &[listed(at), ends]].concat())
    };
    let at = u32::try_from(globals(0).len()).expect("short");
    let mut sheet = vec![begin.clone()];
    sheet.extend(records);
    sheet.push((0x000A, Vec::new()));
    cfb::wrapped(&[globals(at), biff(&sheet)].concat())
}

/// The parts of a packed workbook, and the same with one byte of one part changed.
pub(super) fn repacked(bytes: &[u8], which: usize, at: usize, byte: u8) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut part = Vec::new();
        file.read_to_end(&mut part).expect("read");
        parts.push((file.name().expect("a name").to_string(), part));
    }
    let count = parts.len();
    let part = &mut parts[which % count].1;
    if let Some(old) = (!part.is_empty()).then(|| at % part.len()).and_then(|at| part.get_mut(at)) {
        *old = byte;
    }
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive
            .start_file(
                name,
                SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
            )
            .expect("a part");
        archive.write_all(&part).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}
