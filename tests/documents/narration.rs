//! The narrative that `gongkai draft` writes: from the tables, read back without a finding but at
//! the places that are open; what somebody wrote stays.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::common::run;

/// The county of the demonstration, without its narratives.
fn county() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let repository = common::repository();
    let copied = walkdir::WalkDir::new(repository.join("content/example"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file());
    for entry in copied {
        let inner = entry.path().strip_prefix(&repository).unwrap();
        let target = root.join(inner);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(entry.path(), target).unwrap();
    }
    let profiles = repository.join("content/_profiles");
    for entry in fs::read_dir(profiles).into_iter().flatten().map(Result::unwrap) {
        fs::create_dir_all(root.join("content/_profiles")).unwrap();
        fs::copy(entry.path(), root.join("content/_profiles").join(entry.file_name())).unwrap();
    }
    fs::copy(repository.join("site.toml"), root.join("site.toml")).unwrap();
    folder
}

/// The findings in a narrative, a line each.
fn found(root: &Path, path: &str) -> Vec<String> {
    let (_, said) = run(root, &["check", "--format", "short"]);
    let own = format!("content/{path}.md:");
    said.lines().filter(|line| line.starts_with(&own)).map(str::to_owned).collect()
}

fn drafted(root: &Path, path: &str) -> String {
    let file = root.join(format!("content/{path}.md"));
    fs::remove_file(&file).unwrap();
    let (status, said) = run(root, &["draft", path]);
    assert_eq!(status, Some(0), "{said}");
    fs::read_to_string(file).unwrap()
}

#[test]
fn a_drafted_narrative_is_found_open_and_nowhere_wrong() {
    let site = county();
    let root = site.path();
    let mut figures = 0;
    for department in ["housing", "water"] {
        for year in [2023, 2024, 2025] {
            for kind in ["budget", "final-accounts", "performance-targets", "self-evaluation"] {
                let path = format!("example/{department}/{year}/{kind}");
                let text = drafted(root, &path);
                figures += text.matches("[[").count();
                let open = ["[missing-section]", "[placeholder-text]"];
                let other: Vec<String> = found(root, &path)
                    .into_iter()
                    .filter(|line| !open.iter().any(|rule| line.contains(rule)))
                    .collect();
                assert!(other.is_empty(), "{path}: {other:#?}\n{text}");
            }
        }
    }
    assert!(figures >= 400, "{figures}");
    let (status, _) = run(root, &["build"]);
    assert_eq!(status, Some(1), "what is open is not published");
}

