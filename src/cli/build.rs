use crate::finding::Language;
use crate::pipeline::{BuildOptions, Unreleased, build};
use crate::site::base_url;
use crate::trouble::Trouble;

use super::arguments::{Arguments, BuildArguments};
use super::left_out::left_out_of_it;
use super::{ExitStatus, print, root};

/// `gongkai build`
pub(super) fn run(arguments: &Arguments, command: &BuildArguments) -> anyhow::Result<ExitStatus> {
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
    let built =
        build(&workspace, &BuildOptions { output: output.clone(), withhold: command.withhold })?;
    let language = arguments.language();
    print::digest(&built.open, language);
    let stops = built.open.stopping();
    let line = match (&built.published, language) {
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
    };
    print::line(&line);
    if let Some(_withheld) = built.published.filter(|_| stops > 0) {
        print::line(match language {
            Language::Chinese => "有问题的公开件没有公开，索引页上已注明",
            Language::English => "disclosures with findings were withheld; the indexes say so",
        });
    }
    left_out_of_it(&workspace, language).iter().for_each(|line| print::line(line));
    Ok(if stops > 0 { ExitStatus::Findings } else { ExitStatus::Clean })
}
