use std::collections::HashMap;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::model::{Amount, Department, Unit};

use super::cause::{slip, swap};
use super::checked_figure::{CheckedFigure, FigureKey};
use super::copied_row::copied_row;
use super::neighbour::copied_from;
use super::outcome::{Outcome, Status};

/// How the equalities over a figure came out.
#[derive(Default)]
struct Over {
    /// What would have to be added to it, in the base of arithmetic, for each that fails to hold.
    wanted: Vec<Option<Decimal>>,
    /// How many hold with it as it is.
    held: usize,
}

/// Says of an equality that fails which of its figures the others speak against: the only one that,
/// changed by one amount, makes every equality over it hold, while each other figure has an equality
/// that would no longer hold. Where two figures could be it, nothing is said. Takes the outcomes of
/// a department, disclosure by disclosure: an equality may look into another document.
pub(in crate::check) fn name_suspects(
    department: &Department,
    outcomes: &[Vec<Outcome<'_>>],
    findings: &mut [Finding],
) {
    let mut over: HashMap<FigureKey, Over> = HashMap::new();
    let failing = || outcomes.iter().flatten().filter(|outcome| !outcome.raises.is_empty());
    for outcome in failing() {
        for (figure, wanted) in corrections(outcome) {
            over.entry(figure.key()).or_default().wanted.push(wanted);
        }
    }
    if over.is_empty() {
        return;
    }
    for outcome in outcomes.iter().flatten().filter(|outcome| {
        matches!(outcome.status, Status::Holds | Status::WithinRounding(_))
            && outcome.asks_equality()
    }) {
        for figure in &outcome.figures {
            if let Some(over) = over.get_mut(&figure.key()) {
                over.held += 1;
            }
        }
    }
    for (disclosure, own) in department.disclosures.iter().zip(outcomes) {
        for outcome in own.iter().filter(|outcome| !outcome.raises.is_empty()) {
            let suspect = suspect(department, outcome, &over);
            let swapped = if suspect.is_none() { swapped(outcome, &over) } else { None };
            let copied = || copied_row(department, outcome);
            let swapped = if suspect.is_none() { swapped.or_else(copied) } else { None };
            if suspect.is_none() && swapped.is_none() {
                continue;
            }
            let at = outcome.place();
            let about = findings.iter_mut().find(|finding| {
                finding.disclosure.as_deref() == Some(disclosure.path.as_str())
                    && finding.identity.as_deref() == Some(outcome.identity.id.as_str())
                    && finding.at == at
            });
            // What rounding explains is nobody's slip.
            let Some(finding) = about.filter(|finding| !finding.is_of_rounding) else { continue };
            match suspect {
                // What was thought of before, of any of the figures, is known better now.
                Some(notes) => finding.notes = notes,
                None => finding.notes.splice(0..0, swapped).for_each(drop),
            }
        }
    }
}

/// What each figure of a failing equality would have to change by.
fn corrections<'o, 'a>(
    outcome: &'o Outcome<'a>,
) -> impl Iterator<Item = (&'o CheckedFigure<'a>, Option<Decimal>)> {
    let difference = outcome.sides.and_then(|(left, right)| left.checked_sub(right));
    outcome.figures.iter().zip(&outcome.raises).map(move |(figure, raises)| {
        (figure, difference.map(|by| if *raises { by.negated() } else { by }))
    })
}

/// The one figure that could be the wrong one, as notes: each other has an equality that holds with
/// it as it is.
fn suspect(
    department: &Department,
    outcome: &Outcome<'_>,
    over: &HashMap<FigureKey, Over>,
) -> Option<Vec<Bilingual>> {
    let mut alone = corrections(outcome).filter_map(|(figure, wanted)| {
        let over = over.get(&figure.key())?;
        (over.held == 0).then_some((figure, wanted, over))
    });
    let (figure, wanted, own) = alone.next()?;
    let agree = own.wanted.iter().all(|other| *other == wanted);
    // Of figures that nothing else binds, nobody knows which it is.
    if !agree || alone.next().is_some() || outcome.figures.len() < 2 {
        return None;
    }
    let (by, times) = (wanted?, own.wanted.len());
    let better = better(figure, by)?;
    let (path, printed) = (figure.path(), figure.printed());
    let mut notes = vec![Bilingual::new(
        format!(
            "「{path}」{printed}若为 {better}，涉及它的 {times} 条勾稽关系都相符，而其余各数另有勾稽关系印证：宜先核对此数"
        ),
        format!(
            "`{path}` {printed} as {better} would make all {times} identities over it hold, and other identities bear out the other figures: look at this one first"
        ),
    )];
    notes.extend(slip(figure.figure(), by).or_else(|| copied_from(department, figure)));
    Some(notes)
}

/// The figure with two digits swapped that the difference explains, where it is one of those that
/// no equality bears out, and the only one.
fn swapped(outcome: &Outcome<'_>, over: &HashMap<FigureKey, Over>) -> Option<Bilingual> {
    let mut found = corrections(outcome).filter_map(|(figure, by)| {
        let doubtful = over.get(&figure.key()).is_some_and(|over| over.held == 0);
        Some((figure, swap(figure.figure(), by?)?)).filter(|_| doubtful)
    });
    let (figure, better) = found.next()?;
    let (path, printed) = (figure.path(), figure.printed());
    found.next().is_none().then(|| {
        Bilingual::new(
            format!("「{path}」{printed}若为 {better} 则相符：可能有两位数字颠倒"),
            format!("`{path}` {printed} would agree as {better}: two digits may be swapped"),
        )
    })
}

/// The figure as it would have to be, in its own unit with its own decimals or more.
fn better(figure: &CheckedFigure<'_>, by: Decimal) -> Option<String> {
    let own = figure.figure();
    let value = own.unit.of_base(own.in_base().checked_add(by)?)?.normalize();
    let money = matches!(own.unit, Unit::Money(_));
    (!money || !value.is_negative()).then_some(())?;
    Some(Amount::from_decimal(value.padded(own.amount.decimals())).grouped())
}
