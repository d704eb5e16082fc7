use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek, Write};

use sha2::{Digest, Sha256};

use crate::characters::hex;
use crate::site::{CodeIndex, CodePage, Site, Summaries, route};

use super::bigram_index::{BigramIndex, OF_ONE};
use super::by_term::by_term;
use super::code_pages::{self, placed};
use super::departments::departments;
use super::directory::{Directory, classes};
use super::disclosures::disclosures;
use super::entries::{Entries, Searched};
use super::fold::{MARKS, fold, variants_of};
use super::pages::File;
use super::posting::{Posting, renumber};
use super::prefix_index::{PrefixIndex, PrefixKind};
use super::prefix_pages::PrefixPages;
use super::result_class::ResultClass;
use super::spool::{Spool, frame, records};
use super::synonyms::synonyms;
use super::terms::{Term, TermPages, ranked};
use super::vlq::ascending;

/// Changes whenever the same entries are written in another way: no browser may read a file it kept
/// as another than it is.
const FORMAT: &str = "gongkai search 2";

/// What an amount of a query may have behind it, in the script.
const UNITS: &str = "亿万元";

/// What can be found in a site, while the site is streamed by: of each distinct string a few
/// numbers in memory, all else in scratch files.
#[derive(Debug)]
pub struct IndexBuilder<S> {
    /// Strings by their digest, numbered as they were met: the texts of a province would fill the
    /// memory of a small machine.
    numbers: HashMap<[u8; 16], u32>,
    terms: Vec<Term>,
    /// The text of each string where it was first met, and all places where it stands.
    places: Spool<S>,
    keys: PrefixIndex<S>,
    /// How many digits name a class of the classification, where there is one.
    class_digits: Option<usize>,
    /// The strings of each department.
    departments: Spool<S>,
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
    /// The address of its folder, which changes with what is in it: a browser may keep its files
    /// for ever.
    pub folder: String,
    /// What the index by codes leads to.
    pub codes: CodeIndex,
}

impl<S: Read + Write + Seek> IndexBuilder<S> {
    /// Begins with nothing, and three scratch files.
    pub fn new([places, keys, departments]: [S; 3]) -> IndexBuilder<S> {
        IndexBuilder {
            numbers: HashMap::new(),
            terms: Vec::new(),
            class_digits: None,
            places: Spool::new(places),
            keys: PrefixIndex::new(keys),
            departments: Spool::new(departments),
        }
    }

