//! `gongkai check FILE`: what an office gives is checked as it is, without a site. It prints what
//! was recognised, what was found by its cells, and what was not taken.

mod asked;
mod heading;
mod left;
mod output;

use std::path::PathBuf;

use anyhow::bail;

use crate::check::{Tally, understood};
use crate::finding::{Finding, Language, sort};
use crate::office::OfficeDocument;
use crate::pipeline::{AskedOf, OfficeReport, Standards, Unchecked, check_office, open};
use crate::trouble::{Bilingual, Trouble};

use super::arguments::{Arguments, CheckArguments, Format};
use super::check_end::{came_out, status};
use super::coverage::Coverage;
use super::office_sources::{Source, Sources, sources};
use super::unchecked::unchecked;
use super::watch::{Seen, Watched, watched};
use super::{ExitStatus, print, report, root};

pub(super) use asked::asked;
use output::Output;

/// Checks files of offices, one after the other.
pub(super) fn run(
    arguments: &Arguments,
    command: &CheckArguments,
    files: &[PathBuf],
) -> anyhow::Result<ExitStatus> {
    let language = arguments.language();
    if command.watch {
        return watched(arguments, command, &Watched::Files(files), || {
            seen(arguments, command, files)
        });
    }
    let (site, standards) = standards(arguments, command)?;
    let sources = sources(files)?;
    let output = command.file.output.as_deref();
    let output = output.map(|path| Output::at(path, &sources)).transpose()?;
    let mut run = Run::new(command, &standards, command.format, language);
    run.all(&sources)?;
    let all: Vec<&Finding> = run.findings.iter().collect();
    if let Some(file) = &command.report {
        report::write(site.as_deref(), file, &all, language)?;
    }
    if let Some(output) = output {
        let path = output.write(&all, &run.left, language)?;
        run.said(&heading::written(&path, language));
    }
    run.end(&all)
}

/// What one run of `--watch` finds.
fn seen(
    arguments: &Arguments,
    command: &CheckArguments,
    files: &[PathBuf],
) -> anyhow::Result<Seen> {
    let language = arguments.language();
    let (_, standards) = standards(arguments, command)?;
    // As for machines: it prints nothing by itself until the end, which is not reached.
    let mut run = Run::new(command, &standards, Format::Sarif, language);
    run.all(&sources(files)?)?;
    let all: Vec<&Finding> = run.findings.iter().collect();
    let summary = vec![run.sum(&all)];
    Ok(Seen { findings: run.findings, summary })
}

/// By what files are checked: a site's declarations where there is one.
fn standards(
    arguments: &Arguments,
    command: &CheckArguments,
) -> anyhow::Result<(Option<PathBuf>, Standards)> {
    let site = root::find_any(arguments)?;
    let mut standards = match &site {
        Some(root) => Standards::of_site(open(root)?),
        None => Standards::of_program(),
    };
    root::lower(&mut standards.config, &command.allow)?;
    Ok((site, standards))
}

/// A check of several documents while it goes on.
struct Run<'a> {
    command: &'a CheckArguments,
    standards: &'a Standards,
    asked: AskedOf,
    format: Format,
    language: Language,
    /// How many documents there are.
    documents: usize,
    findings: Vec<Finding>,
    /// What was not taken, by file, place and reason.
    left: Vec<[String; 3]>,
    tally: Tally,
    /// How many documents were checked, could not be, and held nothing.
    counts: Counts,
    /// What is held against what, where that is asked for.
    coverage: Option<Coverage>,
}

#[derive(Default)]
struct Counts {
    checked: usize,
    refused: usize,
    empty: usize,
    /// How many tables and figures were read.
    tables: usize,
    figures: usize,
    /// How many amounts of sentences were held against others, of documents whose tables let nothing
    /// be.
    sentences: usize,
}

