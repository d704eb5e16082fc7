use crate::model::Glossary;

use super::fold::fold;

/// What people and documents call one thing, a list a term of the glossary: a query that has one of
/// them is also looked for with the others. The name stands first.
pub(super) fn synonyms(glossary: &Glossary) -> Vec<Vec<String>> {
    let called = glossary.terms.iter().map(|term| {
        let mut called: Vec<String> = Vec::new();
        for name in term.spellings().chain(term.synonyms.iter().map(String::as_str)) {
            let folded: String = fold(name).collect();
            if !folded.is_empty() && !called.contains(&folded) {
                called.push(folded);
            }
        }
        called
    });
    called.filter(|called| called.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::GlossaryTerm;

    #[test]
    fn spellings_that_are_searched_alike_are_one() {
        let term = |name: &str, labels: &[&str], synonyms: &[&str]| GlossaryTerm {
            key: name.to_owned(),
            name: name.to_owned(),
            labels: labels.iter().map(|label| (*label).to_owned()).collect(),
            synonyms: synonyms.iter().map(|synonym| (*synonym).to_owned()).collect(),
            short: String::new(),
            long: None,
            topic: String::new(),
            source: None,
        };
        let terms = vec![
            term("公务用车", &[], &["公车"]),
            term("“三公”经费", &["三公经费"], &[]),
            term("项目支出", &[], &[]),
        ];
        assert_eq!(synonyms(&Glossary { terms }), [["公务用车", "公车"]]);
    }
}
