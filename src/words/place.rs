use crate::model::{Amount, ColumnType, Disclosure, Layout, Place, PlacePart, Project, Table};

use super::messages::Messages;

/// How places of a disclosure are said: in the words of its page, never as the paths of files.
impl Messages {
    /// What a path names, in the words that stand on the page: the table's title, the row, the head
    /// of the column; a project's name and the field's title.
    pub fn place(&self, disclosure: &Disclosure, path: &str) -> String {
        self.place_of_pieces(&self.place_in_pieces(disclosure, path))
    }

    /// The pieces of a place as one.
    pub fn place_of_pieces(&self, pieces: &[String]) -> String {
        let Some((first, rest)) = pieces.split_first() else { return String::new() };
        rest.iter().fold(first.clone(), |whole, piece| {
            self.say("places.part", &[("whole", &whole), ("part", piece)])
        })
    }

    /// An amount that stood at a place before, as its page prints the one there now: with thousands
    /// marks and the unit of the figure; what is no number as it is.
    pub fn as_there(&self, disclosure: &Disclosure, path: &str, printed: &str) -> String {
        let figure = disclosure.locate(path).and_then(|located| located.cell?.figure());
        let amount = Amount::parse(&printed.replace(',', "")).ok();
        match (amount, figure) {
            (Some(amount), Some(figure)) => self.measured(&amount.grouped(), figure.unit),
            _ => printed.to_owned(),
        }
    }

    /// One place, without the pieces that it shares with another: 基本支出 beside
    /// 一般公共预算支出表“2120101”“合计”.
    pub fn place_beside(&self, own: &[String], other: &[String]) -> String {
        let shared = own.iter().zip(other).take_while(|(own, other)| own == other).count();
        self.place_of_pieces(&own[shared.min(own.len().saturating_sub(1))..])
    }

