use crate::docx::TextRun;

/// Runs whose looks Markdown can write: a number and its unit are of one look, and no three looks
/// touch each other, since their signs would be read as others.
pub fn written_looks(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut signs: Vec<Sign> = runs.iter().flat_map(signs_of).collect();
    for amount in amounts(&signs) {
        let look = signs[amount.start].look;
        signs[amount].iter_mut().for_each(|sign| sign.look = look);
    }
    let mut from = 0;
    let lengths: Vec<usize> = signs.chunk_by(touch).map(<[Sign]>::len).collect();
    for length in lengths {
        let stretch = &mut signs[from..from + length];
        let looks = stretch.chunk_by(|one, other| one.look == other.look).count();
        if looks > 2 {
            stretch.iter_mut().for_each(|sign| sign.look.1 = false);
        }
        from += length;
    }
    let same = signs.chunk_by(|one, other| one.look == other.look);
    same.map(|signs| TextRun {
        text: signs.iter().map(|sign| sign.character).collect(),
        is_bold: signs[0].look.0,
        is_italic: signs[0].look.1,
    })
    .collect()
}

/// A character and whether it is bold and slanted.
#[derive(Clone, Copy)]
struct Sign {
    character: char,
    look: (bool, bool),
}

fn signs_of(run: &TextRun) -> impl Iterator<Item = Sign> {
    let look = (run.is_bold, run.is_italic);
    run.text.chars().map(move |character| Sign { character, look })
}

/// Whether both are emphasised, with nothing between them.
fn touch(one: &Sign, other: &Sign) -> bool {
    let is = |sign: &Sign| sign.look != (false, false) && !sign.character.is_whitespace();
    is(one) && is(other)
}

/// Where numbers stand, each with the unit of money behind it.
fn amounts(signs: &[Sign]) -> Vec<std::ops::Range<usize>> {
    let at = |at: usize| signs.get(at).map_or(' ', |sign| sign.character);
    let mut found = Vec::new();
    let mut start = 0;
    while start < signs.len() {
        if !at(start).is_ascii_digit() {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while at(end).is_ascii_digit()
            || matches!(at(end), '.' | ',') && at(end + 1).is_ascii_digit()
        {
            end += 1;
        }
        if matches!(at(end), '%' | '％') {
            end += 1;
        }
        let units =
            (end..signs.len()).take_while(|own| matches!(at(*own), '百' | '千' | '万' | '亿'));
        let unit = end + units.count();
        end = if at(unit) == '元' { unit + 1 } else { unit };
        found.push(start..end);
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_look_and_three_looks_never_touch() {
        let run =
            |text: &str, is_bold, is_italic| TextRun { text: text.into(), is_bold, is_italic };
        let looks = |runs: &[TextRun]| -> Vec<(String, bool, bool)> {
            let written = written_looks(runs.to_vec());
            written.into_iter().map(|run| (run.text, run.is_bold, run.is_italic)).collect()
        };
        let said = |text: &str, is_bold, is_italic| (text.to_owned(), is_bold, is_italic);
        assert_eq!(
            looks(&[
                run("收入1,520.", true, false),
                run("40", false, false),
                run("万元", true, true)
            ]),
            [said("收入1,520.40万元", true, false)]
        );
        assert_eq!(
            looks(&[run("甲", true, false), run("乙", false, true)]),
            [said("甲", true, false), said("乙", false, true)]
        );
        assert_eq!(
            looks(&[run("甲", false, true), run("乙", true, true), run("丙", true, false)]),
            [said("甲", false, false), said("乙丙", true, false)]
        );
        assert_eq!(
            looks(&[run("甲 ", false, true), run("乙", true, true), run("丙", true, false)]),
            [said("甲 ", false, true), said("乙", true, true), said("丙", true, false)]
        );
    }
}
