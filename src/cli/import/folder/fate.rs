use crate::cli::import::report::ImportReport;
use crate::finding::Language;
use crate::model::Kind;
use crate::office::KnownOffice;
use crate::trouble::Bilingual;

use super::given::Difference;

/// What became of a file.
pub(super) struct FileFate {
    /// The file, or the folder of its tables.
    pub file: String,
    /// By what it is known again; nothing for one that could not be read.
    pub digest: Option<String>,
    pub fate: Fate,
}

pub(super) enum Fate {
    /// It was imported, or would be.
    Imported(Box<Taken>),
    /// An earlier import took it into this disclosure, and it is the same since.
    Earlier(String),
    /// It would be imported into a department that only the roster, or itself, names as yet.
    OfNewDepartment { path: String, office: String, kind: Kind, year: i16 },
    /// It was left.
    Doubtful(Doubt),
}

/// What was taken of a file, and into what.
pub(super) struct Taken {
    /// The disclosure.
    pub path: String,
    /// The office's name.
    pub office: String,
    pub kind: Kind,
    pub year: i16,
    pub report: ImportReport,
}

/// Why a file was left.
pub(super) enum Doubt {
    /// It cannot be read, or the disclosure cannot take it.
    Unread(Bilingual),
    /// There is nothing in it.
    Empty,
    /// Nothing in it could be taken into this disclosure.
    Nothing(String),
    /// It names several offices.
    Several(Vec<KnownOffice>),
    /// It names no office that is known: what it names, and which are called alike.
    Nobody { named: Option<String>, like: Vec<KnownOffice> },
    /// Its title is of this year, and another was asked for.
    OtherYear(i16),
    /// Heads of columns alone say a year.
    YearOfHeads(i16),
    /// Nothing says a year.
    NoYear,
    /// Nothing says what it is.
    Unchecked(Bilingual),
    /// With `--strict`: titles of another year, heads of another office.
    Strict(Vec<String>),
    /// Another file gave a table of this disclosure, with other figures.
    TakenFrom { path: String, table: String, other: String, difference: Box<Difference> },
    /// It is of this office, and the very same file was taken into a disclosure of another.
    OfTwoOffices { path: String, office: String },
    /// A table of this disclosure holds figures that no import wrote.
    ByHand { path: String, table: String },
}

impl Doubt {
    /// Why, and what to do.
    pub(super) fn words(&self) -> Bilingual {
        match self {
            Doubt::Unread(why) | Doubt::Unchecked(why) => why.clone(),
            Doubt::Empty => Bilingual::new("是空的", "it is empty"),
            Doubt::Nothing(path) => Bilingual::new(
                format!("认出是 {path}，但没有可取的表和文字"),
                format!("it is of {path}, and holds no table and no text that could be taken"),
            ),
            Doubt::Several(offices) => several(offices),
            Doubt::Nobody { named, like } => nobody(named.as_deref(), like),
            Doubt::OtherYear(year) => Bilingual::new(
                format!("标题写的是{year}年，不是 --year 要的年度"),
                format!("its title is of {year}, which is not what --year asks for"),
            ),
            Doubt::YearOfHeads(year) => Bilingual::new(
                format!("标题没有写年度，只有栏目写着{year}年：用 --year 写明"),
                format!(
                    "no title says a year, only heads of columns say {year}: say it with --year"
                ),
            ),
            Doubt::NoYear => Bilingual::new(
                "没有写年度：用 --year 写明",
                "nothing says its year: say it with --year",
            ),
            Doubt::Strict(notes) => Bilingual::new(notes.join("；"), notes.join("; ")),
            Doubt::TakenFrom { path, table, other, difference } => Bilingual::new(
                format!(
                    "{path} 的“{table}”已从 {other} 导入{}；确要改用这个文件，请单独导入（--into {path}）",
                    differs(difference, Language::Chinese)
                ),
                format!(
                    "{table} of {path} was taken from {other}{}; to take this file instead, import it by itself (--into {path})",
                    differs(difference, Language::English)
                ),
            ),
            Doubt::OfTwoOffices { path, office } => of_two_offices(path, office),
            Doubt::ByHand { path, table } => Bilingual::new(
                format!(
                    "{path} 的“{table}”里有不是导入来的数，或导入后改过；确要替换，请单独导入（--into {path}）"
                ),
                format!(
                    "{table} of {path} holds figures that no import wrote, or that were changed since; to replace them, import the file by itself (--into {path})"
                ),
            ),
        }
    }
}

