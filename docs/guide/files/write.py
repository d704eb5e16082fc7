"""Writes the workbooks and Word documents of the guides' examples, all invented.

    python3 docs/guide/files/write.py target/release/gongkai

It needs openpyxl and python-docx. What the guides show of them is run by tests/documents/guide.rs.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

HERE = Path(__file__).resolve().parent / "clerk"
SITE = "示例县"
LINE = Side(style="thin", color="808080")

INCOME = [
    ["2026年部门收支总表"],
    ["编制部门：示例县水利局", None, None, "单位：万元"],
    ["收入", None, "支出", None],
    ["项目", "预算数", "项目", "预算数"],
    ["一般公共预算拨款收入", 1520.40, "农林水支出", 1520.40],
    ["本年收入合计", 1520.40, "本年支出合计", 1520.40],
    ["收入总计", 1520.40, "支出总计", 1520.40],
]
SPENDING = [
    ["2026年部门支出总表"],
    ["编制部门：示例县水利局", None, None, None, "单位：万元"],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["213", "农林水支出", 1520.40, 520.40, 1000.00],
    ["21303", "水利", 1520.40, 520.40, 1000.00],
    ["2130301", "行政运行", 520.40, 520.40, None],
    ["2130305", "水利工程建设", 1000.00, None, 1000.00],
    ["合计", None, 1520.40, 520.40, 1000.00],
]
PUBLIC_FUNDS = [
    ["2026年一般公共预算“三公”经费支出表"],
    ["编制部门：示例县水利局", None, "单位：万元"],
    ["项目", "上年预算数", "本年预算数"],
    ["合计", 8.50, 8.00],
    ["因公出国（境）费", 0.00, 0.00],
    ["公务用车购置及运行维护费", 6.50, 6.00],
    ["公务用车购置费", 0.00, 0.00],
    ["公务用车运行维护费", 6.50, 6.00],
    ["公务接待费", 2.00, 2.00],
]
SHEETS = {"部门收支总表": INCOME, "部门支出总表": SPENDING, "三公经费": PUBLIC_FUNDS}


def book(path, total):
    """The office's workbook; `total` is what its table of expenditure says at the bottom."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in SHEETS.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for row in sheet.iter_rows(min_row=3):
            for cell in row:
                cell.border = Border(LINE, LINE, LINE, LINE)
                if isinstance(cell.value, float):
                    cell.number_format = "#,##0.00"
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=sheet.max_column)
        sheet["A1"].font = Font(bold=True, size=14)
        sheet["A1"].alignment = Alignment(horizontal="center")
        for column in range(1, sheet.max_column + 1):
            sheet.column_dimensions[get_column_letter(column)].width = 28 if column == 1 else 16
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    workbook["部门支出总表"]["C8"] = total
    workbook.save(path)


def filled(draft, path):
    """The draft that the program wrote, with what a person fills in."""
    document = docx.Document(draft)
    words = {
        "（待填写：部门职责及机构设置情况）": "负责全县水资源管理、农田水利和防汛抗旱。",
        "（待填写：原因）": "运行维护费按实有车辆核减",
    }
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        if run.text in words:
            run.text = words.pop(run.text)
            run.font.highlight_color = None
    assert not words, f"the draft has no place for {words}"
    document.save(path)


def manuscript(draft, path):
    """A document as an office writes it, a table under the sentences; one sentence is wrong."""
    document = docx.Document(draft)
    body = document.element.body
    for part in list(body):
        body.remove(part)
    document.add_section()
    document.add_paragraph("示例县水利局2026年部门预算公开")
    document.add_paragraph("一、部门职责及机构设置情况", style="Heading 2")
    document.add_paragraph("负责全县水资源管理、农田水利和防汛抗旱。")
    document.add_paragraph("二、“三公”经费预算情况", style="Heading 2")
    document.add_paragraph("2026年“三公”经费预算8.00万元，比上年增加0.50万元，主要原因是运行维护费按实有车辆核减。")
    document.add_paragraph(PUBLIC_FUNDS[0][0])
    document.add_paragraph("单位：万元")
    rows = [[f"{one:.2f}" if isinstance(one, float) else one for one in row] for row in PUBLIC_FUNDS[2:]]
    table = document.add_table(len(rows), 3)
    for row, texts in zip(table.rows, rows):
        for cell, text in zip(row.cells, texts):
            cell.text = text
    document.save(path)


def main(program):
    book(HERE / "预算.xlsx", 1250.40)
    book(HERE / "预算-改正.xlsx", 1520.40)
    with tempfile.TemporaryDirectory() as folder:
        site, draft = Path(folder, SITE), Path(folder, "说明.docx")
        shutil.copytree(HERE / SITE, site)
        run = lambda *arguments: subprocess.run([program, "--root", site, *arguments], check=True, stdout=subprocess.DEVNULL)
        run("import", HERE / "预算-改正.xlsx", "--into", "example/water/2026/budget")
        run("draft", "example/water/2026/budget", "-o", draft)
        filled(draft, HERE / "说明-填好.docx")
        manuscript(draft, HERE / "公开稿.docx")


main(sys.argv[1])
