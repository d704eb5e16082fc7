use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::model::MoneyUnit;
use crate::office::sheet::{Stated, stated};
use crate::workbook::Sheet;

/// Why no figure of a sheet can be taken: it states two units, or one that content has no word for.
/// What is said above it holds where it says nothing.
pub fn unusable_unit(sheet: &Sheet, above: &Stated, lexicon: &Lexicon) -> Option<Bilingual> {
    let own = stated(sheet, lexicon);
    match if own == Stated::Nothing { above } else { &own } {
        Stated::Several(one, other) => Some(Bilingual::new(
            format!("写了两种金额单位（{one}、{other}），不知按哪一种"),
            format!("it states two units ({one}, {other})"),
        )),
        said => other_unit(said),
    }
}

/// Why none can be taken of a sheet that says its unit so.
pub fn other_unit(said: &Stated) -> Option<Bilingual> {
    let Stated::Other(name) = said else { return None };
    let known = MoneyUnit::ALL.map(MoneyUnit::name);
    Some(Bilingual::new(
        format!("金额单位是{name}，数据里没有这个单位，没有取：请换算成{}", known.join("、或")),
        format!(
            "its amounts are in {name}, which content has no word for, and were left: convert them to {}",
            known.join(" or ")
        ),
    ))
}
