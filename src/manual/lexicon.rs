use crate::lexicon::{LISTS, Lexicon, ListInfo};
use crate::trouble::Language;

use super::chinese_lists;
use super::say::Say;

/// The page of the words that rules look for, a list a heading.
pub fn lexicon(lexicon: &Lexicon, language: Language) -> String {
    let say = Say(language);
    let mut page = say
        .of(
            "# 规则所找的词\n\n用小写拉丁字母写的词，不分大小写，作为单独的词来找；别的词一字不差地找，在哪里都算。网站可以在 `content/_lexicon.yaml` 里加词（docs/format.zh-CN.md 第1节）。\n",
            "# Words that rules look for\n\nA word in small Latin letters is found in any case, as a word of its own; any other to the letter, wherever it stands. A site adds words in `content/_lexicon.yaml` (docs/format.md, section 1).\n",
        )
        .to_owned();
    for list in LISTS {
        let users: Vec<String> = list.used_by.iter().map(|user| linked(user, say)).collect();
        let users = say.list(&users);
        let (says, words) = (says(list, say), words(lexicon, list, say));
        page.push_str(&match language {
            Language::Chinese => format!("\n## {}\n\n{says}用于 {users}。\n\n{words}\n", list.name),
            Language::English => {
                format!("\n## {}\n\n{says} Used by {users}.\n\n{words}\n", list.name)
            }
        });
    }
    page
}

/// The part of a rule's page that says which words it looks for; nothing where it looks for none.
pub(super) fn of_rule(lexicon: &Lexicon, rule: &str, language: Language) -> String {
    let say = Say(language);
    let lists: Vec<&ListInfo> = LISTS.iter().filter(|list| list.used_by.contains(&rule)).collect();
    if lists.is_empty() {
        return String::new();
    }
    let mut part = say
        .of(
            "\n## 所找的词\n\n网站可以在 `content/_lexicon.yaml` 里加词。\n",
            "\n## Words\n\nA site adds to these lists in `content/_lexicon.yaml`.\n",
        )
        .to_owned();
    for list in lists {
        part.push_str(&format!(
            "\n- `{}`{}{}{}{}\n",
            list.name,
            say.of("：", ": "),
            says(list, say),
            say.of("", " "),
            words(lexicon, list, say)
        ));
    }
    part
}

/// What a list is.
fn says(list: &ListInfo, say: Say) -> &'static str {
    match say.0 {
        Language::Chinese => chinese_lists::says(list.name),
        Language::English => list.says.trim(),
    }
}

/// The words of a list.
fn words(lexicon: &Lexicon, list: &ListInfo, say: Say) -> String {
    let words = lexicon.list(list.name).into_iter().flat_map(|list| list.words());
    say.list(&words.map(|word| format!("`{word}`")).collect::<Vec<_>>())
}

fn linked(user: &str, say: Say) -> String {
    match user {
        "pages" => say.of("公开件的页面", "the pages of disclosures").to_owned(),
        "sentences" => say.of("句子的解读", "the reading of sentences").to_owned(),
        "amounts" => say
            .of("句子所说的对象：行、资金、其中项", "what sentences name: rows, funds, parts")
            .to_owned(),
        "workbooks" => "`gongkai import`".to_owned(),
        "drafts" => "`gongkai draft`".to_owned(),
        rule => format!("[{rule}](rules/{rule}.md)"),
    }
}