#[test]
fn it_says_amounts_changes_rates_parts_and_what_was_planned() {
    let site = county();
    let text = drafted(site.path(), "example/housing/2024/budget");
    for said in [
        "2024年收入预算[[收入说明/合计]]，比上年增加1122.92万元，增长29.07%，主要原因是（待填写：原因），其中：",
        "2024年支出预算[[支出说明/合计]]，比上年增加1122.92万元，增长29.07%，其中：基本支出[[支出说明/基本支出]]（人员经费[[支出说明/人员经费]]、日常公用经费[[支出说明/日常公用经费]]），比上年增加42.72万元，增长2.88%；项目支出",
        "因公出国（境）费[[“三公”经费预算情况/因公出国（境）费]]，与上年持平",
        "比上年减少0.50万元，下降2.13%",
        "截至2023年12月31日固定资产[[国有资产信息/固定资产金额]]",
        // Last year's words where no figure stands in them, to be looked through.
        "（待填写：以下是2023年的文字，核对修改后删去这一行）\n\n部门整体和各项目的绩效目标另见",
        "## 一、部门职责及机构设置情况\n\n（待填写：部门职责及机构设置情况）",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    // A reason is asked for once a section, however many of its tables have the change.
    let section = text.split("## 三").next().unwrap();
    assert_eq!(section.matches("主要原因是").count(), 1, "{section}");
    let text = drafted(site.path(), "example/housing/2024/final-accounts");
    for said in [
        "2. 社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：年初预算147.69万元，支出决算[[一般公共预算财政拨款支出决算表/2080505/合计]]，完成年初预算的99.76%。",
        "其中：基本支出[[一般公共预算财政拨款支出决算表/合计/基本支出]]，项目支出[[一般公共预算财政拨款支出决算表/合计/项目支出]]。按科目分：国防支出",
        // The sentence of an empty table is the author's.
        "本部门2024年没有国有资本经营预算财政拨款收入",
        "公务用车保有量[[“三公”经费实物量/公务用车保有量]]辆",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn what_somebody_wrote_stays_where_and_as_it_is() {
    let site = county();
    let root = site.path();
    let path = "example/housing/2024/budget";
    let file = root.join(format!("content/{path}.md"));
    let own = "前言一句。\n\n## 一、部门职责及机构设置情况\n\n自己写的  \n职责。\n\n### 小标题\n\n- 甲\n\n## 附一 本局自定\n\n另外的话。\n\n## 二、部门预算安排的总体情况\n\n（待填写）\n\n## 七、国有资产信息\n\n资产见表。  \n";
    for ends in ["\n", "\r\n"] {
        fs::write(&file, own.replace('\n', ends)).unwrap();
        let (status, said) = run(root, &["draft", path]);
        assert_eq!(status, Some(0), "{said}");
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches(ends).count(), "{text:?}");
        let unix = text.replace(ends, "\n");
        for kept in [
            "前言一句。\n\n## 一、部门职责及机构设置情况\n\n自己写的  \n职责。\n\n### 小标题\n\n- 甲\n\n## 附一 本局自定\n\n另外的话。\n\n## 二、部门预算安排的总体情况\n\n### 收入说明\n\n2024年收入预算",
            // Sections that were not there stand behind those before them in the profile.
            "\n\n## 三、机关运行经费安排情况\n\n2024年",
            "\n\n## 七、国有资产信息\n\n资产见表。  \n\n## 八、名词解释\n\n",
        ] {
            assert!(unix.contains(kept), "{kept}\n{unix}");
        }
        assert_eq!(unix.matches("## 七").count(), 1, "{unix}");
        // Drafted again it is the same: all of it is written now.
        run(root, &["draft", path]);
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn each_table_is_told_once_in_its_section_however_often_it_is_drafted() {
    let site = county();
    let root = site.path();
    let path = "example/housing/2024/final-accounts";
    let text = drafted(root, path);
    let section = |title: &str| {
        let from = text.find(title).unwrap_or_else(|| panic!("{title}\n{text}"));
        text[from..].split("\n## ").next().unwrap().to_owned()
    };
    let general = section("## 六、");
    assert!(general.contains("[[一般公共预算财政拨款支出决算表/2080505/合计]]"), "{text}");
    assert!(general.contains("完成年初预算3711.61万元的99.66%"), "{general}");
    assert!(section("## 八、").contains("[[政府性基金预算财政拨款收入支出决算表/"), "{text}");
    let told = text.matches("[[一般公共预算财政拨款支出决算表/2080505/合计]]").count();
    assert_eq!(told, 1, "{text}");
    run(root, &["draft", path]);
    assert_eq!(fs::read_to_string(root.join(format!("content/{path}.md"))).unwrap(), text);
}

#[test]
fn a_word_document_has_the_text_with_its_figures_and_what_is_open_marked() {
    let site = county();
    let root = site.path();
    let path = "example/housing/2024/budget";
    fs::remove_file(root.join(format!("content/{path}.md"))).unwrap();
    let word = root.join("草稿.docx");
    let (status, said) = run(root, &["draft", path, "-o", word.to_str().unwrap()]);
    assert_eq!(status, Some(0), "{said}");
    assert!(!root.join(format!("content/{path}.md")).exists(), "the content is left alone");
    let mut package = zip::ZipArchive::new(fs::File::open(&word).unwrap()).unwrap();
    let mut document = String::new();
    package.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    for said in [
        "2024年支出预算4,985.11万元，比上年增加1122.92万元，增长29.07%",
        "<w:pStyle w:val=\"Heading2\"/>",
        "<w:highlight w:val=\"yellow\"/>",
    ] {
        assert!(document.contains(said), "{said}\n{document}");
    }
    assert!(!document.contains("[["), "{document}");
    let again = root.join("又.docx");
    run(root, &["draft", path, "-o", again.to_str().unwrap()]);
    assert_eq!(fs::read(&word).unwrap(), fs::read(&again).unwrap());
}
