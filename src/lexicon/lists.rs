use std::collections::HashMap;

use super::amount_lists::amount_lists;
use super::document_lists::document_lists;
use super::list_info::ListInfo;
use super::list_macro::lists;
use super::rule_lists::rule_lists;
use super::sentence_lists::sentence_lists;
use super::sentence_words::SentenceWords;
use super::word_list::WordList;
use super::workbook_lists::workbook_lists;

// One declaration in several files, in the order of `zh.yaml`: each hands on what it was given, and
// its own.
rule_lists! { sentence_lists amount_lists document_lists workbook_lists lists }
