use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::check::reconcile;
use crate::finding::{Finding, Language};
use crate::load::words;
use crate::model::threads;
use crate::pipeline::Opened;
use crate::pipeline::page::{Published, open_renderer};
use crate::pipeline::{Prepared, open, page, prepare};
use crate::render::{Content, Renderer};
use crate::site::{Page, Summaries, route};
use crate::source;
use crate::words::Vocabulary;

use super::found::Found;
use super::overlay;

/// The site as it stands on the disk: opened once, departments read when a page of theirs is asked for. A change makes a new one.
pub(super) struct Preview {
    opened: Opened,
    renderer: Result<Renderer, String>,
    departments: Mutex<HashMap<String, Arc<Prepared>>>,
    found: Mutex<Option<Arc<Found>>>,
    /// The words around findings, in the language of messages.
    words: Vocabulary,
    /// Where the site will be published.
    base_url: Option<String>,
}

/// What a request gets.
pub(super) struct Answer {
    pub status: u16,
    pub content_type: String,
    pub bytes: Vec<u8>,
}

impl Preview {
    pub(super) fn open(root: &Path, language: Language) -> anyhow::Result<Preview> {
        let mut opened = open(root)?;
        // The preview is at its own address, whatever the site's will be.
        let base_url = opened.site.config.base_url.take();
        let renderer = open_renderer(&opened).map_err(|error| format!("{error:#}"));
        let words = words(root, language)?.vocabulary;
        Ok(Preview { opened, renderer, departments: Mutex::new(HashMap::new()), found: Mutex::new(None), words, base_url })
    }

    /// The folders and files whose change makes a new preview.
    pub(super) fn watched(root: &Path) -> Vec<PathBuf> {
        ["content", "templates", "static", "site.toml"].into_iter().map(|name| root.join(name)).filter(|path| path.exists()).collect()
    }

    /// Makes what an address asks for. Never fails: what went wrong is shown in the page.
    pub(super) fn answer(&self, address: &str) -> Answer {
        let renderer = match &self.renderer {
            Ok(renderer) => renderer,
            Err(message) => return self.trouble(message),
        };
        match self.make(renderer, address) {
            Ok(answer) => answer,
            Err(error) => self.trouble(&format!("{error:#}")),
        }
    }

    /// The page of trouble that is nobody's content.
    pub(super) fn trouble(&self, message: &str) -> Answer {
        overlay::trouble(message, &self.words)
    }

    fn make(&self, renderer: &Renderer, address: &str) -> anyhow::Result<Answer> {
        if let Some(asset) = renderer.assets().iter().find(|asset| asset.path == address) {
            return Ok(Answer { status: 200, content_type: content_type(address), bytes: asset_bytes(&asset.content)? });
        }
        if Found::has(address) {
            return self.found(renderer, address);
        }
        let Some(found) = Page::at(&self.opened.site, address) else {
            if let Some(html) = self.thread(renderer, address)? {
                return Ok(Answer { status: 200, content_type: content_type("index.html"), bytes: overlay::with_findings(&html, &self.opened.findings, &self.words).into_bytes() });
            }
            if Page::at(&self.opened.site, &format!("{address}/")).is_some() || Found::has(&format!("{address}/")) {
                return Ok(Answer { status: 308, content_type: content_type(address), bytes: Vec::new() });
            }
            return self.beside(renderer, address);
        };
        let (html, findings) = self.page(renderer, found)?;
        let html = overlay::with_findings(&html, &findings, &self.words);
        Ok(Answer { status: 200, content_type: content_type("index.html"), bytes: html.into_bytes() })
    }

    /// Search and the index by codes: made from all departments when first asked for.
    fn found(&self, renderer: &Renderer, address: &str) -> anyhow::Result<Answer> {
        let mut kept = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let found = match &*kept {
            Some(found) => Arc::clone(found),
            None => {
                let places = self.opened.site.regions.iter().flat_map(|region| region.departments.iter().map(move |department| (region, department)));
                let departments = places.map(|(region, department)| self.department(region, department)).collect::<anyhow::Result<Vec<_>>>()?;
                let found = Arc::new(Found::new(&self.opened, renderer, &departments)?);
                Arc::clone(kept.insert(found))
            }
        };
        drop(kept);
        match found.file(address) {
            Some(bytes) if address.ends_with('/') || address.ends_with(".html") => {
                let html = overlay::with_findings(&String::from_utf8_lossy(bytes), &self.opened.findings, &self.words);
                Ok(Answer { status: 200, content_type: content_type("index.html"), bytes: html.into_bytes() })
            }
            Some(bytes) => Ok(Answer { status: 200, content_type: content_type(address), bytes: bytes.to_vec() }),
            None if found.file(&format!("{address}/")).is_some() => Ok(Answer { status: 308, content_type: content_type(address), bytes: Vec::new() }),
            None => self.beside(renderer, address),
        }
    }