    /// A text of a finding with the paths in it said in words.
    pub fn with_places<'p>(
        &self,
        disclosure: &Disclosure,
        text: &str,
        paths: impl Iterator<Item = &'p str>,
    ) -> String {
        // The longest first: one path may begin as another does.
        let mut paths: Vec<&str> =
            paths.filter(|path| path.contains('/') && text.contains(path)).collect();
        paths.sort_by_key(|path| std::cmp::Reverse(path.len()));
        let mut said = text.to_owned();
        let mut words = Vec::new();
        for path in paths {
            // Words may hold a shorter path again, so they are put in last.
            said = said.replace(path, &format!("\u{1}{}\u{1}", words.len()));
            words.push(self.place(disclosure, path));
        }
        for (number, words) in words.iter().enumerate() {
            said = said.replace(&format!("\u{1}{number}\u{1}"), words);
        }
        said
    }

    /// A text with the paths that it quotes, in the way of messages, said in words.
    pub fn with_quoted_places(&self, disclosure: &Disclosure, text: &str) -> String {
        let quoted = |open: char, close: char| {
            text.split(open).skip(1).filter_map(move |rest| rest.split(close).next())
        };
        let paths: Vec<&str> = quoted('「', '」')
            .chain(quoted('`', '`'))
            .filter(|path| disclosure.place(path).is_some())
            .collect();
        self.with_places(disclosure, text, paths.into_iter())
    }

    /// What a path names, piece by piece: the table's title, the row, the head of the column.
    pub fn place_in_pieces(&self, disclosure: &Disclosure, path: &str) -> Vec<String> {
        match disclosure.place(path) {
            Some(Place::Table(table)) => vec![table.name.clone()],
            Some(Place::Row(table, row)) => in_row(table, row),
            Some(Place::Cell(table, row, column)) => {
                let mut pieces = in_row(table, row);
                // A line of one column is its figure.
                let several = table.rows[row]
                    .line
                    .is_none_or(|line| table.form.lines()[line].columns.len() > 1);
                let column = &table.form.columns[column];
                if several && !column.alone {
                    pieces.push(column.label.clone());
                }
                pieces
            }
            Some(Place::Record(project, part)) => {
                let project = project.map(|(_, project)| project);
                let whole = project.map_or_else(
                    || self.word("places.overall").to_owned(),
                    |project| self.say("places.project", &[("name", &project.name.value)]),
                );
                let mut pieces = vec![whole];
                pieces.extend(self.part_of_record(disclosure, project, part));
                pieces
            }
            None => self.elsewhere(disclosure, path),
        }
    }

    /// What a part of a project, or of the whole department's record, is called below it.
    fn part_of_record(
        &self,
        disclosure: &Disclosure,
        project: Option<&Project>,
        part: PlacePart<'_>,
    ) -> Vec<String> {
        let word = |key: &str| self.word(key).to_owned();
        match part {
            PlacePart::Whole => Vec::new(),
            PlacePart::Figure(column) => {
                let form = disclosure.project_form.iter();
                form.map(|form| form.columns[column].label.clone()).collect()
            }
            PlacePart::Purpose => vec![word("projects.purpose")],
            PlacePart::BudgetUnit => vec![word("projects.unit")],
            PlacePart::Continues => vec![word("projects.code_before")],
            PlacePart::Goal(number) => vec![self.say("places.goal", &[("number", &number)])],
            PlacePart::Outcome(number) => vec![self.say("places.outcome", &[("number", &number)])],
            PlacePart::Indicators => vec![word("indicators.title")],
            PlacePart::Indicator(at, field) => {
                let objectives =
                    project.map(|project| &project.objectives).or(disclosure.overall.as_ref());
                let name = objectives.map(|objectives| objectives.indicators[at].name.clone());
                let field = Some(field).filter(|field| !field.is_empty());
                name.into_iter().chain(field.map(|field| self.field(field))).collect()
            }
            PlacePart::LevelWeight(level) => vec![level.to_owned(), word("indicators.weight")],
            PlacePart::TotalWeight => vec![word("indicators.total"), word("indicators.weight")],
            PlacePart::TotalScore => vec![word("indicators.total"), word("indicators.score")],
        }
    }

    /// What stands in no table and no record: dates, the document's title, the narrative; or a path
    /// of another document.
    fn elsewhere(&self, disclosure: &Disclosure, path: &str) -> Vec<String> {
        let word = |key: &str| vec![self.word(key).to_owned()];
        match path {
            "dates/approved" => return word("places.approved"),
            "dates/published" => return word("places.published"),
            "dates/filled" => return word("places.filled"),
            "source/title" => return word("places.source"),
            _ => {}
        }
        if let Some(code) = path.strip_prefix("units/") {
            return vec![self.word("projects.unit").to_owned(), code.to_owned()];
        }
        // A row that the table does not show, with whatever blanks and slashes it has.
        let longest = disclosure
            .tables
            .iter()
            .filter_map(|table| {
                Some((&table.name, path.strip_prefix(table.name.as_str())?.strip_prefix('/')?))
            })
            .max_by_key(|(name, _)| name.len());
        if let Some((name, rest)) = longest {
            return std::iter::once(name.clone())
                .chain(rest.split('/').map(str::to_owned))
                .collect();
        }
        path.split('/').map(|piece| self.field(piece)).collect()
    }

    /// A piece of a path that is a key of the format, as the page heads it; any other as it is.
    fn field(&self, key: &str) -> String {
        let word = match key {
            "说明" => "places.narrative",
            "部门整体" => "places.overall",
            "purpose" => "projects.purpose",
            "goals" => "projects.goals",
            "outcomes" => "article.outcomes",
            "duties" => "article.duties",
            "indicators" => "indicators.title",
            "description" => "indicators.description",
            "target" => "indicators.target",
            "actual" => "indicators.actual",
            "weight" | "level-weights" => "indicators.weight",
            "score" => "indicators.score",
            "basis" => "indicators.basis",
            "deviation" => "indicators.deviation",
            "total" => "indicators.total",
            "funds" => "projects.funds",
            "plan" => "projects.plan",
            "budget-unit" => "projects.unit",
            "continues" => "projects.code_before",
            other => return other.to_owned(),
        };
        self.word(word).to_owned()
    }
}

/// The title of a table and its row: the side, the line, or the code with the words beside it.
fn in_row(table: &Table, row: usize) -> Vec<String> {
    let row = &table.rows[row];
    let side = row
        .line
        .and_then(|line| table.form.lines()[line].side)
        .map(|side| table.form.sides()[side].label.clone());
    let label = table.row_label(row);
    let named = match &table.form.layout {
        Layout::Rows(key) if table.form.columns[key.column].holds == ColumnType::Code => table
            .form
            .columns
            .iter()
            .position(|column| column.holds == ColumnType::Text)
            .map(|column| row.cells[column].printed())
            .filter(|name| !name.is_empty()),
        _ => None,
    };
    let label = named.map_or_else(|| label.to_owned(), |name| format!("{label} {name}"));
    std::iter::once(table.name.clone()).chain(side).chain(std::iter::once(label)).collect()
}
