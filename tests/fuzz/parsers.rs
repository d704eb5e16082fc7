//! One function a parser. What it reads is also checked, drawn and shown, as far as a user's
//! command would.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use gongkai::check::{self, CheckedDepartment};
use gongkai::docx;
use gongkai::finding::{
    Finding, Language, draw_github, draw_json, draw_sarif, draw_short, draw_text, settle,
};
use gongkai::forms;
use gongkai::load;
use gongkai::markdown::{Bound, Document, FirstUses, explained, plain_title};
use gongkai::model::{Amount, Kind};
use gongkai::office::OfficeDocument;
use gongkai::pipeline::{self, AskedOf, Standards, Workspace, check_office, files};
use gongkai::publish::{Output, Target};
use gongkai::render::{Content, DisclosurePage, Renderer};
use gongkai::source::{Limits, SourceFile, parse, quote};
use gongkai::workbook;

use crate::readers::alike;
use crate::whole::whole;
use crate::zip::archive;

/// A parser and its name.
pub type Parser = (&'static str, fn(&[u8]));

/// Every parser, in the order of `main.rs`.
pub const PARSERS: &[Parser] = &[
    ("amount", amount),
    ("yaml", yaml),
    ("disclosure", disclosure),
    ("narrative", narrative),
    ("markdown", markdown),
    ("sentences", sentences),
    ("site_toml", site_toml),
    ("region", region),
    ("department", department),
    ("glossary", glossary),
    ("roster", roster),
    ("form", form),
    ("profile", profile),
    ("identity", identity),
    ("words", words),
    ("import_csv", import_csv),
    ("xlsx", xlsx),
    ("xlsx_sheet", xlsx_sheet),
    ("xlsx_styles", xlsx_styles),
    ("xls", xls),
    ("ods", ods),
    ("ods_content", ods_content),
    ("csv", csv),
    ("docx", docx),
    ("docx_document", docx_document),
    ("docx_numbering", docx_numbering),
    ("site_form", site_form),
    ("site_profile", site_profile),
    ("site_glossary", site_glossary),
    ("site_lexicon", site_lexicon),
    ("site_roster", site_roster),
    ("template", template),
    ("style", style),
    ("script", script),
    ("manifest", manifest),
];

/// A figure, a code, a date: whatever stands in a cell.
fn amount(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(amount) = Amount::parse(&text) {
        assert_eq!(Amount::parse(&amount.to_string()), Ok(amount), "{text}");
        assert_eq!(Amount::parse(&amount.grouped()), Ok(amount), "{text}");
        let _ = amount.plain();
    }
}

/// The tree of a YAML file, the same from both readers; what is quoted reads back as it was.
fn yaml(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let printable = !text.chars().any(|c| {
        c.is_control()
            || matches!(
                c,
                '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{fffe}' | '\u{ffff}'
            )
    });
    if printable && text.len() < 200 {
        let quoted = format!("a: {}\n", quote(&text));
        let file = SourceFile::new("a.yaml", quoted.clone());
        let read =
            parse(&file, Limits::default()).unwrap_or_else(|_| panic!("{quoted:?} is no YAML"));
        assert_eq!(read.get("a").and_then(|node| node.text()), Some(text.as_str()), "{quoted:?}");
    }
    alike(&text, Limits::default());
    let file = SourceFile::new("a.yaml", text);
    let _ = parse(&file, Limits::default());
}

const YAML: &str = "format: 1\nyear: 2021\nunit: 万元\nprofile: hebei-county\nstatements:\n  收入说明: { 合计: 1520.40, 一般公共预算: 1320.40, 基金预算: 200.00 }\nprojects:\n  - code: \"1\"\n    name: 示例道路养护\n    funds: { 预算数: 500.00, 财政资金: 500.00, 其他资金: }\n";

/// A small site that stays: what is tried is one file of it.
struct Bench {
    folder: tempfile::TempDir,
    workspace: Workspace,
    renderer: Renderer,
}

impl Bench {
    fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("site.toml", "[site]\ntitle = \"示例\"\n");
        write("content/example/region.yaml", "code: \"990101\"\nname: 示例县\norigin: invented\n");
        write(
            "content/example/housing/department.yaml",
            "code: \"333\"\nname: 示例县住房和城乡建设局\nbudget-units:\n  - { code: \"333001\", name: 本级 }\n",
        );
        write("content/example/housing/2021/budget.yaml", YAML);
        write("content/example/housing/2021/budget.md", "## 一、收入说明\n");
        let workspace = pipeline::open(folder.path()).unwrap();
        let renderer = pipeline::open_renderer(&workspace).unwrap();
        Bench { folder, workspace, renderer }
    }

    /// Reads, checks and shows the disclosure with one of its files replaced.
    fn show(&self, file: &str, bytes: &[u8]) {
        let path = self.folder.path().join("content/example/housing/2021").join(file);
        let before = fs::read(&path).unwrap_or_default();
        fs::write(&path, bytes).unwrap();
        let (region, department) =
            (&self.workspace.site.regions[0], &self.workspace.site.regions[0].departments[0]);
        let loaded = load::department(
            self.folder.path(),
            department,
            &self.workspace.catalogue,
            &self.workspace.site.config,
        )
        .unwrap();
        let config = &self.workspace.site.config;
        let read = Arc::new(loaded.department);
        let result = check::department(&read, loaded.findings, config);
        let findings = result.findings;
        let checked = CheckedDepartment::new(config, department, &read, findings, &result.outcomes);
        let reconciliations = check::reconcile_checked(&read, result.outcomes);
        for (disclosure, reconciliation) in read.disclosures.iter().zip(&reconciliations) {
            let page = DisclosurePage::new(
                &self.workspace.site,
                &self.workspace.terms,
                (region, department, &department.disclosures[0]),
                &checked,
                disclosure,
                reconciliation,
            );
            self.renderer.disclosure(&self.workspace.site, &page).unwrap();
            self.renderer.checks(&self.workspace.site, &page).unwrap();
            files::beside(&self.workspace, (region, department), disclosure, &checked).unwrap();
        }
        draw(checked.findings);
        fs::write(&path, before).unwrap();
    }
}

