//! **model** holds the nouns of the field: what a disclosure is once it has been read, and what a
//! form says it should be.
//!
//! It must never know how anything is written down or shown: no serde, no YAML, no HTML, no disk.
//! Figures are exact decimals.
//!
//! In reading order: numbers as they are printed; forms and what they say must agree; tables; what a
//! disclosure holds; who owes it; what is required of it; how a place in it is named; what is seen
//! only by looking at several figures or years.

mod amount;
mod unit;
mod unit_line;
mod rounding;
mod cell;

mod meaning;
mod practice;
mod fund;
mod kind;
mod head;
mod column;
mod line;
mod main_change;
mod row_key;
mod form;
mod identity;

mod row;
mod section_heading;
mod row_index;
mod table;

mod indicator;
mod project;
mod narrative;
mod declaration;
mod withheld;
mod dates;
mod release;
mod review;
mod disclosure;

mod fiscal_year;
mod department;
mod document_key;
mod roster;
mod glossary;

mod prices;
mod profile;
mod catalogue;

mod slug;
/// Keys that are promises.
pub mod address;
/// Paths inside a disclosure, as findings print them.
pub mod path;
mod located;
mod place;
mod form_rows;
mod withheld_rows;
mod reference;

mod stated_sum;
mod composition;
mod project_history;

pub use amount::{Amount, AmountFault};
pub use catalogue::Catalogue;
pub use cell::{Cell, Figure};
pub use column::{Column, ColumnType};
pub use composition::Part;
pub use dates::{Dates, days_between};
pub use declaration::{Acknowledgement, Correction, Restatement};
pub use department::{BudgetUnit, Department, Population, Region};
pub use disclosure::{Disclosure, OriginalFile, SourceDocument};
pub use document_key::DocumentKey;
pub use fiscal_year::fiscal_year;
pub use form::{Form, FormUse, Layout, Side};
pub use form_rows::{FormCell, FormRows};
pub use fund::Fund;
pub use glossary::{Glossary, GlossaryTerm};
pub use head::Head;
pub use identity::{
    Check, FigureRef, FigureSet, Identity, Operand, Relation, RowRef, Scope, Sum, Term,
};
pub use indicator::{Band, Comparison, Indicator, Target};
pub use kind::{Kind, Origin};
pub use line::{Below, Line, LineRole, Split};
pub use located::Located;
pub use main_change::{MainChange, Since, StatedChange};
pub use meaning::Meaning;
pub use narrative::{Binding, Narrative, Section, UNWRITTEN};
pub use place::{Part as PlacePart, Place};
pub use practice::Practice;
pub use prices::Prices;
pub use profile::{
    Deadlines, Glance, GlancePart, KindRequirement, MainFigure, Profile, ProfileHistory,
    SectionRequirement, SpendingStep, TableRequirement,
};
pub use project::{Objectives, Project};
pub use project_history::{ProjectHistory, ProjectRecord, histories};
pub use reference::{Absent, ReferenceContext, Referred};
pub use release::Release;
pub use review::{Review, ReviewStep};
pub use roster::{Due, Duty, Party, Roster};
pub use rounding::Rounding;
pub use row::{Row, RowRole, total_row};
pub use row_index::RowIndex;
pub use row_key::RowKey;
pub use section_heading::{SectionTitles, said_of_heading};
pub use slug::{LONGEST_NAME, Slug, SlugFault, is_device, is_division_code};
pub use stated_sum::StatedSum;
pub use table::{Table, TableState};
pub use unit::{MoneyUnit, Unit};
pub use unit_line::unit_line;
pub use withheld::Withheld;
