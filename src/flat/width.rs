use super::table::{FlatCell, FlatTable};

/// What a cell keeps free at its sides, in half-widths of a character.
const PADDING: usize = 2;

/// How narrow a column of words may become: they go on below, figures do not.
const NARROWEST: usize = 10;

/// How wide a column of words would be at most.
const WIDEST: usize = 48;

impl FlatTable {
    /// How much room each column needs at least, in half-widths of a character: figures stand on one
    /// line, words may be broken.
    pub fn widths(&self) -> Vec<usize> {
        let mut widths = vec![PADDING + 2; self.width()];
        for (row, places) in self.rows.iter().zip(self.places()) {
            for (cell, first) in row.iter().zip(places).filter(|(cell, _)| cell.columns == 1) {
                widths[first] = widths[first].max(needed(cell) + PADDING);
            }
        }
        widths
    }

    /// How `room` is shared by the columns: what each needs, and what is left by how much more its
    /// words would take on few lines. Where there is not enough, all give way alike.
    pub fn shares(&self, room: usize) -> Vec<usize> {
        let needed = self.widths();
        let all: usize = needed.iter().sum();
        let left = room.saturating_sub(all);
        let mut wanted: Vec<usize> = needed.iter().map(|need| need / 4).collect();
        for (row, places) in self.rows.iter().zip(self.places()) {
            for (cell, first) in row.iter().zip(places).filter(|(cell, _)| cell.columns == 1) {
                let more = width(&cell.text()).min(WIDEST).saturating_sub(needed[first]);
                wanted[first] = wanted[first].max(more);
            }
        }
        let more: usize = wanted.iter().sum();
        let share = |(need, want): (&usize, usize)| {
            if all > room {
                need * room / all
            } else {
                need + (left * want).checked_div(more).unwrap_or(left / needed.len())
            }
        };
        needed.iter().zip(wanted).map(share).collect()
    }

    /// The table in parts of which none is wider than `most` half-widths of a character, as far as
    /// its columns can be parted; each with the columns that head the rows.
    pub fn parts(&self, most: usize) -> Vec<FlatTable> {
        let widths = self.widths();
        let headed = self.headed().min(widths.len().saturating_sub(1));
        if widths.iter().sum::<usize>() <= most || widths.len() < 2 {
            return vec![self.clone()];
        }
        let first: usize = widths[..headed].iter().sum();
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let mut used = most;
        for (column, width) in widths.iter().enumerate().skip(headed) {
            match parts.last_mut() {
                Some(part) if used + width <= most => {
                    part.push(column);
                    used += width;
                }
                _ => {
                    parts.push((0..headed).chain([column]).collect());
                    used = first + width;
                }
            }
        }
        parts.iter().map(|kept| self.with_columns(kept)).collect()
    }
}

impl FlatCell {
    /// Whether its words have room on one line in the narrowest column.
    pub(super) fn is_short(&self) -> bool {
        self.text().lines().all(|line| width(line) <= NARROWEST)
    }
}

fn needed(cell: &FlatCell) -> usize {
    let text = cell.text();
    let longest = text.lines().map(width).max().unwrap_or_default();
    let indent = 2 * usize::from(cell.indent);
    if cell.is_figure && !cell.is_heading { longest } else { longest.min(NARROWEST) + indent }
}

/// How wide a text is: two for each character that is as wide as it is high.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{300}' { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flat::Span;

    fn table(columns: usize) -> FlatTable {
        let cell = |text: String, is_heading| FlatCell {
            line: vec![Span { text, ..Span::default() }],
            is_heading,
            is_figure: true,
            is_drawn: false,
            columns: 1,
            rows: 1,
            indent: 0,
        };
        let head = (0..columns).map(|at| cell(format!("第{at}栏"), true)).collect();
        let row = (0..columns).map(|at| cell("1,000.00".to_owned(), at == 0)).collect();
        FlatTable { head: 1, rows: vec![head, row] }
    }

    #[test]
    fn a_table_that_has_room_is_one_part() {
        assert_eq!(table(4).parts(80), [table(4)]);
    }

    #[test]
    fn a_wide_table_is_parted_and_each_part_says_which_rows() {
        let parts = table(12).parts(80);
        assert!(parts.len() == 2, "{}", parts.len());
        let cells: usize = parts.iter().map(|part| part.rows[1].len() - 1).sum();
        assert_eq!(cells, 11, "every column once");
        assert!(parts.iter().all(|part| part.rows[1][0].is_heading));
        assert!(parts.iter().all(|part| part.widths().iter().sum::<usize>() <= 80));
        assert_eq!(table(3).parts(5).len(), 2, "a column at least");
    }

    #[test]
    fn room_is_shared_by_what_is_needed() {
        assert_eq!(table(2).shares(44), [22, 22]);
        assert_eq!(table(2).shares(10), [5, 5], "none is left out");
        let mut long = table(2);
        long.rows[1][0].line[0].text = "很长的名称".repeat(9);
        let shares = long.shares(60);
        assert!(shares[0] > 2 * shares[1] && shares.iter().sum::<usize>() <= 60, "{shares:?}");
    }
}
