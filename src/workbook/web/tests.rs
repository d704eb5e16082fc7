use super::page::page;
use crate::workbook::sheet::{Remark, Sheet};

const NO_REMARK: Option<Remark> = None;

fn sheet(text: &str) -> Sheet {
    page(text, NO_REMARK).expect("a table")
}

#[test]
fn cells_stand_where_they_show() {
    let sheet = sheet(
        "<HTML><head><title>导出</title><style>td{a:'<table>'}</style></head><body>\
         <h3>2026年部门收支总表</h3><p>单位：万元</p>\
         <table border=1 title='a > b'><tr><th colspan=2>收入<th colspan='2'>支出</tr>\
         <tr><td rowspan=\"2\">项&nbsp;目<br>名称<td>预算数</td><td>项目</td><td>预算数</td></tr>\
         <tr><td>1,520.40<sup>①</sup></td><td>农林水&lt;支出&gt;</td><td style='x'>&#49;2.5</td>\
         </table><div>注：&ldquo;三公&rdquo; <b>5 &lt; 6</b></div><table><tr><td>1<td>2</table>",
    );
    let rows: Vec<Vec<&str>> =
        sheet.rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        rows,
        [
            vec!["2026年部门收支总表"],
            vec!["单位：万元"],
            vec!["收入", "收入", "支出", "支出"],
            vec!["项 目\n名称", "预算数", "项目", "预算数"],
            vec!["项 目\n名称", "1,520.40", "农林水<支出>", "12.5"],
            vec!["注：“三公” 5 < 6"],
            vec!["1", "2"],
        ]
    );
    assert_eq!(sheet.looks.marks, [((4, 1), "①".to_owned())]);
}

#[test]
fn tables_around_tables_divide_the_page() {
    let sheet = sheet(
        "<table><tr><td>导出时间</td><td><table><tr><td>项目</td><td>1</td></tr></table>尾</td></tr></table>",
    );
    assert_eq!(sheet.rows, [vec!["导出时间"], vec!["项目", "1"], vec!["尾"]]);
}

#[test]
fn what_is_hidden_is_said_and_the_name_is_that_of_the_sheet() {
    let sheet = sheet(
        "<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>收支总表</x:Name></x:ExcelWorksheet></xml><![endif]-->\
         <table><tr style='mso-x:1; display : none'><td>a</td></tr><tr><td><input type=hidden value=9><input value='12.5'></td></tr></table>",
    );
    assert_eq!((sheet.name.as_str(), sheet.text(1, 0)), ("收支总表", "12.5"));
    assert_eq!(sheet.looks.hidden_rows, [0..=0]);
}

#[test]
fn pages_that_lie_are_bounded() {
    let wide = "<table><tr><td colspan=999999999 rowspan=0>a".repeat(3)
        + &"<tr><td rowspan=4000000000>".repeat(1_000);
    assert_eq!(sheet(&wide).text(0, 0), "a");
    for text in
        ["<table", "<table>", "<table><tr><td>a<table>", "<table a=\"", "<table>&#", "<table>&"]
    {
        let _ = page(text, NO_REMARK);
    }
    assert!(page("<p>a</p>", NO_REMARK).is_err());
}