/// Draws findings in every format.
pub fn draw(mut findings: Vec<Finding>) {
    settle(&mut findings);
    for finding in &findings {
        for language in [Language::Chinese, Language::English] {
            let drawn = [
                draw_text(finding, language),
                draw_short(finding, language),
                draw_json(finding, language),
                draw_github(finding, language),
            ];
            assert!(drawn.iter().all(|text| !text.is_empty()));
        }
    }
    let all: Vec<&Finding> = findings.iter().collect();
    assert!(!draw_sarif(&all, &check::rules(), Language::Chinese).is_empty());
}

thread_local! {
    static BENCH: RefCell<Option<Bench>> = const { RefCell::new(None) };
}

fn on_bench(file: &str, bytes: &[u8]) {
    BENCH.with_borrow_mut(|bench| bench.get_or_insert_with(Bench::new).show(file, bytes));
}

/// A disclosure: read, checked, shown, drawn into a workbook.
fn disclosure(bytes: &[u8]) {
    on_bench("budget.yaml", bytes);
}

/// The narrative beside it.
fn narrative(bytes: &[u8]) {
    on_bench("budget.md", bytes);
}

/// Which cells its figures came from.
fn import_csv(bytes: &[u8]) {
    on_bench("budget.import.csv", bytes);
}

/// Markdown by itself; nothing an author writes becomes a tag of his own.
fn sentences(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let reading = gongkai::sentences::read(&gongkai::lexicon::embedded(), &text);
    // Every place is one of the text.
    for placed in &reading.quantities {
        let _ = (&text[placed.range.clone()], &text[placed.label.clone()]);
    }
    for relation in &reading.relations {
        let _ = &text[relation.at.clone()];
    }
}

fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let document = Document::read(&text);
    let _ = (
        document.sections(&|heading| heading.len() % 2 == 0),
        document.bindings(),
        document.slips().len(),
        document.links().len(),
        document.decoded().len(),
    );
    let html = document.printed().html(
        0..text.len(),
        "",
        &mut |_, _, _| Bound::Unresolved,
        &mut FirstUses::of_nothing(),
    );
    for tag in ["<script", "<iframe", "<object", "<style", "<svg", "<meta", "<form"] {
        assert!(!html.to_ascii_lowercase().contains(tag), "{text:?} became {html:?}");
    }
    let _ = (explained(&text), plain_title(&text));
}

/// A site with one file replaced, opened.
fn site_with(path: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    write("site.toml", b"[site]\ntitle = \"a\"\n");
    write("content/example/region.yaml", "code: \"990101\"\nname: 示例县\n".as_bytes());
    write("content/example/housing/department.yaml", "name: 示例县住房和城乡建设局\n".as_bytes());
    write(path, bytes);
    draw(open(folder.path()));
}

fn open(root: &Path) -> Vec<Finding> {
    // A site's own words and settings are faults of its team: findings, or an error that names the
    // file. Neither may break down.
    pipeline::open(root).map(|workspace| workspace.findings).unwrap_or_default()
}

fn site_toml(bytes: &[u8]) {
    site_with("site.toml", bytes);
}

fn region(bytes: &[u8]) {
    site_with("content/example/region.yaml", bytes);
}

fn department(bytes: &[u8]) {
    site_with("content/example/housing/department.yaml", bytes);
}

fn glossary(bytes: &[u8]) {
    site_with("content/_glossary.yaml", bytes);
}

fn roster(bytes: &[u8]) {
    site_with("content/example/roster.yaml", bytes);
}

fn words(bytes: &[u8]) {
    site_with("templates/words/zh.toml", bytes);
}

fn file(bytes: &[u8]) -> Arc<SourceFile> {
    Arc::new(SourceFile::new("content/_forms/a.yaml", String::from_utf8_lossy(bytes)))
}

fn form(bytes: &[u8]) {
    draw(forms::catalogue(&[file(bytes)], &[], check::declared_rules()).findings);
}

fn profile(bytes: &[u8]) {
    draw(forms::catalogue(&[], &[file(bytes)], check::declared_rules()).findings);
}

/// One identity in a form that is otherwise right.
fn identity(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let form = format!(
        "form: T01\nname: 示例表\nuse: statement\nlines:\n  - {{ id: total, label: 合计, role: total }}\n  - {{ id: basic, label: 基本支出 }}\nidentities:\n  - {{ id: T01-a, rule: total-mismatch, says: 合计, identity: {} }}\n",
        quote(&text)
    );
    draw(forms::catalogue(&[file(form.as_bytes())], &[], check::declared_rules()).findings);
}

fn xlsx(bytes: &[u8]) {
    let _ = workbook::read(bytes, "xlsx");
}

const TYPES: &[u8] = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#;
const RELATIONS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const SHEET: &[u8] = br#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" s="1"><v>12345.678</v></c></row></sheetData></worksheet>"#;
const STYLES: &[u8] = br##"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"##;

fn package(sheet: &[u8], styles: &[u8]) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// A sheet's XML in a package that is otherwise right.
fn xlsx_sheet(bytes: &[u8]) {
    let _ = workbook::read(&package(bytes, STYLES), "xlsx");
}

/// The styles of a package that is otherwise right: number formats.
fn xlsx_styles(bytes: &[u8]) {
    let _ = workbook::read(&package(SHEET, bytes), "xlsx");
}

fn xls(bytes: &[u8]) {
    let _ = workbook::read(bytes, "xls");
}

fn ods(bytes: &[u8]) {
    let _ = workbook::read(bytes, "ods");
}

