/// What a line of a sheet is in a document that is no workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineOf {
    /// A paragraph, by its number from 1.
    Paragraph(usize),
    /// A row of a table: the number of the table from 1, the row from 0.
    Row(usize, usize),
}

/// Where in an office's document something stands, as people look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A cell of a sheet of a workbook, by row and column from 0.
    Cell(usize, usize),
    /// A paragraph of a text document, from 1.
    Paragraph(usize),
    /// A table of a text document, from 1.
    Table(usize),
    /// A cell of such a table: the table from 1, row and column from 0.
    TableCell(usize, usize, usize),
}

impl Spot {
    /// The spot of a cell of a sheet whose lines are those of a document: nothing said of a line is
    /// a row of a workbook.
    pub fn of(line: Option<LineOf>, row: usize, column: usize) -> Spot {
        match line {
            Some(LineOf::Paragraph(number)) => Spot::Paragraph(number),
            Some(LineOf::Row(table, row)) => Spot::TableCell(table, row, column),
            None => Spot::Cell(row, column),
        }
    }

    /// The spot of a sheet as a whole, by its lines; nothing for one of a workbook.
    pub fn whole(lines: &[LineOf]) -> Option<Spot> {
        let table = lines.iter().find_map(|line| match line {
            LineOf::Row(table, _) => Some(Spot::Table(*table)),
            LineOf::Paragraph(_) => None,
        });
        table.or_else(|| match lines.first()? {
            LineOf::Paragraph(number) => Some(Spot::Paragraph(*number)),
            LineOf::Row(table, _) => Some(Spot::Table(*table)),
        })
    }
}
