use crate::model::{Cell, Column, ColumnType, Figure, Unit};
use crate::workbook::{Align, DrawnCell};

/// How heavily the figures of a row are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A row of its own.
    Plain,
    /// A total or a subtotal.
    Strong,
}

/// A cell of a table as a workbook shows it.
pub fn cell(cell: &Cell, column: &Column, weight: Weight, indent: u8) -> Option<DrawnCell> {
    match cell {
        Cell::Absent | Cell::Blank(_) => None,
        // A figure that carries its own unit keeps it, as words.
        Cell::Figure(figure) if figure.printed.ends_with('元') => {
            Some(DrawnCell::Text(figure.printed.clone(), Align::Left(0)))
        }
        Cell::Figure(figure) => Some(number(figure, weight)),
        // A single dash would come back as nothing.
        Cell::NotApplicable { printed, .. } if printed == "—" => {
            Some(DrawnCell::Text("——".to_owned(), Align::Left(0)))
        }
        other if column.holds == ColumnType::Text => {
            Some(DrawnCell::Text(other.printed().to_owned(), Align::Left(indent)))
        }
        other => Some(DrawnCell::Text(other.printed().to_owned(), Align::Left(0))),
    }
}

/// A figure as a number.
pub fn number(figure: &Figure, weight: Weight) -> DrawnCell {
    let percent = figure.unit == Unit::Percent && figure.printed.trim_end().ends_with(['%', '％']);
    let decimals = usize::try_from(figure.amount.decimals()).unwrap_or_default();
    DrawnCell::Number {
        text: figure.amount.decimal().to_string(),
        decimals,
        strong: weight == Weight::Strong,
        percent,
    }
}
