use crate::sentences::names_nothing;

use super::named_rows::NamedRows;
use super::spoken::{Named, Spoken};

/// Rows whose names are too short, or too common, to stand for themselves: what the sentence speaks of tells that
/// they are meant.
impl<'a> NamedRows<'a> {
    /// The lines of what came in that the words right before an amount name, in a sentence on income.
    pub fn income_spoken_of(&self, label: &str) -> Option<Spoken<'_, 'a>> {
        let fits = self.income.iter().filter(|(name, _)| {
            label.rfind(name.as_str()).is_some_and(|at| {
                names_nothing(self.lexicon, &label[at + name.len()..])
                    && self.begins_there(&label[..at])
            })
        });
        let (name, rows) = fits.max_by_key(|(name, _)| name.len())?;
        Some(Spoken::new(name, rows.clone()))
    }

    /// The line of a kind of procurement that words name, in a sentence that speaks of procurement: 货物5万元,
    /// 服务类预算3万元.
    pub fn kind_spoken_of(&self, label: &str) -> Option<Spoken<'a, 'a>> {
        let lexicon = self.lexicon;
        let find = |word: &'a str| Some((word, label.find(word)?));
        let mut words = lexicon.whole_procurement.words().filter_map(find);
        let (kind, start) = words.next().filter(|_| words.next().is_none())?;
        let at = start..start + kind.len();
        let (before, behind) = (&label[..at.start], &label[at.end..]);
        let begins = self.begins_there(before) || lexicon.of_procurement.ending(before).is_some();
        let is_of_it = |one: &&Named<'_>| {
            let line = one.row.line.map(|line| one.table.form.lines()[line].label.as_str());
            line.is_some_and(|line| line.contains(kind))
        };
        let found: Vec<&Named<'a>> = self.kinds.iter().filter(is_of_it).collect();
        // 服务 is that line; 购买服务 is another.
        let is_named_so = |one: &&&Named<'_>| {
            one.row.line.is_some_and(|line| one.table.form.lines()[line].label == kind)
        };
        let only = match found.as_slice() {
            [only] => Some(only),
            several => several.iter().find(is_named_so),
        };
        let is_named = begins && names_nothing(lexicon, behind);
        only.filter(|_| is_named).map(|only| Spoken::new(kind, vec![**only]))
    }

    /// The line of what is kept of procurement for small firms that words name, whatever they call the
    /// procurement: 预留给中小企业的政府采购项目预算金额.
    pub fn kept_spoken_of(&self, label: &str) -> Option<Spoken<'a, 'a>> {
        let lexicon = self.lexicon;
        if !lexicon.part_reserved.is_in(label) {
            return None;
        }
        let spelled = |one: &Named<'a>| {
            let line = &one.table.form.lines()[one.row.line?];
            let is_kept = lexicon.part_reserved.is_in(&line.label);
            let found = line.spellings().filter(|_| is_kept).filter_map(|name| {
                let at = label.find(name)?;
                let behind = lexicon
                    .of_procurement
                    .words()
                    .chain(lexicon.project_endings.words())
                    .chain(lexicon.money_nouns.words())
                    .fold(label[at + name.len()..].to_owned(), |rest, word| rest.replace(word, ""));
                let fits = self.begins_there(&label[..at]) && names_nothing(lexicon, &behind);
                fits.then_some(name)
            });
            Some((found.max_by_key(|name| name.len())?, *one))
        };
        let found: Vec<(&str, Named<'a>)> = self.kinds.iter().filter_map(spelled).collect();
        let longest = found.iter().map(|(name, _)| name.len()).max()?;
        let (name, _) = found.iter().find(|(name, _)| name.len() == longest)?;
        let rows = found.iter().filter(|(name, _)| name.len() == longest);
        Some(Spoken::new(name, rows.map(|(_, one)| *one).collect()))
    }
}
