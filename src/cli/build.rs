use std::path::Path;

use crate::finding::Language;
use crate::pipeline::{BuildOptions, BuildReport, Memory, Unreleased, build, build_again};
use crate::site::base_url;
use crate::trouble::{Bilingual, Trouble};

use super::arguments::{Arguments, BuildArguments};
use super::left_out::left_out_of_it;
use super::progress::shown;
use super::timings::print_timings;
use super::{ExitStatus, print, root};

/// `gongkai build`
pub(super) fn run(arguments: &Arguments, command: &BuildArguments) -> anyhow::Result<ExitStatus> {
    let memory = Memory::before_opening(&root::find(arguments)?, command.fresh);
    let mut workspace =
        root::workspace(arguments, &command.allow, Unreleased::LeftOut { on: command.on })?;
    if let Some(url) = &command.base_url {
        workspace.site.config.base_url = Some(base_url(url).map_err(|words| {
            Trouble::new(
                format!("--base-url 写得不对：{}", words.zh),
                format!("--base-url: {}", words.en),
            )
        })?);
    }
    let output = command.output.clone().unwrap_or_else(|| workspace.root.join("public"));
    let language = arguments.language();
    let options = BuildOptions { output: output.clone(), withhold: command.withhold };
    let built = shown(&workspace.course, language, || match &memory {
        Some(memory) => build_again(&workspace, &options, memory),
        None => build(&workspace, &options),
    })?;
    print::digest(&built.open, language);
    let stops = built.open.stopping();
    let withholds = command.withhold && stops > 0 && built.disclosures > 0;
    if let Some(record) = &built.record {
        print::line(record.in_language(language));
    }
    print::line(&published(&built, &output, language));
    if built.published.is_none() && built.open.answerable() > 0 {
        print::line(answers(language));
    }
    if withholds {
        print::line(&withheld(&built, language));
    }
    left_out_of_it(&workspace, language).iter().for_each(|line| print::line(line));
    if command.timings {
        print_timings(&workspace.course, language);
    }
    Ok(if stops > 0 { ExitStatus::Findings } else { ExitStatus::Clean })
}

/// What became of the site.
fn published(built: &BuildReport, output: &Path, language: Language) -> String {
    let stops = built.open.stopping();
    match (&built.published, language) {
        (Some(published), Language::Chinese) => {
            format!(
                "已生成 {}：{} 个文件，{} KB，其中 {} 个没有变化",
                output.display(),
                published.files,
                published.bytes / 1024,
                published.linked
            )
        }
        (Some(published), Language::English) => {
            format!(
                "published {}: {} files, {} KB, {} of them unchanged",
                output.display(),
                published.files,
                published.bytes / 1024,
                published.linked
            )
        }
        (None, Language::Chinese) => {
            format!("没有生成：{stops} 个问题须改正或说明。{} 保持原样", output.display())
        }
        (None, Language::English) => format!(
            "not published: {stops} findings to put right or acknowledge; {} is as it was",
            output.display()
        ),
    }
}

/// How errors are answered that the published document really has.
fn answers(language: Language) -> &'static str {
    match language {
        Language::Chinese => {
            "录错、取错的，改正；原文件确实如此的，gongkai check --format answers 把存疑说明写好，粘贴即可"
        }
        Language::English => {
            "put right what was mistyped; for what really is so in the document, `gongkai check --format answers` writes the entries to paste"
        }
    }
}

/// How many disclosures were published of those that were read.
fn withheld(built: &BuildReport, language: Language) -> String {
    let (all, passed) = (built.disclosures, built.passed);
    let others = all - passed;
    let said = match built.published {
        Some(_) => Bilingual::new(
            format!(
                "公开件 {all} 份：公开 {passed} 份；{others} 份有问题，没有公开，索引页上已注明"
            ),
            format!(
                "{passed} of {all} disclosures published; {others} with findings withheld, and the indexes say so"
            ),
        ),
        None if built.nothing_passed() => Bilingual::new(
            format!("公开件 {all} 份都有问题，没有一份可以公开，所以什么也没有公开"),
            format!("all {all} disclosures have findings, none could be published: nothing was"),
        ),
        None => Bilingual::new(
            "有的问题不属于哪一份公开件，不能只把它留下，所以什么也没有公开",
            "some findings are of no one disclosure, which could be withheld: nothing was published",
        ),
    };
    said.in_language(language).to_owned()
}
