use crate::lexicon::{LISTS, Lexicon, ListInfo};

/// The page of the words that rules look for, a list a heading.
pub fn lexicon(lexicon: &Lexicon) -> String {
    let mut page = "# Words that rules look for\n\nA word in small Latin letters is found in any case, as a word of its own; any other to the letter, wherever it stands. A site adds words in \
                    `content/_lexicon.yaml` (docs/format.md, section 1).\n"
        .to_owned();
    for list in LISTS {
        let users: Vec<String> = list.used_by.iter().map(|user| linked(user)).collect();
        page.push_str(&format!(
            "\n## {}\n\n{} Used by {}.\n\n{}\n",
            list.name,
            list.says.trim(),
            users.join(", "),
            words(lexicon, list)
        ));
    }
    page
}

/// The part of a rule's page that says which words it looks for; nothing where it looks for none.
pub(super) fn of_rule(lexicon: &Lexicon, rule: &str) -> String {
    let lists: Vec<&ListInfo> = LISTS.iter().filter(|list| list.used_by.contains(&rule)).collect();
    if lists.is_empty() {
        return String::new();
    }
    let mut part =
        "\n## Words\n\nA site adds to these lists in `content/_lexicon.yaml`.\n".to_owned();
    for list in lists {
        part.push_str(&format!(
            "\n- `{}`: {} {}\n",
            list.name,
            list.says.trim(),
            words(lexicon, list)
        ));
    }
    part
}

/// The words of a list.
fn words(lexicon: &Lexicon, list: &ListInfo) -> String {
    let words = lexicon.list(list.name).into_iter().flat_map(|list| list.words());
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn linked(user: &str) -> String {
    match user {
        "pages" => "the pages of disclosures".to_owned(),
        "sentences" => "the reading of sentences".to_owned(),
        "amounts" => "what sentences name: rows, funds, parts".to_owned(),
        "workbooks" => "`gongkai import`".to_owned(),
        rule => format!("[{rule}](rules/{rule}.md)"),
    }
}
