use crate::lexicon::name_may_begin;
use crate::sentences::names_nothing;

use super::document_texts::DocumentTexts;
use super::row_names::Around;

/// A change is said in so many characters: 比上年预算数增加.
const CLAUSE: usize = 24;

impl DocumentTexts<'_> {
    /// Words without the years, funds and ends of projects' names in them.
    pub(super) fn bare(&self, words: &str) -> String {
        let lexicon = self.lexicon;
        let taken = lexicon.of_funds.words().chain(lexicon.project_endings.words());
        let taken = taken.chain(lexicon.amount_leads.words());
        let rest = taken.fold(words.to_owned(), |rest, word| rest.replace(word, ""));
        let is_mark = |c: &char| QUOTES.contains(c) || DASHES.contains(c);
        rest.chars().filter(|c| !c.is_ascii_digit() && !is_mark(c)).collect()
    }

    /// Words without the marks and the words of filling at their beginning.
    pub(super) fn opened<'w>(&self, words: &'w str) -> &'w str {
        let mut rest = words;
        loop {
            rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            let filling = self.lexicon.filling.words();
            let next = filling.filter(|word| rest.starts_with(word)).max_by_key(|word| word.len());
            match next {
                Some(word) => rest = &rest[word.len()..],
                None => return rest,
            }
        }
    }

    /// Whether the whole of a share is one that the document prints: the sum of it all, the sum of a
    /// fund, a row.
    pub(super) fn is_known(&self, whole: &str) -> bool {
        let lexicon = self.lexicon;
        let lists = [
            &lexicon.own_year,
            &lexicon.both_totals,
            &lexicon.general_fund,
            &lexicon.government_funds,
            &lexicon.state_capital_fund,
            &lexicon.whole_office,
            &lexicon.whole_said,
            &lexicon.share_nouns,
        ];
        // 我局, 本单位
        let own = lexicon.own_marks.words().flat_map(|mark| {
            let offices = lexicon.office_endings.words().chain(lexicon.whole_said.words());
            offices.map(move |office| format!("{mark}{office}"))
        });
        let words = own.chain(lists.into_iter().flat_map(|list| list.words()).map(str::to_owned));
        let rest = words.fold(self.bare(whole), |rest, word| rest.replace(&word, ""));
        names_nothing(lexicon, &rest) || self.is_printed(&rest) || self.is_printed(whole)
    }

    /// Whether words say that a number is a share, and whether that of which it is one is known:
    /// 占支出总额的, 在支出总额中占, 比重为. Nothing where they say something else.
    pub(super) fn is_share_of_known(&self, words: &str) -> Option<bool> {
        let lexicon = self.lexicon;
        let words = words.strip_prefix('所').unwrap_or(words);
        // 占比重 begins with 占 and with 占比.
        let shares = lexicon.share_of.words().chain(lexicon.share_nouns.words());
        let wholes: Vec<&str> = shares.filter_map(|word| words.strip_prefix(word)).collect();
        if !wholes.is_empty() {
            return Some(wholes.into_iter().any(|whole| self.is_known(whole)));
        }
        let inside = words.strip_prefix('在')?;
        let share = lexicon.share_of.ending(inside)?;
        let whole = &inside[..share.start];
        Some(self.is_known(lexicon.among.ending(whole).map_or(whole, |word| &whole[..word.start])))
    }

    /// Whether words say by how much something changed: 比上年增加, 增长.
    pub(super) fn is_change(&self, words: &str) -> bool {
        let lexicon = self.lexicon;
        let words = words.trim_end();
        let turns = [&lexicon.change_up, &lexicon.change_down];
        let begins = turns.into_iter().chain([&lexicon.compared_with, &lexicon.was_done]);
        words.chars().count() <= CLAUSE
            && !words.contains('、')
            && turns.into_iter().any(|turn| turn.ending(words).is_some())
            && (lexicon.last_year.is_in(words)
                || begins.into_iter().any(|list| list.beginning(words).is_some()))
    }

    /// Whether the name of a row can begin behind these words: not in the middle of another's.
    pub(super) fn begins(&self, before: &str) -> bool {
        let before = before.trim_end();
        let lexicon = self.lexicon;
        let openers = [
            &lexicon.name_openers,
            &lexicon.opens_parts,
            &lexicon.opens_whole,
            &lexicon.spent_on,
            &lexicon.chain_goes_on,
            &lexicon.among,
        ];
        name_may_begin(before, &openers)
            || self.joint_ending(before).is_some()
            || before.ends_with(self.department.name.as_str())
    }

    /// What stands before the word or mark that joins two names, at the end of some words.
    fn joint_ending<'w>(&self, words: &'w str) -> Option<&'w str> {
        let by_word = || {
            let word = self.lexicon.chain_goes_on.ending(words)?;
            Some(&words[..word.start])
        };
        words.strip_suffix(JOINTS).or_else(by_word)
    }

    /// Whether other names stand beside a name, with which it shares its amount.
    pub(super) fn is_joint(&self, around: &Around<'_>) -> bool {
        let before = self.joint_ending(around.before.trim_end()).map(str::trim_end);
        let is_name = |before: &str| {
            let is_number = before.trim_start().chars().all(|c| NUMERALS.contains(c));
            let last = before.chars().next_back();
            !is_number && last.is_some_and(|c| c.is_alphabetic() || CLOSES.contains(&c))
        };
        before.is_some_and(is_name)
            || self.goes_on(around.after)
            || around.by_code && has_code(around.before)
    }

    /// Whether other names follow: 、抗旱, 和抗旱, 等.
    pub(super) fn goes_on(&self, words: &str) -> bool {
        let words = words.trim_start_matches(|c: char| c.is_whitespace() || CLOSES.contains(&c));
        words.starts_with(JOINTS)
            || words.starts_with('等')
            || self.lexicon.chain_goes_on.beginning(words).is_some_and(|word| word.start == 0)
    }
}

/// What numbers the items of a list: 一、.
const NUMERALS: &str = "一二三四五六七八九十";
/// Marks between names.
const JOINTS: [char; 3] = ['、', '与', '/'];
/// Marks around a name.
pub(super) const QUOTES: [char; 6] = ['“', '”', '"', '「', '」', '‘'];
/// Lines between a name and its amount.
const DASHES: [char; 5] = ['—', '–', '…', '·', '～'];
/// Marks behind a name.
const CLOSES: [char; 6] = ['）', ')', '”', '"', '」', '》'];

/// Whether words have the code of a row.
pub(super) fn has_code(words: &str) -> bool {
    let mut runs = words.split(|c: char| !c.is_ascii_digit());
    runs.any(|run| matches!(run.len(), 5 | 7))
}
