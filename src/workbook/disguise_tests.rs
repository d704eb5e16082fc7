//! Files that bear the name of a workbook and are none.

use super::{Remark, read};

/// Systems give their exports the name of a workbook, whatever they are.
#[test]
fn texts_pages_and_xml_under_the_name_of_a_workbook() {
    let table =
        "<table><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>1,520.40</td></tr></table>";
    let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"a\"><Table><Row><Cell><Data ss:Type=\"String\">项目</Data></Cell></Row><Row><Cell><Data ss:Type=\"String\">合计</Data></Cell><Cell><Data ss:Type=\"String\">1,520.40</Data></Cell></Row></Table></Worksheet></Workbook>";
    let said = |charset: &str| format!("<html><meta charset={charset}>{table}");
    for text in [table, "项目\t金额\n合计\t1,520.40\n", "项目;金额\n合计;1,520.40\n", xml]
    {
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
        let (little, big): (Vec<u8>, Vec<u8>) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        let marked = [&[0xFF, 0xFE], little.as_slice()].concat();
        for bytes in [text.as_bytes(), &gb, &marked] {
            let sheet = read(bytes, "xls").expect("a table").remove(0);
            assert_eq!((sheet.text(0, 0), sheet.text(1, 1)), ("项目", "1,520.40"), "{text}");
        }
        // Of texts, those without a mark too.
        for bytes in [little, big].iter().filter(|_| !text.starts_with('<')) {
            let sheet = read(bytes, "csv").expect("a table").remove(0);
            assert_eq!((sheet.text(0, 0), sheet.text(1, 1)), ("项目", "1,520.40"), "{text}");
        }
    }
    // What a page says of its encoding is believed where it can be.
    let gb = encoding_rs::GB18030.encode(&said("gb2312")).0.into_owned();
    for (bytes, remark) in [
        (said("gb2312").into_bytes(), None),
        (gb, None),
        (encoding_rs::GB18030.encode(&said("utf-8")).0.into_owned(), Some(Remark::Gb18030)),
        (encoding_rs::BIG5.encode(&said("big5").replace('项', "項")).0.into_owned(), None),
    ] {
        let sheet = read(&bytes, "xls").expect("a table").remove(0);
        assert_eq!(
            (sheet.text(1, 0).is_empty(), sheet.text(1, 1), sheet.remark),
            (false, "1,520.40", remark)
        );
    }
}
