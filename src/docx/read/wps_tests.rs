//! Documents as WPS and forms with controls write them, by hand: everything twice for old programs,
//! controls around rows and cells, rows that begin late, what stands at head and foot.

use super::tests::{cell, kinds, of, p, packed, paragraphs, tables, texts};
use super::{AsideKind, At, read};

const WPS: &str = r#"xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:o="urn:schemas-microsoft-com:office:office""#;

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

/// What a shape with a text box is written as: for new programs in a group, for old ones in VML.
fn shape(inner: &str) -> String {
    let inside = format!("<w:txbxContent>{inner}</w:txbxContent>");
    format!(
        r#"<mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing {WPS}><wp:anchor><wpg:wgp><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></wpg:wgp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict {WPS}><v:shape o:spt="202" type="t"><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"#
    )
}

#[test]
fn what_wps_adds_says_nothing_and_hides_nothing() {
    let body = format!(
        r#"<w:p {WPS}><w:pPr><w:rPr><w:kern w:val="0"/></w:rPr></w:pPr><w:bookmarkStart w:id="0" w:name="_Toc1"/><wpsCustomData:docfieldStart w:id="1"/><w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w14:shadow w14:blurRad="0"/></w:rPr><w:t>收入</w:t></w:r><w:proofErr w:type="spellStart"/><w:smartTag w:uri="u" w:element="chmetcnv"><w:smartTagPr/><w:r><w:t xml:space="preserve"> 1520</w:t></w:r><w:smartTag><w:r><w:t>.40</w:t></w:r></w:smartTag></w:smartTag><w:r><w:t>万元</w:t></w:r><wpsCustomData:docfieldEnd w:id="1"/><w:bookmarkEnd w:id="0"/></w:p>"#
    );
    let document = of(&body);
    assert_eq!(texts(&document), ["收入 1520.40万元"]);
    assert!(document.asides.is_empty());
}

#[test]
fn a_box_that_is_written_twice_is_read_once_with_its_table() {
    let table = format!("<w:tbl>{}</w:tbl>", row(&[cell("", &p("合计")), cell("", &p("9.00"))]));
    let outer = |inner: &str| format!("<w:p><w:r>{}</w:r></w:p>", shape(inner));
    // In a group, in a box that stands in a box, on a paragraph of a cell; and in VML alone.
    let in_cell = format!(
        "<w:tbl>{}</w:tbl>",
        row(&[cell("", &p("甲")), cell("", &(p("1.00") + &outer(&p("格里的框"))))])
    );
    let old = format!(
        r#"<w:p><w:r><w:pict {WPS}><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"#,
        p("旧框")
    );
    let body = [outer(&(p("框") + &table)), outer(&outer(&p("框中框"))), in_cell, old].concat();
    let document = of(&body);
    assert_eq!(texts(&document), ["框", "框中框", "格里的框", "旧框"]);
    let rows: Vec<_> = tables(&document).iter().map(|table| table.sheet.rows.clone()).collect();
    assert_eq!(rows, [vec![vec!["合计", "9.00"]], vec![vec!["甲", "1.00"]]]);
    assert!(document.asides.is_empty());
}

#[test]
fn a_control_shows_what_stands_in_it() {
    let control = |inner: &str| {
        format!(
            r#"<w:sdt><w:sdtPr><w:alias w:val="金额"/><w:dropDownList><w:listItem w:displayText="没有选的" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"#
        )
    };
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let head = row(&[cell("", &p("项目")), cell("", &p("金额"))]);
    let whole_row = control(&row(&[cell("", &p("合计")), cell("", &p("7.00"))]));
    let whole_cell =
        format!("<w:tr>{}{}</w:tr>", cell("", &p("甲")), control(&cell("", &p("5.00"))));
    let in_words = row(&[
        cell("", &control(&p("乙"))),
        cell("", &format!("<w:p>{}</w:p>", control(&(run("2") + &control(&run(".00")))))),
    ]);
    let table = format!("<w:tbl>{head}{whole_row}{whole_cell}{in_words}</w:tbl>");
    let document = of(&(control(&control(&p("收入说明"))) + &control(&table)));
    assert_eq!(texts(&document), ["收入说明"]);
    let expected = [["项目", "金额"], ["合计", "7.00"], ["甲", "5.00"], ["乙", "2.00"]];
    assert_eq!(tables(&document)[0].sheet.rows, expected);
}

