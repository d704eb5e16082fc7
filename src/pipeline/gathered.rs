use std::sync::atomic::{AtomicBool, Ordering};

use crate::finding::Finding;
use crate::site::Summary;

use super::appended_files::AppendedFiles;
use super::broken_files::BrokenFiles;
use super::build_report::BuildReport;
use super::course::Stage;
use super::department_output::{DepartmentOutput, Gate, Making, department_output};
use super::parallel::{RegionDepartment, stream_apart};
use super::recorder::Recorder;
use super::search::SearchCollector;

/// What is gathered of departments while they are made, in the order of the site.
pub(super) struct Gathered<'s, 'a> {
    /// What is told in the end.
    pub report: BuildReport,
    /// Whether nothing may be published.
    pub shut: bool,
    /// What is wrong with the site's own templates.
    pub broken: BrokenFiles<'a>,
    /// What index pages keep of every disclosure.
    pub summaries: Vec<Summary>,
    /// The addresses of pages that the plan does not name.
    pub others: Vec<String>,
    /// What can be searched.
    pub search: SearchCollector<'s>,
    /// The data files that grow.
    pub growing: AppendedFiles<'s>,
    /// What is left for the next build.
    pub recorder: Recorder<'a>,
}

impl<'s, 'a> Gathered<'s, 'a> {
    /// Nothing of any department yet.
    pub fn begun(
        making: Making<'s>,
        (report, broken): (BuildReport, BrokenFiles<'a>),
        recorder: Recorder<'a>,
    ) -> Gathered<'s, 'a> {
        Gathered {
            // What is wrong with forms, settings and folders concerns everything: nothing can be
            // published around it.
            shut: report.open.stopping() > 0,
            report,
            broken,
            summaries: Vec::new(),
            others: Vec::new(),
            search: SearchCollector::of(making.staging, making.last),
            growing: AppendedFiles::of(making.staging, making.last.map(|last| &last.files)),
            recorder,
        }
    }

    /// Makes all departments.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn gather(
        &mut self,
        making: Making<'_>,
        departments: &[RegionDepartment<'_>],
        withhold: bool,
    ) -> anyhow::Result<()> {
        // What a shut gate would throw away is not written.
        let closed = AtomicBool::new(self.shut);
        let work = |place| {
            let gate = Gate { withhold, closed: closed.load(Ordering::Relaxed) };
            let part = department_output(making, place, gate)?;
            closed.fetch_or(part.shuts, Ordering::Relaxed);
            Ok(part)
        };
        stream_apart(departments, work, |place, part| self.add(making, place, part))
    }

    fn add(
        &mut self,
        making: Making<'_>,
        place: RegionDepartment<'_>,
        mut part: DepartmentOutput,
    ) -> anyhow::Result<()> {
        let course = &making.workspace.course;
        self.shut |= part.shuts;
        let data = std::mem::take(&mut part.written.data);
        let data = course.during(Stage::Data, || self.growing.add(data))?;
        let record = course.during(Stage::Publishing, || self.recorder.note(place, &part, data));
        let (before, searchable) =
            (u32::try_from(self.report.disclosures)?, part.written.searchable);
        course.during(Stage::Search, || self.search.add(before, searchable, record))?;
        self.report.open.extend(part.findings.into_iter().filter(Finding::is_open));
        // Copies lie side by side; the originals lie among what is let go of soon, and would keep
        // its memory.
        self.summaries.extend(part.summaries.iter().cloned());
        self.others.extend(part.written.projects);
        part.broken.into_iter().for_each(|finding| self.broken.add(finding));
        self.report.disclosures += place.1.disclosures.len();
        course.finish(place.1.disclosures.len());
        Ok(())
    }
}
