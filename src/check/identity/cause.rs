use crate::decimal::{Decimal, Interval};
use crate::finding::{Bilingual, Finding};
use crate::model::{Amount, Figure, FormRows, Relation, Rounding, RowRole, Sum, Table};

use super::comparison::Compared;
use super::evaluation::Addend;
use super::stands_for::stands_for;

/// Adds what the arithmetic suggests as the cause. Only what it shows: a guess that explains the
/// difference to the last digit.
pub(super) fn suggest(
    finding: &mut Finding,
    (left, relation, right): (&Sum, Relation, &Sum),
    compared: &Compared<'_>,
) {
    let (reported, computed, difference) =
        (compared.left.value, compared.right.value, compared.difference);
    let notes = if relation == Relation::AtMost {
        unit_slip(reported, computed).into_iter().collect()
    } else {
        let rounding = rounding(compared);
        finding.is_of_rounding = rounding.is_some() && is_as_small(compared, difference);
        // One figure beside one other leaves none out, and what rounding explains needs no other.
        let alone = left.only().is_some() && right.only().is_some();
        let complete = alone || rounding.is_some();
        let found = unit_slip(reported, computed)
            .or(rounding)
            .or_else(|| sign_or_double(compared, difference));
        let left_out = if complete { None } else { left_out(compared, difference) };
        found.into_iter().chain(left_out).take(2).collect::<Vec<Bilingual>>()
    };
    finding.notes.extend(notes);
}

/// How a figure came to be what it is, if it should be by so much more: another unit, two digits
/// swapped.
pub(super) fn slip(figure: &Figure, by: Decimal) -> Option<Bilingual> {
    let wanted = figure.in_base().checked_add(by)?;
    let swapped = || {
        swap(figure, by).map(|_| Bilingual::new("可能有两位数字颠倒", "two digits may be swapped"))
    };
    unit_slip(figure.in_base(), wanted).or_else(swapped)
}

/// One side is 10⁴ or 10⁸ times the other: 元 for 万元, 万元 for 亿元.
fn unit_slip(reported: Decimal, computed: Decimal) -> Option<Bilingual> {
    if reported.is_zero() || computed.is_zero() {
        return None;
    }
    let units = [(4, "1万", "10000"), (8, "1亿", "100000000")];
    units
        .into_iter()
        .find(|(power, ..)| {
            reported.shifted(*power) == Some(computed) || computed.shifted(*power) == Some(reported)
        })
        .map(|(_, zh, en)| {
            Bilingual::new(
                format!("两数正好相差{zh}倍：可能误写了单位（元、万元、亿元）"),
                format!(
                    "one is exactly {en} times the other: a unit may be wrong (元, 万元, 亿元)"
                ),
            )
        })
}

/// The figures would agree if they had been rounded.
fn rounding(compared: &Compared<'_>) -> Option<Bilingual> {
    let of = |taken: &[Addend<'_>]| {
        taken.iter().try_fold(Interval::ZERO, |sum, taken| {
            let interval = stands_for(taken.figure, Rounding::Nearest)?;
            sum.plus(if taken.negative { interval.negated() } else { interval })
        })
    };
    let several = compared.left.taken.len() + compared.right.taken.len() > 2;
    (several && of(&compared.left.taken)?.meets(of(&compared.right.taken)?)).then(|| {
        Bilingual::new(
            "差额在四舍五入的尾差之内：若各数确经舍入，请写明（公开件写 rounding: nearest，工作簿在表下注明有尾差）",
            "rounding would explain the difference: if the figures were rounded, say so (rounding: nearest in content, a note below the table in a workbook)",
        )
    })
}

/// Whether a difference is no more than all figures together can be rounded by, at the finest of their last
/// places: 5.6 beside 1.93 is 5.60, where a sheet shows no zeros at the end.
fn is_as_small(compared: &Compared<'_>, difference: Decimal) -> bool {
    let taken = || compared.left.taken.iter().chain(&compared.right.taken);
    let units = taken().filter_map(|taken| {
        let interval = stands_for(taken.figure, Rounding::Nearest)?;
        interval.high.checked_sub(interval.low)
    });
    let most = units.min().and_then(|unit| Decimal::checked_sum(taken().map(|_| unit)));
    let twice = difference.checked_add(difference).map(Decimal::abs);
    twice.zip(most).is_some_and(|(twice, most)| twice <= most)
}

