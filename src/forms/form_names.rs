use crate::model::{Form, Layout, RowRef};
use crate::source::Where;

use super::declared::DeclaredScope;
use super::unresolved::{Unresolved, unknown, within};

/// Looks up names of rows and columns of a form, in a text that stands somewhere in a declaration.
pub(super) struct FormNames<'a> {
    pub form: &'a Form,
    pub text: &'a Where<String>,
    pub offset: usize,
}

impl FormNames<'_> {
    fn unknown(&self, name: &str, zh: &str, en: &str) -> Unresolved {
        let id = &self.form.id;
        unknown(self.text, self.offset, name, &format!("{id}的{zh}"), &format!("{en} of {id}"))
    }

    fn column(&self, name: &str) -> Result<usize, Unresolved> {
        self.form.column(name).ok_or_else(|| self.unknown(name, "栏", "a column"))
    }

    /// `[row].name`: `this` is whatever column is asked.
    pub(super) fn in_row(
        &self,
        row: &str,
        name: &str,
    ) -> Result<(RowRef, Option<usize>), Unresolved> {
        let row = if row == "*" {
            RowRef::Each
        } else if let Some(line) = self.form.line(row) {
            RowRef::Line(line)
        } else if matches!(self.form.layout, Layout::Rows(_)) {
            if row == "total" { RowRef::Total } else { RowRef::Key(row.to_owned()) }
        } else {
            return Err(self.unknown(row, "行", "a line"));
        };
        Ok((row, if name == "this" { None } else { Some(self.column(name)?) }))
    }

    /// `name` alone: a column of the row that is asked, or a line with one number.
    pub(super) fn alone(
        &self,
        name: &str,
        scope: DeclaredScope,
    ) -> Result<(RowRef, Option<usize>), Unresolved> {
        let form = self.form;
        if name == "this" {
            return Ok((RowRef::Here, None));
        }
        let by_row = matches!(scope, DeclaredScope::Row | DeclaredScope::ByKey)
            || matches!(form.layout, Layout::Rows(_));
        if by_row && let Some(column) = form.column(name) {
            return Ok((RowRef::Here, Some(column)));
        }
        let line =
            form.line(name).ok_or_else(|| self.unknown(name, "行或栏", "a line or column"))?;
        let columns = form.lines()[line].columns.iter().copied();
        let numbers: Vec<usize> =
            columns.filter(|column| form.columns[*column].holds.is_number()).collect();
        let alone = numbers.iter().find(|column| form.columns[**column].alone);
        if let Some(alone) = alone {
            return Ok((RowRef::Line(line), Some(*alone)));
        }
        match numbers.as_slice() {
            [only] => Ok((RowRef::Line(line), Some(*only))),
            _ => Err(Unresolved {
                span: within(self.text, self.offset, name),
                zh: format!("「{name}」有多栏数，须写成 [{name}].栏"),
                en: format!("`{name}` has several number columns: write [{name}].column"),
            }),
        }
    }
}