    fn page(&self, renderer: &Renderer, found: Page<'_>) -> anyhow::Result<(String, Vec<Finding>)> {
        let mut findings = self.opened.findings.clone();
        if let Page::Disclosure(region, department, entry) | Page::Checks(region, department, entry) = found {
            let prepared = self.department(region, department)?;
            let own = prepared.findings_of(&entry.path);
            let html = match prepared.disclosure(&entry.path) {
                Some(disclosure) => {
                    let reconciliation = reconcile(&prepared.department).into_iter().find(|one| one.disclosure == entry.path);
                    let reconciliation = reconciliation.ok_or_else(|| anyhow::anyhow!("cannot reconcile {}", entry.path))?;
                    let place = (region, department);
                    if matches!(found, Page::Checks(..)) {
                        page::checks(&self.opened, renderer, place, entry, disclosure, &reconciliation)?
                    } else {
                        let threads = threads(prepared.published());
                        let told = page::Told { place, entry, disclosure, findings: &own, threads: &threads, before: prepared.before(disclosure), reconciliation: &reconciliation };
                        page::disclosure(&self.opened, renderer, &told)?
                    }
                }
                None => overlay::unreadable(entry, &self.words),
            };
            findings.extend(own);
            return Ok((html, findings));
        }
        if let Page::Stages(region, department, year) = found {
            let prepared = self.department(region, department)?;
            findings.extend(prepared.findings.iter().cloned());
            return Ok((page::stages(&self.opened, renderer, (region, department), year, &prepared, &threads(prepared.published()))?, findings));
        }
        for region in &self.opened.site.regions {
            for department in &region.departments {
                findings.extend(self.department(region, department)?.findings.iter().cloned());
            }
        }
        Ok((page::index(&self.opened, renderer, found, &self.summaries()?)?, findings))
    }

    fn summaries(&self) -> anyhow::Result<Summaries> {
        let mut summaries = Vec::new();
        for region in &self.opened.site.regions {
            for department in &region.departments {
                summaries.extend(self.department(region, department)?.summaries.iter().cloned());
            }
        }
        Ok(Summaries::new(summaries))
    }

    /// The page of a project over the years: only its department knows that it is there.
    fn thread(&self, renderer: &Renderer, address: &str) -> anyhow::Result<Option<String>> {
        let address = address.strip_suffix("index.html").unwrap_or(address);
        let regions = self.opened.site.regions.iter().flat_map(|region| region.departments.iter().map(move |department| (region, department)));
        for (region, department) in regions.filter(|(region, department)| address.starts_with(&route::projects(&region.region.slug, &department.slug))) {
            let prepared = self.department(region, department)?;
            let threads = threads(prepared.published());
            let found = threads.iter().find(|thread| thread.goes_on() && route::thread(&region.region.slug, &department.slug, thread.id) == address);
            if let Some(thread) = found {
                return Ok(Some(page::thread(&self.opened, renderer, (region, department), thread)?));
            }
        }
        Ok(None)
    }

    /// Files beside a disclosure's page, and what is nowhere.
    fn beside(&self, renderer: &Renderer, address: &str) -> anyhow::Result<Answer> {
        let folder = address.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
        if let Some(Page::Disclosure(region, department, entry)) = folder.as_deref().and_then(|folder| Page::at(&self.opened.site, folder)) {
            let prepared = self.department(region, department)?;
            if let Some(disclosure) = prepared.disclosure(&entry.path) {
                let files: Vec<Published> = page::files(&self.opened, (region, department), disclosure, &prepared.findings_of(&entry.path))?;
                if let Some(file) = files.into_iter().find(|file| file.path == address) {
                    return Ok(Answer { status: 200, content_type: content_type(address), bytes: file.bytes });
                }
            }
        }
        if address == route::roster_csv() || address == route::feed() {
            let summaries = self.summaries()?;
            let made = [page::roster(&self.opened, &summaries), page::feed(&self.opened, self.base_url.as_deref(), &summaries)];
            if let Some(file) = made.into_iter().flatten().find(|file| file.path == address) {
                return Ok(Answer { status: 200, content_type: content_type(address), bytes: file.bytes });
            }
        }
        let html = page::index(&self.opened, renderer, Page::NotFound, &Summaries::default())?;
        Ok(Answer { status: 404, content_type: content_type("index.html"), bytes: html.into_bytes() })
    }

    fn department(&self, region: &crate::site::RegionEntry, department: &crate::site::DepartmentEntry) -> anyhow::Result<Arc<Prepared>> {
        let key = format!("{}/{}", region.region.slug, department.slug);
        let lock = || self.departments.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(prepared) = lock().get(&key) {
            return Ok(Arc::clone(prepared));
        }
        let prepared = Arc::new(prepare(&self.opened, (region, department))?);
        lock().insert(key, Arc::clone(&prepared));
        Ok(prepared)
    }
}

fn asset_bytes(content: &Content) -> anyhow::Result<Vec<u8>> {
    match content {
        Content::Bytes(bytes) => Ok(bytes.clone()),
        Content::File(path) => source::bytes(path),
    }
}

fn content_type(path: &str) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let kind = match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    kind.to_owned()
}
