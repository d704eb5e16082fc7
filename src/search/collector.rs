use std::collections::BTreeMap;
use std::io::{Read, Seek, Write};

use sha2::Digest;

use crate::site::{CodeIndex, CodePage, Site, Summary, route};

use super::by_code::{placed, projects, subjects};
use super::class::Class;
use super::departments::departments;
use super::directory::Directory;
use super::disclosures::disclosures;
use super::entries::{Entries, Place};
use super::gather::gather;
use super::keys::{KeyPages, Keyed, Keys};
use super::log::Log;
use super::pages::File;
use super::stand::Stand;
use super::strings::{Known, StringPages, ranked};
use super::words::Words;

/// Changes whenever the same entries are written in another way: no browser may read a file it kept as another than it is.
const FORMAT: &str = "gongkai search 1";

/// What can be found in a site, while the site is streamed by: distinct strings in memory, places in scratch files.
#[derive(Debug)]
pub struct Collector<S> {
    /// Strings, numbered as they were met.
    numbers: BTreeMap<(Class, String), u32>,
    /// How often each stands, and the bytes of its records.
    counts: Vec<(u32, u32)>,
    log: Log<S>,
    keys: Keys<S>,
    /// The strings of each department.
    departments: Log<S>,
}

/// Where the index goes.
pub trait Sink {
    /// Takes a file.
    ///
    /// # Errors
    /// When the disk refuses.
    fn file(&mut self, path: &str, bytes: &[u8]) -> anyhow::Result<()>;

    /// Takes a page of the index by codes.
    ///
    /// # Errors
    /// When the disk refuses or a template is broken.
    fn page(&mut self, page: CodePage<'_>) -> anyhow::Result<()>;
}

/// What the pages of search need to know of the index.
#[derive(Debug)]
pub struct Index {
    /// The address of its folder, which changes with what is in it: a browser may keep its files for ever.
    pub folder: String,
    /// What the index by codes leads to.
    pub codes: CodeIndex,
}

impl<S: Read + Write + Seek> Collector<S> {
    /// Begins with nothing, and three scratch files.
    pub fn new([places, keys, departments]: [S; 3]) -> Collector<S> {
        Collector { numbers: BTreeMap::new(), counts: Vec::new(), log: Log::new(places), keys: Keys::new(keys), departments: Log::new(departments) }
    }

    /// Adds a department, in the order of the site; `first` is the number of its first disclosure among all.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&mut self, first: u32, entries: &Entries) -> anyhow::Result<()> {
        let numbers: Vec<u32> = entries.strings.iter().map(|string| self.number(string)).collect();
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        self.departments.note(&[&bytes])?;
        let stand = |place: &Place| Stand {
            string: numbers[place.string as usize],
            disclosure: first + place.disclosure,
            fragment: entries.letters(&place.fragment).as_bytes(),
            tail: entries.letters(&place.tail).as_bytes(),
        };
        for place in &entries.places {
            let stand = stand(place);
            self.log.note(&[&stand.head(), stand.fragment, stand.tail])?;
            let (count, bytes) = &mut self.counts[stand.string as usize];
            *count += 1;
            *bytes += stand.length();
        }
        for number in &entries.numbers {
            self.keys.note(number.keyed, entries.letters(&number.key), &stand(&number.place))?;
        }
        Ok(())
    }

    fn number(&mut self, string: &(Class, String)) -> u32 {
        if let Some(number) = self.numbers.get(string) {
            return *number;
        }
        let number = u32::try_from(self.counts.len()).expect("fewer strings than that");
        self.numbers.insert(string.clone(), number);
        self.counts.push((0, 0));
        number
    }

    /// Writes the index; summaries stand in the order of the site.
    ///
    /// # Errors
    /// When the disk refuses, or `sink` does.
    pub fn finish(mut self, site: &Site, summaries: &[Summary], sink: &mut impl Sink) -> anyhow::Result<Index> {
        let mut known: Vec<Known> = Vec::new();
        known.resize_with(self.counts.len(), Known::default);
        let mut digest = self.log.digest().chain_update(self.keys.log().digest().finalize()).chain_update(FORMAT);
        for ((class, text), number) in std::mem::take(&mut self.numbers) {
            let (count, bytes) = self.counts[number as usize];
            digest.update(&text);
            known[number as usize] = Known { text, class: Some(class), count, bytes };
        }
        let disclosures = disclosures(site, summaries);
        let version: String = digest.chain_update(&disclosures).finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        let folder = route::search_index(&version);
        let mut file = |(name, bytes): File| sink.file(&format!("{folder}{name}"), &bytes);
        file(("disclosures.json".into(), disclosures))?;

        let order = ranked(&known);
        let sizes: Vec<u32> = known.iter().map(|known| known.bytes).collect();
        let (mut pages, mut words) = (StringPages::new(), Words::default());
        let mut published = vec![0; known.len()];
        let mut next = 0;
        gather(&mut self.log, &sizes, &order, |string, records| {
            let one = &known[string as usize];
            published[string as usize] = next;
            words.add(next, &one.text);
            next += 1;
            pages.add(&one.text, one.count, records, &mut file)
        })?;
        pages.finish(&mut file)?;
        let words = words.write(&mut file)?;
        let departments = departments(&mut self.departments, &published, &mut file)?;
        let mut firsts = Vec::new();
        for keyed in [Keyed::Codes, Keyed::Amounts] {
            let mut pages = KeyPages::new(keyed);
            self.keys.sorted(keyed, |place| pages.add(&place, published[place.stand.string as usize], &mut file))?;
            pages.finish(&mut file)?;
            firsts.push(pages.firsts);
        }
        let directory = Directory::new(&known, &order, &pages.firsts, &departments, &words, &firsts[0], &firsts[1]);
        file(("index.json".into(), directory.bytes()))?;

        let placed = placed(site);
        let mut codes = CodeIndex::default();
        let mut page = |page: CodePage<'_>| sink.page(page);
        subjects(&mut self.log, &known, &placed, &mut codes, &mut page)?;
        projects(&mut self.keys, &known, &placed, &mut codes, &mut page)?;
        Ok(Index { folder, codes })
    }
}
