use crate::characters::arabic_years;
use crate::lexicon::Lexicon;
use crate::office::extract::{OVER_HEADS, office};
use crate::office::places::OfficeDocument;
use crate::office::sheet::top;
use crate::office::word::TextDocument;
use crate::workbook::{Remark, Sheet};

/// What a document says of itself before any figure.
#[derive(Debug)]
pub struct Said {
    /// The name of the file, without its ending.
    pub name: String,
    /// The names of the sheets that are shown.
    pub sheets: Vec<String>,
    /// The texts over the heads of these sheets, and with which a text begins, each with whether it stands alone in its row: what
    /// stands beside others may be the head of a column.
    pub titles: Vec<(String, bool)>,
    /// The office that the tables are of; nothing where none says one.
    pub office: Option<String>,
}

impl Said {
    /// What a document says: the first lines of a text, and what stands over the heads of its sheets.
    pub fn of(name: &str, document: &OfficeDocument, lexicon: &Lexicon) -> Said {
        let sheets = &document.sheets;
        let opening = document.text.iter().flat_map(TextDocument::opening);
        let shown = || sheets.iter().filter(|sheet| sheet.remark != Some(Remark::Hidden));
        let opening = opening.map(|text| (text.trim().to_owned(), true));
        let dated = |(text, alone): (String, bool)| (arabic_years(&text), alone);
        let titles: Vec<(String, bool)> =
            opening.chain(shown().flat_map(titles)).map(dated).collect();
        let offices = titles.iter().filter_map(|(text, _)| office(text, lexicon));
        let office = offices.map(str::to_owned).next();
        // 示例县财政局2025年部门预算: a title says whose document it is, where no label does.
        let titled = || titles.iter().find_map(|(text, _)| titled_office(text, lexicon));
        let office = office.or_else(|| titled().map(str::to_owned));
        let office = office.or_else(|| office_over_title(&titles, lexicon));
        let named = || shown().map(|sheet| arabic_years(&sheet.name)).collect();
        // Tables of a text have numbers for names.
        let sheets = if document.text.is_some() { Vec::new() } else { named() };
        Said { name: arabic_years(name), sheets, titles, office }
    }

    /// All of it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let titles = self.titles.iter().map(|(text, _)| text.as_str());
        let names = std::iter::once(&self.name).chain(&self.sheets).map(String::as_str);
        names.chain(titles).chain(self.office.as_deref())
    }
}

/// The office that a title names before what the document is called: 示例县财政局2025年部门预算, 2025年度示例县财政局部门
/// 预算.
pub(super) fn titled_office<'t>(title: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let is_year = |text: &str| {
        let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        digits == YEAR
    };
    let named = |name: &'t str| {
        // 附件1：示例县财政局
        let name = name.trim().rsplit(['：', ':', ' ', '《']).next()?;
        let name = name.strip_suffix("关于").unwrap_or(name);
        is_office(name, lexicon).then_some(name)
    };
    lexicon.title_endings.words().find_map(|ending| {
        if let Some((before, _)) = title.split_once(ending) {
            let name = before.trim_end_matches(|c: char| c.is_ascii_digit());
            return named(name).filter(|_| is_year(before));
        }
        let kind = ending.strip_prefix('年')?;
        let kind = kind.strip_prefix('度').unwrap_or(kind);
        let (before, _) = title.split_once(kind)?;
        let (year, name) = before.split_once('年')?;
        named(name.strip_prefix('度').unwrap_or(name)).filter(|_| is_year(year))
    })
}

/// The office that stands alone in the line before or behind 2025年部门预算.
fn office_over_title(titles: &[(String, bool)], lexicon: &Lexicon) -> Option<String> {
    titles.windows(2).find_map(|lines| {
        let [(first, true), (second, true)] = lines else { return None };
        let both = [(first, second), (second, first)];
        let mut both = both.into_iter().filter(|(name, _)| is_office(name.trim(), lexicon));
        both.find_map(|(name, title)| {
            let line = format!("{}{}", name.trim(), title.trim());
            let office = titled_office(&line, lexicon)?;
            (office == name.trim()).then(|| office.to_owned())
        })
    })
}

/// Whether a text is the name of an office and nothing else.
fn is_office(name: &str, lexicon: &Lexicon) -> bool {
    let is_plain = name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let is_office = lexicon.heading_offices.ending(name).is_some();
    is_plain && is_office && name.chars().count() > SHORTEST
}

/// Digits of a year.
const YEAR: usize = 4;

/// A shorter name is 本局 or its like.
const SHORTEST: usize = 2;

/// The texts of the first rows that say something; what is merged over several cells, once.
fn titles(sheet: &Sheet) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for row in sheet.rows.iter().skip(top(sheet)).take(OVER_HEADS) {
        let mut texts: Vec<&str> =
            row.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        texts.dedup();
        let alone = texts.len() == 1;
        found.extend(texts.into_iter().map(|text| (text.to_owned(), alone)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{office_over_title, titled_office};
    use crate::lexicon::embedded;

    #[test]
    fn whose_document_a_title_names() {
        for (title, office) in [
            ("示例县财政局2025年部门预算", Some("示例县财政局")),
            ("示例县财政局2025年部门预算公开说明", Some("示例县财政局")),
            ("示例县人民政府办公室2024年度部门决算", Some("示例县人民政府办公室")),
            ("2025年示例县财政局部门预算", Some("示例县财政局")),
            ("2024年度示例县财政局单位决算", Some("示例县财政局")),
            ("附件1：示例县财政局2025年单位预算", Some("示例县财政局")),
            ("2024年度示例县甲乡人民政府部门决算说明", Some("示例县甲乡人民政府")),
            ("示例县归国华侨联合会2025年部门预算编制说明", Some("示例县归国华侨联合会")),
            ("甲镇人民政府关于2025年部门收支预算编制说明", Some("甲镇人民政府")),
            ("示例县第一中学2025年度单位预算", Some("示例县第一中学")),
            // Nobody is named: the whole county, 本局, a table, a sentence.
            ("示例县2025年部门预算", None),
            ("本局2025年部门预算", None),
            ("2025年部门预算", None),
            ("2025年部门收支总表", None),
            ("根据县财政局的批复，示例县财政局2025年部门预算", None),
            ("示例县财政局部门预算", None),
        ] {
            assert_eq!(titled_office(title, &embedded()), office, "{title}");
        }
    }

    #[test]
    fn an_office_may_stand_in_a_line_of_its_own() {
        let of = |lines: [&str; 3]| {
            let titles: Vec<(String, bool)> =
                lines.into_iter().map(|line| (line.to_owned(), true)).collect();
            office_over_title(&titles, &embedded())
        };
        let named = Some("示例县财政局".to_owned());
        assert_eq!(of(["示例县财政局", "2024年度部门决算", "目录"]), named);
        assert_eq!(of(["2025年部门预算", "示例县财政局", "2025年3月"]), named);
        // A line between, a title of a table, no office.
        assert_eq!(of(["示例县财政局", "目录", "2024年度部门决算"]), None);
        assert_eq!(of(["示例县财政局", "收支总表", "2024年"]), None);
        assert_eq!(of(["示例县", "2024年度部门决算", "目录"]), None);
    }
}
