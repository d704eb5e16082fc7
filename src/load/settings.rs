use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use crate::finding::{Bilingual, Finding, Language, Level, RuleInfo};
use crate::site::{
    Config, Government, Licence, Minify, PAGE_LINES, base_url, colour, kept_path, link,
};
use crate::source::{Place, SourceFile, Span};

use super::lenient_toml::lenient_toml;
use super::rules::{UNKNOWN_KEY, WRONG_SHAPE};
use super::text::text;
use super::words::{embedded_words, words};
use super::written_language::WrittenLanguage;

/// What `site.toml` says, and what is wrong with it.
#[derive(Debug)]
pub struct Settings {
    /// The settings, with defaults for what is not said.
    pub config: Config,
    /// Where each path of `[output] keep` is written, in the order of [`Config::keep`].
    pub kept: Vec<Place>,
    /// Findings in `site.toml`.
    pub findings: Vec<Finding>,
}

/// A path of `[output] keep` at which the site has a file of its own, or that lies inside one.
pub fn kept_in_the_way(kept: &str, path: &str, place: Place) -> Finding {
    let words = Bilingual::new(
        format!("「{kept}」不能保留：网站自己要写 {path}"),
        format!("`{kept}` cannot be kept: the site has a file of its own at {path}"),
    );
    Finding::new(&WRONG_SHAPE, words, place).help(
        "从 keep 里去掉；要保留的文件改名，或放到别的文件夹",
        "take it out of `keep`; give what is to stay another name, or another folder",
    )
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    #[serde(default)]
    site: WrittenSite,
    government: Option<WrittenGovernment>,
    #[serde(default)]
    output: WrittenOutput,
    #[serde(default)]
    compare: WrittenCompare,
    #[serde(default)]
    levels: BTreeMap<String, toml::Spanned<String>>,
}