/// A part taken with the wrong sign, counted twice, or counted although it is inside another.
fn sign_or_double(compared: &Compared<'_>, difference: Decimal) -> Option<Bilingual> {
    compared.right.taken.iter().find_map(|taken| {
        let part = taken.figure.in_base();
        let (path, printed) = (taken.path(), &taken.figure.printed);
        let twice = part.checked_add(part)?;
        if part.is_zero() {
            None
        } else if difference == part.negated() {
            Some(Bilingual::new(
                format!("差额等于「{path}」{printed}：合计可能漏计此项，或此项已含在他项之中"),
                format!("the difference equals `{path}` {printed}: the total may leave it out, or another part may contain it"),
            ))
        } else if difference == part {
            Some(Bilingual::new(format!("差额等于「{path}」{printed}：此项可能计了两次"), format!("the difference equals `{path}` {printed}: it may be counted twice")))
        } else if difference == twice || difference == twice.negated() {
            Some(Bilingual::new(format!("差额等于「{path}」{printed}的两倍：正负号可能写反"), format!("the difference is twice `{path}` {printed}: its sign may be wrong")))
        } else {
            None
        }
    })
}

/// The figure with two neighbouring digits swapped, if that changes it by just as much as is wanted
/// (in the base of arithmetic).
pub(super) fn swap(figure: &Figure, wanted: Decimal) -> Option<Amount> {
    let text = figure.amount.to_string();
    let target = figure.unit.of_base(figure.in_base().checked_add(wanted)?)?;
    let digits: Vec<char> = text.chars().collect();
    let places: Vec<usize> =
        (0..digits.len()).filter(|place| digits[*place].is_ascii_digit()).collect();
    for pair in places.windows(2) {
        let mut other = digits.clone();
        other.swap(pair[0], pair[1]);
        let Ok(amount) = Amount::parse(&other.into_iter().collect::<String>()) else { continue };
        if amount.decimal() == target && target != figure.amount.decimal() {
            return Some(amount);
        }
    }
    None
}

/// A difference of fewer digits equals some figure by chance: 0.01 is in every table.
const TELLING: usize = 3;

/// What a row is called, its code or its line; a total is that of its table alone.
fn row_name(rows: FormRows<'_>, row: usize) -> Option<String> {
    let own = rows.row(row);
    let name = match own.line {
        Some(line) => rows.form.lines()[line].label.as_str(),
        None => own.key.as_str(),
    };
    let is_one = !name.is_empty() && own.role == RowRole::Item;
    is_one.then(|| name.to_owned())
}

/// A figure of the same table, or of another's row of a name that was compared, that is just the difference: a part
/// left out of a sum. By chance any figure is the difference of two others.
fn left_out(compared: &Compared<'_>, difference: Decimal) -> Option<Bilingual> {
    let digits = difference.abs().normalize().to_string().replace('.', "");
    if digits.trim_matches('0').len() < TELLING {
        return None;
    }
    let disclosure = compared.left.taken.first()?.rows_of_form.disclosure;
    let taken: Vec<*const Figure> = compared
        .left
        .taken
        .iter()
        .chain(&compared.right.taken)
        .map(|taken| std::ptr::from_ref(taken.figure))
        .collect();
    let taken_rows = || compared.left.taken.iter().chain(&compared.right.taken);
    let own: Vec<String> =
        taken_rows().filter_map(|one| row_name(one.rows_of_form, one.row)).collect();
    let is_own_table =
        |table: &Table| taken_rows().any(|taken| taken.rows_of_form.form.id == table.form.id);
    for table in &disclosure.tables {
        let rows_of_form = FormRows::table(disclosure, table);
        let is_own = is_own_table(table);
        for (row, written) in rows_of_form.rows() {
            let is_named = || row_name(rows_of_form, row).is_some_and(|name| own.contains(&name));
            if !is_own && !is_named() {
                continue;
            }
            for (column, cell) in written.cells.iter().enumerate() {
                let Some(figure) = cell.figure() else { continue };
                let money = matches!(figure.unit, crate::model::Unit::Money(_));
                if money
                    && figure.in_base() == difference.abs()
                    && !difference.is_zero()
                    && !taken.contains(&std::ptr::from_ref(figure))
                {
                    let (path, printed) = (rows_of_form.path(row, column), &figure.printed);
                    let (zh, en) = if difference.is_negative() {
                        ("可能多计", "it may be counted too often")
                    } else {
                        ("可能漏计此项", "it may be left out")
                    };
                    return Some(Bilingual::new(
                        format!("差额等于「{path}」{printed}：{zh}"),
                        format!("the difference equals `{path}` {printed}: {en}"),
                    ));
                }
            }
        }
    }
    None
}