#[test]
fn rows_that_begin_late_or_end_early_stand_in_their_columns() {
    let late = |properties: &str, cells: &[String]| {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
    };
    let (start, on) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let two = r#"<w:gridSpan w:val="2"/>"#;
    let grid = r#"<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>"#;
    let rows = [
        late(
            "<w:tblHeader/>",
            &[
                cell(start, &p("科目")),
                cell(&format!("{two}{start}"), &p("名称")),
                cell("", &p("金额")),
            ],
        ),
        late(
            "<w:tblHeader/>",
            &[cell(on, "<w:p/>"), cell(&format!("{two}{on}"), "<w:p/>"), cell("", &p("万元"))],
        ),
        late(
            r#"<w:gridBefore w:val="1"/><w:wBefore w:w="900" w:type="dxa"/>"#,
            &[cell(two, &p("农林水支出")), cell("", &p("3.00"))],
        ),
        late(r#"<w:gridAfter w:val="2"/>"#, &[cell("", &p("注")), cell("", &p("无"))]),
    ];
    let document = of(&format!("<w:tbl>{grid}{}</w:tbl>", rows.concat()));
    let rows = &tables(&document)[0].sheet.rows;
    assert_eq!(rows[1], ["科目", "名称", "名称", "万元"], "{rows:?}");
    assert_eq!(rows[2], ["", "农林水支出", "农林水支出", "3.00"], "{rows:?}");
    assert_eq!(rows[3][..2], ["注", "无"], "{rows:?}");
}

#[test]
fn fields_of_forms_and_of_other_documents_show_their_results() {
    let sign = |kind: &str, inner: &str| {
        format!(r#"<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>"#)
    };
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let form = r#"<w:ffData><w:name w:val="金额"/><w:textInput><w:default w:val="没有填的"/></w:textInput></w:ffData>"#;
    let body = [
        // A field of a form, and one whose code is in pieces and was changed.
        format!("<w:p>{}{}{}{}{}</w:p>", sign("begin", form), code(" FORMTEXT "), sign("separate", ""), text("35.20"), sign("end", "")),
        format!("<w:p>{}{}<w:r><w:delInstrText>REF b</w:delInstrText></w:r>{}{}{}{}</w:p>", sign("begin", ""), code(" =SUM("), code("LEFT) "), sign("separate", ""), text("8.00"), sign("end", "")),
        r#"<w:p><w:fldSimple w:instr=" MERGEFIELD 单位 "><w:r><w:t>示例县</w:t></w:r><w:fldSimple w:instr="X"><w:r><w:t>水利局</w:t></w:r></w:fldSimple></w:fldSimple></w:p>"#.to_owned(),
        // A hyperlink field that nobody closed before the next paragraph.
        format!("<w:p>{}{}{}{}</w:p>", sign("begin", ""), code("HYPERLINK \"x\""), sign("separate", ""), text("链接")),
        p("其后"),
    ];
    let document = of(&body.concat());
    assert_eq!(texts(&document), ["35.20", "8.00", "示例县水利局", "链接", "其后"]);
    assert!(document.asides.is_empty());
}

#[test]
fn whole_blocks_that_were_inserted_or_deleted_are_named() {
    let body = [
        p("收入"),
        format!("<w:ins>{}</w:ins>", "<w:p><w:ins><w:r><w:t>新的一段</w:t></w:r></w:ins></w:p>"),
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧的一段</w:delText></w:r></w:del></w:p>".to_owned(),
        "<w:p><w:moveFrom><w:r><w:t>移走的</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来的</w:t></w:r></w:moveTo></w:p>".to_owned(),
    ];
    let document = of(&body.concat());
    assert!(paragraphs(&document).iter().skip(1).all(|one| one.is_changed));
    let said: Vec<(AsideKind, &str)> =
        kinds(&document).into_iter().map(|(_, kind, text)| (kind, text)).collect();
    let (new, gone) = (AsideKind::Inserted, AsideKind::Deleted);
    assert_eq!(said, [(new, "新的一段"), (gone, "旧的一段"), (new, "移来的"), (gone, "移走的")]);
}

#[test]
fn tables_and_boxes_around_pages_are_named() {
    let table = format!("<w:tbl>{}</w:tbl>", row(&[cell("", &p("单位")), cell("", &p("万元"))]));
    let head = format!("hdr|{table}<w:p><w:r>{}</w:r></w:p>", shape(&p("内部资料")));
    let document = read(&packed(&p("正文"), &[("word/header1.xml", &head)])).expect("a document");
    assert_eq!(texts(&document), ["正文"]);
    let said = kinds(&document);
    let [(At::Document, AsideKind::Header, text)] = said.as_slice() else { panic!("{said:?}") };
    assert!(
        ["单位", "万元", "内部资料"].iter().all(|word| text.matches(word).count() == 1),
        "{text}"
    );
}