/// That a file names several offices.
fn several(offices: &[KnownOffice]) -> Bilingual {
    Bilingual::new(
        format!(
            "写着不止一个单位的名称：{}；放进以部门文件夹命名的子文件夹（{}）再导入",
            names(offices, "、"),
            folders(offices, "、")
        ),
        format!(
            "it names more than one office: {}; put it into a folder called as the department's ({}) and import again",
            names(offices, ", "),
            folders(offices, ", ")
        ),
    )
}

/// That the very same file is of this office, and was taken into a disclosure of another.
fn of_two_offices(path: &str, office: &str) -> Bilingual {
    Bilingual::new(
        format!(
            "认出是{office}的，而一模一样的文件已导入 {path}：两个单位交了同一个文件，其中一个交错了；请换成{office}自己的"
        ),
        format!(
            "it is of {office}, and the very same file was taken into {path}: two offices gave one file, and one of them the wrong one; put in its place the one of {office}"
        ),
    )
}

/// What two files give differently; nothing of texts.
fn differs(difference: &Difference, language: Language) -> String {
    let Difference { at, taken, other } = difference;
    if taken.is_empty() && other.is_empty() {
        return String::new();
    }
    let blank = if language == Language::Chinese { "空白" } else { "nothing" };
    let [taken, other] = [taken, other].map(|one| if one.is_empty() { blank } else { one });
    match language {
        Language::Chinese => format!("，数不相同（“{at}”那里是 {taken}，这里是 {other}）"),
        Language::English => format!(", with other figures ({at}: {taken} there, {other} here)"),
    }
}

fn nobody(named: Option<&str>, like: &[KnownOffice]) -> Bilingual {
    let (zh, en) = match named {
        Some(name) => (
            format!("写的是“{name}”，本地区没有这个部门或单位"),
            format!("it is of {name}, which is no office of the region"),
        ),
        None => (
            "没有认出是哪个部门的".to_owned(),
            "nothing tells which department it is of".to_owned(),
        ),
    };
    let (like_zh, like_en) = if like.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("，可能是{}", names(like, "或")), format!(" (perhaps {})", names(like, " or ")))
    };
    let (made_zh, made_en) = match named {
        Some(_) if like.is_empty() => (
            "，或加 --new-departments 按文件里的名称新建",
            ", or give --new-departments, which makes it by the name in the file",
        ),
        None if like.is_empty() => (
            "，或让文件夹、文件名写明全称（示例县水利局2026年部门预算.xlsx），加 --new-departments 新建",
            ", or give --new-departments where its folder or its own name has the full name (示例县水利局2026年部门预算.xlsx)",
        ),
        _ => ("", ""),
    };
    Bilingual::new(
        format!(
            "{zh}{like_zh}；放进以部门文件夹命名的子文件夹再导入，没有的部门先用 gongkai new department 新建{made_zh}"
        ),
        format!(
            "{en}{like_en}; put it into a folder called as the department's and import again, after `gongkai new department` where there is none{made_en}"
        ),
    )
}

fn names(offices: &[KnownOffice], between: &str) -> String {
    offices.iter().map(|office| office.name.as_str()).collect::<Vec<_>>().join(between)
}

fn folders(offices: &[KnownOffice], between: &str) -> String {
    let mut folders: Vec<&str> = offices.iter().map(|office| office.department.as_str()).collect();
    folders.dedup();
    folders.join(between)
}