impl<'a> Run<'a> {
    fn new(
        command: &'a CheckArguments,
        standards: &'a Standards,
        format: Format,
        language: Language,
    ) -> Run<'a> {
        let file = &command.file;
        let asked = AskedOf {
            kind: file.kind,
            year: file.year,
            profile: file.profile.clone(),
            form: file.form.clone(),
            department: file.department.clone(),
        };
        Run {
            command,
            standards,
            asked,
            format,
            language,
            documents: 0,
            findings: Vec::new(),
            left: Vec::new(),
            tally: Tally::default(),
            counts: Counts::default(),
            coverage: command.coverage.then(|| Coverage::new(format, language)),
        }
    }

    /// Checks all documents, and says what is no document.
    fn all(&mut self, sources: &Sources) -> anyhow::Result<()> {
        self.documents = sources.documents.len();
        for source in &sources.documents {
            self.source(source)?;
        }
        for (path, why) in &sources.left {
            self.aside(&format!("{path}：{}", why.in_language(self.language)));
        }
        sort(&mut self.findings);
        Ok(())
    }

    /// A line for people; machines read findings alone, and this beside them.
    fn aside(&self, line: &str) {
        match self.format {
            Format::Human => print::line(line),
            _ => print::aside(line),
        }
    }

    /// A line for people alone.
    fn said(&self, line: &str) {
        if self.format == Format::Human {
            print::line(line);
        }
    }

    fn source(&mut self, source: &Source) -> anyhow::Result<()> {
        let document = match source
            .read(self.command.file.sheet.as_deref(), &self.standards.catalogue.lexicon)
        {
            Ok(document) => document,
            Err(error) => return self.refused(error),
        };
        if document.is_empty() {
            self.counts.empty += 1;
            self.aside(&heading::empty(&document.path, self.language));
            return Ok(());
        }
        match check_office(&document, &source.name(), &self.asked, self.standards) {
            Ok(report) => {
                self.report(source, &document, report);
            }
            Err(why) => {
                let mut words = unchecked(&document, &why);
                // What is asked for may be wrong of all files; what it is, of this one.
                if matches!(why, Unchecked::NoKind(_)) {
                    let (path, Bilingual { zh, en }) = (&document.path, words);
                    words = Bilingual::new(format!("{path}：{zh}"), format!("{path}: {en}"));
                }
                return self.refused(Trouble::from(words).into());
            }
        }
        Ok(())
    }

    /// A document that cannot be checked: one of several keeps no other from it.
    fn refused(&mut self, error: anyhow::Error) -> anyhow::Result<()> {
        if self.documents == 1 {
            return Err(error);
        }
        print::trouble(&error, self.language);
        self.counts.refused += 1;
        Ok(())
    }

    fn report(&mut self, source: &Source, document: &OfficeDocument, report: OfficeReport) {
        if let Some(coverage) = &mut self.coverage {
            self.counts.checked += 1;
            return coverage.department(&report.read, |_| Some(source.shown()));
        }
        if self.format == Format::Human {
            print::line(&heading::heading(source.shown(), &report, self.language));
        }
        let shown: Vec<&Finding> = report.findings.iter().collect();
        if self.format != Format::Sarif {
            print::findings(&shown, self.format, self.language);
        }
        let left = left::lines(document, &report, self.language);
        if self.format == Format::Human {
            for line in left::said(document, &report, &left, self.language) {
                print::line(&line);
            }
        }
        let has_text = report.text.as_ref().is_some_and(|(count, _)| count.taken > 0);
        if report.imported.is_empty() && !has_text {
            self.counts.empty += 1;
        }
        self.counts.tables += report.imported.taken().len();
        self.counts.figures += document.figures(&report.imported).taken;
        if report.tally.computed() == 0 {
            let own = report.read.disclosures.iter();
            let said = own.map(|one| understood(&report.read, one).understood());
            self.counts.sentences += said.sum::<usize>();
        }
        self.left.extend(left.into_iter().map(|[at, why]| [source.shown(), at, why]));
        self.tally = self.tally.and(report.tally);
        self.counts.checked += 1;
        self.findings.extend(report.findings);
    }

    /// How many files were checked, and how that came out.
    fn sum(&self, all: &[&Finding]) -> String {
        let Counts { checked, tables, figures, .. } = self.counts;
        let came_out = came_out(self.tally, "", all, self.language);
        match self.language {
            Language::Chinese if self.held_nothing() => format!(
                "{checked} 份文件，{tables} 张表、{figures} 个数，没有一条勾稽关系可以核对：没有查出问题，不等于数是对的；{came_out}"
            ),
            Language::English if self.held_nothing() => format!(
                "{checked} files, {tables} tables, {figures} figures, and no identity could be checked: that nothing was found does not say that they are right; {came_out}"
            ),
            Language::Chinese => format!("{checked} 份文件；{came_out}"),
            Language::English => format!("{checked} files; {came_out}"),
        }
    }

    /// Whether nothing in all documents could be held against anything.
    fn held_nothing(&self) -> bool {
        self.tally.computed() == 0 && self.counts.sentences == 0
    }

    fn end(&self, all: &[&Finding]) -> anyhow::Result<ExitStatus> {
        let Counts { checked, refused, empty, .. } = self.counts;
        match self.format {
            _ if self.coverage.is_some() => self.coverage.iter().for_each(Coverage::end),
            Format::Human if checked > 0 => {
                print::line(&self.sum(all));
            }
            Format::Sarif => print::findings(all, Format::Sarif, self.language),
            _ => {}
        }
        if refused > 0 {
            bail!(Trouble::new(
                format!("{refused} 份没有核对，原因见上"),
                format!("{refused} were not checked, for the reasons above")
            ));
        }
        let is_in_doubt = empty > 0 || self.coverage.is_none() && self.held_nothing();
        Ok(if is_in_doubt { ExitStatus::Findings } else { status(all, self.command) })
    }
}
