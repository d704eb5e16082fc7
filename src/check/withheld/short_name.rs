use crate::lexicon::Lexicon;

/// A name that people shorten by leaving out characters inside: 公安 of 公共安全, 农路养护 of
/// 农村公路养护.
pub(super) struct ShortName(Vec<char>);

/// A name of so many characters is not shortened.
const SHORTEST: usize = 4;

impl ShortName {
    /// Of a name without words of filling; nothing where it is short itself, or a rest of others.
    pub fn of(lexicon: &Lexicon, name: &str) -> Option<ShortName> {
        let joints = lexicon.name_joints.words();
        let whole = joints.fold(name.to_owned(), |rest, joint| rest.replace(joint, ""));
        let characters: Vec<char> = whole.chars().collect();
        let is_name = characters.iter().all(|c| c.is_alphabetic());
        let is_of_the_others = lexicon.the_others.beginning(name).is_some();
        (characters.len() >= SHORTEST && is_name && !is_of_the_others)
            .then_some(ShortName(characters))
    }

    /// Its first character, which stays.
    pub fn first(&self) -> char {
        self.0[0]
    }

    /// With how many characters it is still shortened.
    pub fn most(&self) -> usize {
        self.0.len().div_ceil(2) + 1
    }

    /// Whether a text is what it is shortened to: its characters in their order from the first,
    /// some of them left out between, and one of its second half or of that of its first four. Its
    /// beginning alone (农村公路) names something else.
    pub fn is(&self, text: &str) -> bool {
        let characters: Vec<char> = text.chars().collect();
        let count = characters.len();
        if !(2..=self.most()).contains(&count)
            || count >= self.0.len()
            || characters[0] != self.first()
            || self.0.starts_with(&characters)
        {
            return false;
        }
        let mut at = 0;
        for one in &characters[1..count - 1] {
            match self.0[at + 1..].iter().position(|own| own == one) {
                Some(next) => at += next + 1,
                None => return false,
            }
        }
        let last = self.0[at + 1..].iter().rposition(|own| *own == characters[count - 1]);
        // Two characters stand for four: 社保 of 社会保障和就业.
        let is_of_the_first = count == 2 && self.0[SHORTEST / 2..SHORTEST].contains(&characters[1]);
        last.is_some_and(|last| at + 1 + last >= self.0.len() / 2) || is_of_the_first
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    #[test]
    fn a_name_is_shortened_inside_and_not_to_its_beginning() {
        for (name, short, expected) in [
            ("公共安全", "公安", true),
            ("人民防空", "人防", true),
            ("社会保障和就业", "社保", true),
            ("社会保障和就业", "社保就业", true),
            ("农村公路养护", "农路养护", true),
            ("科学技术", "科技", true),
            ("公共安全", "公共", false),
            ("公共安全", "安全", false),
            ("公共安全", "公交", false),
            ("农村公路养护", "农村公路", false),
            ("机关事业单位基本养老保险缴费", "机关单位", false),
            ("行政事业单位医疗", "行政单位医疗", false),
        ] {
            let own = ShortName::of(&embedded(), name).expect("a name long enough");
            assert_eq!(own.is(short), expected, "{name}: {short}");
        }
        for name in ["教育", "其他国防动员", "X1人防"] {
            assert!(ShortName::of(&embedded(), name).is_none(), "{name}");
        }
    }
}
