use crate::lexicon::Lexicon;
use crate::model::{Fund, Row, RowRole, Table};

/// What sentences call a total.
pub(super) struct TotalName<'a> {
    pub name: String,
    pub row: &'a Row,
    /// The column of all funds, where the others of the row are of one each.
    pub column: Option<usize>,
}

/// The words for a fund.
fn fund_words(lexicon: &Lexicon, fund: Fund) -> impl Iterator<Item = &str> {
    let words = match fund {
        Fund::General => &lexicon.general_fund,
        Fund::Government => &lexicon.government_funds,
        Fund::StateCapital => &lexicon.state_capital_fund,
    };
    words.words()
}

/// The sums of a side of a table of money from the budget: 财政拨款收入, 财政拨款支出. Whether what was carried over is
/// in it sentences do not say.
fn side_totals<'a>(lexicon: &Lexicon, table: &'a Table) -> Vec<TotalName<'a>> {
    let form = &table.form;
    let Some(funds) = lexicon.of_funds.words().find(|funds| form.name.contains(funds)) else {
        return Vec::new();
    };
    let sums = table.rows.iter().filter_map(|row| {
        let line = &form.lines()[row.line?];
        let is_sum = matches!(row.role, RowRole::Total | RowRole::Subtotal);
        let side = form.sides().get(line.side?)?;
        let name = format!("{funds}{}", side.label);
        is_sum.then(|| TotalName { name, row, column: form.main_column() })
    });
    sums.collect()
}

/// What a sum of both sides is called but for these: 总计, 总预算.
fn whole_words(lexicon: &Lexicon) -> impl Iterator<Item = &str> {
    let words = lexicon.both_totals.words().filter_map(|name| name.strip_prefix("收支"));
    words.filter(|word| word.starts_with('总'))
}

/// The sums of a side of a table of all money, as sentences may call them: 收入总预算.
fn whole_sides<'a>(lexicon: &Lexicon, table: &'a Table) -> Vec<TotalName<'a>> {
    let form = &table.form;
    if form.fund.is_some() || lexicon.of_funds.is_in(&form.name) {
        return Vec::new();
    }
    let sums = table.rows.iter().filter_map(|row| {
        let line = &form.lines()[row.line?];
        let is_sum = matches!(row.role, RowRole::Total | RowRole::Subtotal);
        let side = form.sides().get(line.side?).filter(|_| is_sum)?;
        let column = form.main_column();
        let name = move |word| TotalName { name: format!("{}{word}", side.label), row, column };
        Some(whole_words(lexicon).map(name))
    });
    sums.flatten().collect()
}

/// What sentences call the total of a table: its form says it, 机关运行经费预算 is 机关运行经费 too;
/// the two totals of a table of two sides are one figure (收、支总计), and those of money from the
/// budget are called so (财政拨款收、支总计).
pub(super) fn total_names<'a>(lexicon: &Lexicon, table: &'a Table) -> Vec<TotalName<'a>> {
    let Some(total) = table.rows.iter().find(|row| row.role == RowRole::Total) else {
        return Vec::new();
    };
    let form = &table.form;
    let subject = form.subject.as_deref().filter(|subject| !subject.contains('{'));
    let mut names: Vec<String> = Vec::new();
    let both = || lexicon.both_totals.words();
    match subject {
        Some(subject) if lexicon.both_totals.has(subject) => {
            names.extend(both().map(str::to_owned));
        }
        Some(subject) => {
            names.push(subject.to_owned());
            // 收入预算 is 收入总预算 too.
            names.extend(whole_words(lexicon).filter_map(|word| {
                let side = subject.strip_suffix(word.strip_prefix('总')?)?;
                Some(format!("{side}{word}"))
            }));
            // 全年支出 is 本年支出.
            let whole_year = lexicon.own_year.beginning(subject).map(|own| &subject[own.end..]);
            names.extend(whole_year.into_iter().flat_map(|rest| {
                lexicon.own_year.words().map(move |year| format!("{year}{rest}"))
            }));
            let short = lexicon.operating_costs.beginning(subject);
            names.extend(short.map(|short| subject[short].to_owned()));
            if lexicon.of_apart.is_in(subject) {
                names.extend(lexicon.apart_totals.words().map(str::to_owned));
            }
        }
        None if form.sides().len() == 2 => {
            let funds = lexicon.of_funds.words().find(|funds| form.name.contains(funds));
            let name = |name: &str| format!("{}{name}", funds.unwrap_or_default());
            names.extend(both().map(name));
        }
        None => {}
    }
    if let Some(fund) = form.fund {
        names.extend(fund_words(lexicon, fund).flat_map(|fund| {
            lexicon.fund_spending.words().map(move |spending| format!("{fund}{spending}"))
        }));
    }
    let names = names.into_iter().map(|name| TotalName { name, row: total, column: None });
    names.chain(side_totals(lexicon, table)).chain(whole_sides(lexicon, table)).collect()
}