/// A text and where it stands.
type Text = toml::Spanned<String>;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenSite {
    title: Option<Text>,
    #[serde(alias = "base_url")]
    base_url: Option<Text>,
    lang: Option<WrittenLanguage>,
    profile: Option<String>,
    notice: Option<Text>,
    publisher: Option<Text>,
    contact: Option<Text>,
    #[serde(default)]
    original_prevails: bool,
    licence: Option<Text>,
    licence_url: Option<Text>,
    accent: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenGovernment {
    name: Option<Text>,
    organizer: Option<Text>,
    operator: Option<Text>,
    code: Option<Text>,
    icp: Option<Text>,
    police: Option<Text>,
    fault_report: Option<Text>,
    accessibility: Option<Text>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct WrittenOutput {
    minify: Option<WrittenMinify>,
    data: Option<bool>,
    checks: Option<bool>,
    search: Option<bool>,
    workbooks: Option<bool>,
    #[serde(default)]
    keep: Vec<Text>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenCompare {
    pages: Option<bool>,
    #[serde(default)]
    per_head: bool,
    #[serde(default)]
    real_prices: bool,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum WrittenMinify {
    Templates,
    Pages,
    Off,
}

/// Reads `site.toml` under a site's root, and the words of its language. `rules` are the rules
/// whose levels it may set.
///
/// # Errors
/// When the disk refuses; what the site's team did wrong is a finding.
pub fn settings(root: &Path, rules: &[&RuleInfo]) -> anyhow::Result<Settings> {
    let mut findings = Vec::new();
    let empty = || Arc::new(SourceFile::new("site.toml", ""));
    let file = text(&root.join("site.toml"), "site.toml", &mut findings)?.unwrap_or_else(empty);
    let written: SettingsFile = lenient_toml(&file, &mut findings);
    let is_read = findings.is_empty();
    let levels = levels(&file, written.levels, rules, &mut findings);
    let language = written.site.lang.map_or(Language::Chinese, Language::from);
    let other = if language == Language::Chinese { Language::English } else { Language::Chinese };
    findings.extend(super::words::words(root, other)?.findings);
    let words = words(root, language)?;
    findings.extend(words.findings);
    let kept = kept(&file, &written.output.keep, &mut findings);
    let mut read = |text: Option<Text>, by: fn(&str) -> Result<String, Bilingual>| {
        text.and_then(|text| setting(&file, &text, by, &mut findings))
    };
    let site = written.site;
    let government = written.government.map(|written| Government {
        name: read(written.name, plain),
        organizer: read(written.organizer, plain),
        operator: read(written.operator, plain),
        code: read(written.code, plain),
        icp: read(written.icp, plain),
        police: read(written.police, plain),
        fault_report: read(written.fault_report, link),
        accessibility: read(written.accessibility, link),
    });
    let licence_url = read(site.licence_url, link);
    let licence = read(site.licence, plain).map(|name| Licence { name, url: licence_url });
    let config = Config {
        title: read(site.title, plain)
            .unwrap_or_else(|| words.messages.word("site.title").to_owned()),
        base_url: read(site.base_url, base_url),
        words: words.messages,
        profile: site.profile,
        is_read,
        notice: read(site.notice, plain),
        publisher: read(site.publisher, plain),
        contact: read(site.contact, plain),
        original_prevails: site.original_prevails,
        licence,
        government,
        accent: read(site.accent, colour),
        keep: kept.iter().map(|(path, _)| path.clone()).collect(),
        minify: minify(written.output.minify),
        data: written.output.data.unwrap_or(true),
        checks: written.output.checks.unwrap_or(true),
        search: written.output.search.unwrap_or(true),
        workbooks: written.output.workbooks.unwrap_or(true),
        page_lines: PAGE_LINES,
        compares: written.compare.pages.unwrap_or(true),
        per_head: written.compare.per_head,
        real_prices: written.compare.real_prices,
        levels,
    };
    Ok(Settings { config, kept: kept.into_iter().map(|(_, place)| place).collect(), findings })
}

/// What is minified, where the site says so or not.
fn minify(written: Option<WrittenMinify>) -> Minify {
    match written {
        Some(WrittenMinify::Pages) => Minify::Pages,
        Some(WrittenMinify::Off) => Minify::Off,
        _ => Minify::Templates,
    }
}

/// The settings where there is no site: nothing said, the words of a language.
pub fn without_site(language: Language) -> Config {
    let words = embedded_words(language);
    Config {
        title: words.word("site.title").to_owned(),
        base_url: None,
        words,
        profile: None,
        is_read: true,
        notice: None,
        publisher: None,
        contact: None,
        original_prevails: false,
        licence: None,
        government: None,
        accent: None,
        minify: Minify::Templates,
        data: true,
        checks: true,
        search: true,
        workbooks: true,
        page_lines: PAGE_LINES,
        compares: true,
        per_head: false,
        real_prices: false,
        keep: Vec::new(),
        levels: BTreeMap::new(),
    }
}

/// The paths of `[output] keep`, and where each is written.
fn kept(
    file: &Arc<SourceFile>,
    paths: &[Text],
    findings: &mut Vec<Finding>,
) -> Vec<(String, Place)> {
    let kept = |path: &Text| {
        let place = Place::new(file, Span::new(path.span().start, path.span().end));
        Some((setting(file, path, kept_path, findings)?, place))
    };
    paths.iter().filter_map(kept).collect()
}

/// A setting that becomes markup, an address or a path: read by its own rule, or a finding where it
/// stands.
fn setting(
    file: &Arc<SourceFile>,
    text: &Text,
    by: fn(&str) -> Result<String, Bilingual>,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    by(text.get_ref())
        .map_err(|words| {
            findings.push(Finding::new(
                &WRONG_SHAPE,
                words,
                Place::new(file, Span::new(text.span().start, text.span().end)),
            ))
        })
        .ok()
}

/// A text for people: pages print it as it is, and a feed cannot hold signs that control a
/// terminal.
fn plain(text: &str) -> Result<String, Bilingual> {
    match text.chars().find(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) {
        None => Ok(text.to_owned()),
        Some(sign) => Err(Bilingual::new(
            format!("文字里有控制字符 U+{:04X}", u32::from(sign)),
            format!("U+{:04X} is a control character, which no text holds", u32::from(sign)),
        )),
    }
}

fn levels(
    file: &Arc<SourceFile>,
    written: BTreeMap<String, toml::Spanned<String>>,
    rules: &[&RuleInfo],
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Option<Level>> {
    let mut levels = BTreeMap::new();
    for (name, level) in written {
        let place = Place::new(file, Span::new(level.span().start, level.span().end));
        let Some(rule) = rules.iter().find(|rule| rule.name == name) else {
            let words = Bilingual::new(
                format!("没有名为「{name}」的检查规则"),
                format!("there is no rule `{name}`"),
            );
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
                let words = Bilingual::new(
                    format!(
                        "「{name}」不能设为「{}」：错误最低降为 warning，且读取错误不能降级",
                        level.get_ref()
                    ),
                    format!(
                        "`{name}` cannot be set to `{}`: an error may become a warning at least, and faults of reading stay errors",
                        level.get_ref()
                    ),
                );
                findings.push(Finding::new(&WRONG_SHAPE, words, place));
            }
        }
    }
    levels
}
