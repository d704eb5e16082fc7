/// Makes the lexicon of its lists: a field a list, with what it means and who looks for it.
macro_rules! lists {
    ({ $($(#[doc = $doc:literal])+ $field:ident: $name:literal, [$($user:literal),+];)+ }) => {
        /// The words that are looked for, a field a list.
        #[derive(Debug, Clone)]
        pub struct Lexicon {
            $($(#[doc = $doc])+ pub $field: WordList,)+
            /// Those that sentences are read by, searched for at once.
            pub sentence_words: SentenceWords,
        }

        /// Every list, in the order of the files.
        pub const LISTS: &[ListInfo] = &[
            $(ListInfo { name: $name, says: concat!($($doc),+), used_by: &[$($user),+] },)+
        ];

        impl Lexicon {
            /// The words of each list, by the list's name; a list that has none there is empty.
            pub fn new(words: &HashMap<String, Vec<String>>) -> Lexicon {
                let list = |name: &str| {
                    WordList::new(words.get(name).into_iter().flatten().map(String::as_str))
                };
                $(let $field = list($name);)+
                let sentence_words =
                    SentenceWords::new(LISTS.iter().zip([$(&$field),+]));
                Lexicon { $($field,)+ sentence_words }
            }

            /// The list of a name.
            pub fn list(&self, name: &str) -> Option<&WordList> {
                match name { $($name => Some(&self.$field),)+ _ => None }
            }
        }
    };
}

pub(super) use lists;