    /// Adds a department, in the order of the site; `first` is the number of its first disclosure
    /// among all.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&mut self, first: u32, mut entries: Entries) -> anyhow::Result<()> {
        self.class_digits = self.class_digits.into_iter().chain(entries.class_digits).min();
        let mut numbers = Vec::with_capacity(entries.strings.len());
        for string in &entries.strings {
            numbers.push(self.number(string)?);
        }
        let mut framed = Vec::new();
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        frame(&mut framed, &[&bytes]);
        self.departments.note(&framed)?;
        records(&mut entries.places, |record| {
            let posting = Posting::read(record).0;
            let (string, disclosure) =
                (numbers[posting.string as usize], first + posting.disclosure);
            renumber(record, string, disclosure);
            let term = &mut self.terms[string as usize];
            term.count += 1;
            term.bytes += record.len() as u32;
        });
        self.places.note(&entries.places)?;
        self.keys.note(&mut entries.keys, &numbers, first)
    }

    /// The number of a string. One that is new is noted with its text, before its first place.
    fn number(&mut self, string: &Searched) -> anyhow::Result<u32> {
        let Searched { class, text, last } = string;
        let hash = Sha256::new_with_prefix([*class as u8]).chain_update(text).finalize();
        let digest = *hash.first_chunk::<16>().expect("it has 32 bytes");
        if let Some(number) = self.numbers.get(&digest) {
            return Ok(*number);
        }
        let number = u32::try_from(self.terms.len())?;
        let posting = Posting::new(number, 0, text.as_bytes(), b"");
        let mut framed = Vec::new();
        frame(&mut framed, &[&posting.head(), posting.fragment]);
        self.places.note(&framed)?;
        let mut term = Term::new(*class, text);
        term.last = *last;
        term.bytes = u32::try_from(posting.head().len() + text.len())?;
        self.terms.push(term);
        self.numbers.insert(digest, number);
        Ok(number)
    }

    /// Writes the index; summaries stand in the order of the site.
    ///
    /// # Errors
    /// When the disk refuses, or `sink` does.
    pub fn finish(
        mut self,
        site: &Site,
        summaries: &Summaries,
        sink: &mut impl Sink,
    ) -> anyhow::Result<Index> {
        drop(std::mem::take(&mut self.numbers));
        let terms = self.terms;
        let disclosures = disclosures(site, summaries);
        let synonyms = synonyms(&site.glossary);
        let digest = self
            .places
            .digest()
            .chain_update(self.keys.log().digest().finalize())
            .chain_update(&disclosures)
            .chain_update(serde_json::to_vec(&synonyms)?)
            .chain_update(FORMAT);
        let version = hex(&digest.finalize()[..5]);
        let folder = route::search_index(&version);
        let mut file = |(name, bytes): File| sink.file(&format!("{folder}{name}"), &bytes);
        // Places and synonyms are folded like strings, and so are the units of amounts.
        let spoken = [std::str::from_utf8(&disclosures)?, UNITS].into_iter().map(str::to_owned);
        let spoken: Vec<String> = spoken.chain(synonyms.iter().flatten().cloned()).collect();
        file(("disclosures.json".into(), disclosures))?;

        let order = ranked(&terms);
        let (mut pages, mut words) = (TermPages::new(), BigramIndex::default());
        let mut published = vec![0; terms.len()];
        let (mut subjects, mut projects) = (BTreeMap::new(), HashMap::new());
        let mut next = 0;
        by_term(&mut self.places, &terms, &order, |string, records| {
            let (first, places) = Posting::read(records);
            let text = std::str::from_utf8(first.fragment)?;
            let Term { class, count, .. } = terms[string as usize];
            match class {
                ResultClass::Subject => _ = subjects.insert(text.to_owned(), string),
                ResultClass::Project => _ = projects.insert(string, text.to_owned()),
                _ => {}
            }
            published[string as usize] = next;
            words.add(next, class, text);
            next += 1;
            pages.add(text, count, places, &mut file)
        })?;
        pages.finish(&mut file)?;
        let mut known = words.characters();
        known.extend(spoken.iter().flat_map(|text| fold(text)));
        let words = words.write(&mut file)?;
        let departments = departments(&mut self.departments, &published, &mut file)?;
        let mut firsts = Vec::new();
        for keyed in [PrefixKind::Codes, PrefixKind::Amounts] {
            let mut pages = PrefixPages::new(keyed);
            self.keys.sorted(keyed, |place| {
                pages.add(&place, published[place.posting.string as usize], &mut file)
            })?;
            pages.finish(&mut file)?;
            firsts.push(pages.firsts);
        }
        let directory = Directory {
            classes: classes(&terms, &order),
            of_one: OF_ONE,
            marks: MARKS,
            variants: variants_of(&known),
            synonyms: &synonyms,
            strings: ascending(pages.firsts.iter().copied()),
            departments: ascending(departments),
            words: &words,
            codes: &firsts[0],
            amounts: &firsts[1],
        };
        file(("index.json".into(), directory.bytes()))?;

        let placed = placed(site);
        let mut codes = CodeIndex { class_digits: self.class_digits, ..CodeIndex::default() };
        let mut page = |page: CodePage<'_>| sink.page(page);
        code_pages::subjects(&mut self.places, &terms, &subjects, &placed, &mut codes, &mut page)?;
        code_pages::projects(&mut self.keys, &projects, &placed, &mut codes, &mut page)?;
        Ok(Index { folder, codes })
    }
}
