use crate::finding::Bilingual;
use crate::model::{FigureRef, Operand, Relation, RowRef, Scope, Sum};

use super::comparison::{Compared, compare};
use super::instance::Instance;
use super::outcome::Status;

/// How many rows of a table are looked at.
const LOOKED_AT: usize = 100;

/// Why parts of a row that stay behind their total prove nothing: the table has no column for some
/// of the parts, no row of it adds up, and in half of them or more the parts it does print are all
/// nothing. What the other columns would say is then not known. One row that does add up shows that
/// they would say nothing; where the parts make up most of each total, a figure is wrong.
pub(super) fn unprinted(
    instance: &Instance<'_>,
    left: &Sum,
    right: &Sum,
    compared: &Compared<'_>,
) -> Option<Status> {
    let behind = compared.status == Status::Fails && compared.difference.is_positive();
    if instance.identity.scope != Scope::Row || !behind {
        return None;
    }
    let (rows_of_form, _) = instance.evaluation.at.own_row()?;
    let columns = right.terms.iter().filter_map(|term| match &term.operand {
        Operand::Figure(reference) => own_column(reference),
        Operand::Sum(_) => None,
    });
    let missing: Vec<&str> = columns
        .filter(|column| rows_of_form.leaves_out(*column))
        .map(|column| rows_of_form.form.columns[column].label.as_str())
        .collect();
    if missing.is_empty() {
        return None;
    }
    let at = instance.evaluation.at;
    let (mut short, mut empty) = (0, 0);
    for (index, row) in rows_of_form.rows().take(LOOKED_AT) {
        let there = instance.evaluation.moved(at.at_row(index).at_key(&row.key));
        let Ok(other) = compare(&there, left, Relation::Equal, right) else { continue };
        if other.left.value.is_zero() {
            continue;
        }
        if other.status != Status::Fails || !other.difference.is_positive() {
            return None;
        }
        short += 1;
        empty += usize::from(other.right.value.is_zero());
    }
    (short > 1 && empty * 2 >= short).then(|| {
        let table = rows_of_form.name();
        Status::NotComputable(Bilingual::new(
            format!(
                "「{table}」没有这些栏：{}；每一行的合计都大于所列各栏之和",
                missing.join("、")
            ),
            format!(
                "{table} has no column {}, and every total is more than what its columns add up to",
                missing.join(", ")
            ),
        ))
    })
}

/// The column of its own row that a reference names.
fn own_column(reference: &FigureRef) -> Option<usize> {
    let own = reference.form.is_none() && reference.row == RowRef::Here;
    reference.column.filter(|_| own)
}