/// A Word document, checked as `check FILE` does, with every place of its findings drawn.
fn docx(bytes: &[u8]) {
    thread_local! {
        static STANDARDS: Standards = Standards::of_program();
    }
    let Ok(read) = docx::read(bytes) else { return };
    let document = OfficeDocument::of_text("a.docx".into(), read, &gongkai::lexicon::embedded());
    let asked = AskedOf { kind: Some(Kind::Budget), year: Some(2026), ..AskedOf::default() };
    STANDARDS.with(|standards| {
        let Ok(report) = check_office(&document, "a", &asked, standards) else { return };
        for finding in &report.findings {
            for language in [Language::Chinese, Language::English] {
                let _ = draw_text(finding, language);
                let _ = draw_short(finding, language);
                let _ = draw_json(finding, language);
            }
        }
        let (count, left) = report.text.as_ref().unwrap();
        assert_eq!(count.taken + count.over_tables + count.left, count.seen);
        assert!(left.len() >= count.left.min(1));
    });
}

/// The text of a document in a package that is otherwise right.
fn docx_document(bytes: &[u8]) {
    docx(&archive(&[("word/document.xml", bytes)]));
}

/// Its lists.
fn docx_numbering(bytes: &[u8]) {
    let text = include_bytes!("corpus/docx_document/text.xml");
    docx(&archive(&[("word/document.xml", text), ("word/numbering.xml", bytes)]));
}

/// The content of an OpenDocument sheet.
fn ods_content(bytes: &[u8]) {
    let _ = workbook::read(
        &archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", bytes),
        ]),
        "ods",
    );
}

fn csv(bytes: &[u8]) {
    let _ = workbook::read(bytes, "csv");
}

/// A site's own form, and all that is made of a disclosure that fills it.
fn site_form(bytes: &[u8]) {
    whole("content/_forms/a.yaml", bytes);
}

/// A site's own profile, and all that is made of a disclosure under it.
fn site_profile(bytes: &[u8]) {
    whole("content/_profiles/own.yaml", bytes);
}

/// A site's own glossary, and the pages that explain its words.
fn site_glossary(bytes: &[u8]) {
    whole("content/_glossary.yaml", bytes);
}

/// A site's own words that rules look for, and what they find.
fn site_lexicon(bytes: &[u8]) {
    whole("content/_lexicon.yaml", bytes);
}

/// The roster of a whole site, and the pages that say what is owed.
fn site_roster(bytes: &[u8]) {
    whole("content/roster.yaml", bytes);
}

/// The program's look with one file of a site's own over it.
fn look(templates: BTreeMap<String, String>, files: BTreeMap<String, Content>) {
    BENCH.with_borrow_mut(|bench| {
        let config = &bench.get_or_insert_with(Bench::new).workspace.site.config;
        // What is wrong with a template is told with its place.
        let written = |(name, text): (String, String)| {
            (name.clone(), Arc::new(SourceFile::new(format!("templates/{name}"), text)))
        };
        let templates = templates.into_iter().map(written).collect();
        if let Err(fault) = Renderer::new(config, &templates, files) {
            assert!(!fault.to_string().is_empty());
        }
    });
}

/// A site's own template.
fn template(bytes: &[u8]) {
    look(
        BTreeMap::from([("base.html".to_owned(), String::from_utf8_lossy(bytes).into_owned())]),
        BTreeMap::new(),
    );
}

/// A site's own style sheet.
fn style(bytes: &[u8]) {
    look(
        BTreeMap::new(),
        BTreeMap::from([("theme.css".to_owned(), Content::Bytes(bytes.to_vec()))]),
    );
}

/// A site's own script.
fn script(bytes: &[u8]) {
    look(BTreeMap::new(), BTreeMap::from([("own.js".to_owned(), Content::Bytes(bytes.to_vec()))]));
}

/// What a folder to be published into says of itself: it may be anybody's.
fn manifest(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let public = folder.path().join("public");
    fs::create_dir(&public).unwrap();
    fs::write(public.join("manifest.json"), bytes).unwrap();
    fs::write(public.join("index.html"), "somebody's").unwrap();
    let workspace = Target::open(&Output { directory: &public, root: folder.path(), keep: &[] });
    drop(workspace);
    assert_eq!(fs::read(public.join("manifest.json")).unwrap(), bytes);
    assert_eq!(fs::read_to_string(public.join("index.html")).unwrap(), "somebody's");
}
