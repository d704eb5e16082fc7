use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use crate::finding::{Finding, Language, Level, RuleInfo, Words};
use crate::site::{Config, Government, Minify};
use crate::source::{Place, SourceFile, Span};

use super::discover::text;
use super::rules::{UNKNOWN_KEY, WRONG_SHAPE};
use super::words::words;

/// What `site.toml` says, and what is wrong with it.
#[derive(Debug)]
pub struct Settings {
    /// The settings, with defaults for what is not said.
    pub config: Config,
    /// Findings in `site.toml`.
    pub findings: Vec<Finding>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    site: WrittenSite,
    government: Option<WrittenGovernment>,
    #[serde(default)]
    output: WrittenOutput,
    #[serde(default)]
    levels: BTreeMap<String, toml::Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenSite {
    title: Option<String>,
    #[serde(alias = "base_url")]
    base_url: Option<String>,
    lang: Option<WrittenLanguage>,
    profile: Option<String>,
    notice: Option<String>,
    publisher: Option<String>,
    contact: Option<String>,
    accent: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenGovernment {
    name: Option<String>,
    organizer: Option<String>,
    operator: Option<String>,
    code: Option<String>,
    icp: Option<String>,
    police: Option<String>,
    fault_report: Option<String>,
    accessibility: Option<String>,
}

impl From<WrittenGovernment> for Government {
    fn from(written: WrittenGovernment) -> Government {
        let WrittenGovernment { name, organizer, operator, code, icp, police, fault_report, accessibility } = written;
        Government { name, organizer, operator, code, icp, police, fault_report, accessibility }
    }
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum WrittenLanguage {
    Zh,
    En,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct WrittenOutput {
    minify: Option<WrittenMinify>,
    workbooks: Option<bool>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum WrittenMinify {
    Templates,
    Pages,
    Off,
}

/// Reads `site.toml` under a site's root, and the words of its language. `rules` are the rules whose levels it may set.
///
/// # Errors
/// When the disk refuses; what the site's team did wrong is a finding.
pub fn settings(root: &Path, rules: &[&RuleInfo]) -> anyhow::Result<Settings> {
    let mut findings = Vec::new();
    let empty = || Arc::new(SourceFile::new("site.toml", ""));
    let file = text(&root.join("site.toml"), "site.toml", &mut findings)?.unwrap_or_else(empty);
    let written: Written = toml::from_str(&file.text).unwrap_or_else(|error| {
        let span = error.span().map_or(Span::beginning(), |range| Span::new(range.start, range.end));
        let words = Words::new(format!("site.toml 写法有误：{}", error.message()), format!("site.toml cannot be read: {}", error.message()));
        findings.push(Finding::new(&WRONG_SHAPE, words, Place::new(&file, span)));
        Written::default()
    });
    let levels = levels(&file, written.levels, rules, &mut findings);
    let base_url = written.site.base_url.map(|url| if url.ends_with('/') { url } else { format!("{url}/") }).filter(|url| url.len() > 1);
    let language = match written.site.lang {
        Some(WrittenLanguage::En) => Language::English,
        _ => Language::Chinese,
    };
    let words = words(root, language)?;
    findings.extend(words.findings);
    let config = Config {
        title: written.site.title.unwrap_or_else(|| words.vocabulary.word("site.title").to_owned()),
        base_url,
        words: words.vocabulary,
        profile: written.site.profile,
        notice: written.site.notice,
        publisher: written.site.publisher,
        contact: written.site.contact,
        government: written.government.map(Government::from),
        accent: written.site.accent,
        minify: match written.output.minify {
            Some(WrittenMinify::Pages) => Minify::Pages,
            Some(WrittenMinify::Off) => Minify::Off,
            _ => Minify::Templates,
        },
        workbooks: written.output.workbooks.unwrap_or(true),
        levels,
    };
    Ok(Settings { config, findings })
}

fn levels(file: &Arc<SourceFile>, written: BTreeMap<String, toml::Spanned<String>>, rules: &[&RuleInfo], findings: &mut Vec<Finding>) -> BTreeMap<String, Option<Level>> {
    let mut levels = BTreeMap::new();
    for (name, level) in written {
        let place = Place::new(file, Span::new(level.span().start, level.span().end));
        let Some(rule) = rules.iter().find(|rule| rule.name == name) else {
            let words = Words::new(format!("没有名为「{name}」的检查规则"), format!("there is no rule `{name}`"));
            findings.push(Finding::new(&UNKNOWN_KEY, words, place));
            continue;
        };
        let chosen = match level.get_ref().as_str() {
            "off" if rule.level != Level::Error => Some(None),
            "note" if rule.level != Level::Error => Some(Some(Level::Note)),
            "warning" => Some(Some(Level::Warning)),
            _ => None,
        };
        match chosen.filter(|_| rule.adjustable) {
            Some(level) => {
                levels.insert(name, level);
            }
            None => {
                let words = Words::new(
                    format!("「{name}」不能设为「{}」：错误最低降为 warning，且读取错误不能降级", level.get_ref()),
                    format!("`{name}` cannot be set to `{}`: an error may become a warning at least, and faults of reading stay errors", level.get_ref()),
                );
                findings.push(Finding::new(&WRONG_SHAPE, words, place));
            }
        }
    }
    levels
}
