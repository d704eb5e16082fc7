use crate::model::{
    Check, FigureRef, FigureSet, Form, FormUse, Identity, Kind, Layout, Operand, Scope, Sum, Term,
};
use crate::source::{Span, Where};

use super::declared::{DeclaredIdentity, DeclaredScope};
use super::form_names::FormNames;
use super::formula::formula;
use super::grammar::{self, WrittenFigure, WrittenOperand, WrittenSet, WrittenTerm};
use super::shapes::Shapes;
use super::unresolved::{Unresolved, not_grammar, unknown};

/// Resolves declared identities against every form; `own` is the form they stand in, nothing for a
/// profile.
pub(super) struct Resolver<'a> {
    pub shapes: &'a Shapes,
    pub own: Option<&'a Form>,
}

impl Resolver<'_> {
    pub(super) fn identity(&self, declared: &DeclaredIdentity) -> Result<Identity, Unresolved> {
        if !self.shapes.is_rule(&declared.rule.value) {
            return Err(unknown(
                &declared.rule,
                0,
                &declared.rule.value,
                "可由勾稽关系引出的检查规则",
                "a rule that identities may raise",
            ));
        }
        let default = match self.own.map(|form| (&form.layout, form.used_for)) {
            Some((Layout::Rows(_), _) | (_, FormUse::Project)) => DeclaredScope::Row,
            _ => DeclaredScope::Once,
        };
        let scope = declared.scope.unwrap_or(default);
        let check = self.check(declared, scope)?;
        let columns = self.columns(declared)?;
        let condition = |figure: &Option<Where<String>>| {
            figure.as_ref().map(|figure| self.single(figure, scope)).transpose()
        };
        let (given, unless) = (condition(&declared.given)?, condition(&declared.unless)?);
        let scope = match scope {
            DeclaredScope::Once => Scope::Once,
            DeclaredScope::Row => Scope::Row,
            DeclaredScope::Tree => Scope::Tree(columns),
            DeclaredScope::Table => Scope::Table(columns),
            DeclaredScope::ByKey => Scope::ByKey,
        };
        let says = if declared.says.is_empty() {
            declared.identity.as_ref().map(|text| text.value.clone()).unwrap_or_default()
        } else {
            declared.says.clone()
        };
        Ok(Identity {
            formula: formula(declared),
            id: declared.id.value.clone(),
            rule: declared.rule.value.clone(),
            says,
            check,
            given,
            unless,
            scope,
            span: Span::from(&declared.id),
        })
    }

    fn check(
        &self,
        declared: &DeclaredIdentity,
        scope: DeclaredScope,
    ) -> Result<Check, Unresolved> {
        let given = [
            declared.identity.is_some(),
            declared.product.is_some(),
            declared.share.is_some(),
            declared.scale.is_some(),
            declared.cumulative.is_some(),
            declared.bands.is_some(),
            declared.weights.is_some(),
        ];
        if given.iter().filter(|given| **given).count() != 1 {
            return Err(Unresolved {
                span: Span::from(&declared.id),
                zh: "勾稽关系须且只须写 identity、product、share、scale、cumulative、bands、weights 之一".into(),
                en: "an identity needs exactly one of identity, product, share, scale, cumulative, bands, weights".into(),
            });
        }
        if let Some(text) = &declared.identity {
            return self.linear(text, scope);
        }
        if let Some(product) = &declared.product {
            return Ok(Check::Product {
                quantity: self.own_column(&product.quantity)?,
                price: self.own_column(&product.price)?,
                amount: self.own_column(&product.amount)?,
            });
        }
        if let Some(share) = &declared.share {
            return Ok(Check::Share {
                part: self.single(&share.part, scope)?,
                whole: self.single(&share.whole, scope)?,
                share: self.single(&share.share, scope)?,
            });
        }
        if let Some(scale) = &declared.scale {
            return Ok(Check::Scale {
                figure: self.single(&scale.figure, scope)?,
                whole: self.single(&scale.whole, scope)?,
            });
        }
        if let Some(columns) = &declared.cumulative {
            let columns =
                columns.iter().map(|name| self.own_column(name)).collect::<Result<_, _>>()?;
            return Ok(Check::Cumulative { columns });
        }
        if let Some(weights) = &declared.weights {
            return Ok(Check::Weights {
                execution_weight: self.single(&weights.execution_weight, scope)?,
                execution_score: self.single(&weights.execution_score, scope)?,
            });
        }
        Ok(Check::Bands)
    }

    fn linear(&self, text: &Where<String>, scope: DeclaredScope) -> Result<Check, Unresolved> {
        let written = grammar::identity(&text.value).map_err(|fault| not_grammar(text, &fault))?;
        let terms = |terms: &[WrittenTerm]| -> Result<Sum, Unresolved> {
            let term = |term: &WrittenTerm| {
                Ok(Term { negative: term.negative, operand: self.operand(text, term, scope)? })
            };
            Ok(Sum { terms: terms.iter().map(term).collect::<Result<_, _>>()? })
        };
        Ok(Check::Linear {
            left: terms(&written.left)?,
            relation: written.relation,
            right: terms(&written.right)?,
        })
    }

    fn operand(
        &self,
        text: &Where<String>,
        term: &WrittenTerm,
        scope: DeclaredScope,
    ) -> Result<Operand, Unresolved> {
        let figure = |written| self.figure(text, term.offset, written, scope);
        Ok(match &term.operand {
            WrittenOperand::Figure(written) => Operand::Figure(figure(written)?),
            WrittenOperand::Sum(WrittenSet::Children) => Operand::Sum(FigureSet::Children),
            WrittenOperand::Sum(WrittenSet::Rows) => Operand::Sum(FigureSet::Rows),
            WrittenOperand::Sum(WrittenSet::Every(written)) => {
                Operand::Sum(FigureSet::Every(figure(written)?))
            }
            WrittenOperand::Sum(WrittenSet::Projects(name)) => {
                // Each disclosure says which form its projects have; that some project form has
                // such a column is all that can be known here.
                let known = self
                    .shapes
                    .forms()
                    .any(|form| form.used_for == FormUse::Project && form.column(name).is_some());
                if !known {
                    return Err(unknown(
                        text,
                        term.offset,
                        name,
                        "项目表样的栏",
                        "a column of a project form",
                    ));
                }
                Operand::Sum(FigureSet::Projects(name.clone()))
            }
        })
    }

    /// Resolves one figure of a named form, on its own.
    pub(super) fn reference(&self, text: &Where<String>) -> Result<FigureRef, Unresolved> {
        self.single(text, DeclaredScope::Once)
    }

    /// Resolves one column of a named form, for whichever row is asked.
    pub(super) fn reference_in_row(&self, text: &Where<String>) -> Result<FigureRef, Unresolved> {
        self.single(text, DeclaredScope::Row)
    }

    fn single(&self, text: &Where<String>, scope: DeclaredScope) -> Result<FigureRef, Unresolved> {
        let written = grammar::figure(&text.value).map_err(|fault| not_grammar(text, &fault))?;
        self.figure(text, 0, &written, scope)
    }

    fn figure(
        &self,
        text: &Where<String>,
        offset: usize,
        written: &WrittenFigure,
        scope: DeclaredScope,
    ) -> Result<FigureRef, Unresolved> {
        let kind = match &written.kind {
            Some(name) => Some(Kind::from_slug(name).ok_or_else(|| {
                unknown(text, offset, name, "公开件类别", "a kind of disclosure")
            })?),
            None => None,
        };
        let form = match &written.form {
            Some(name) => self
                .shapes
                .form(name)
                .ok_or_else(|| unknown(text, offset, name, "表样", "a form"))?,
            None => self.own.ok_or_else(|| {
                unknown(
                    text,
                    offset,
                    &written.name,
                    "某个表样的数（须写明表样，如 N01.total）",
                    "a figure of a named form (write N01.total)",
                )
            })?,
        };
        let names = FormNames { form, text, offset };
        let (row, column) = match &written.row {
            Some(row) => names.in_row(row, &written.name)?,
            None => names.alone(&written.name, scope)?,
        };
        Ok(FigureRef {
            previous_year: written.previous,
            kind,
            form: written.form.as_ref().map(|_| form.id.clone()),
            row,
            column,
        })
    }

    fn own_column(&self, name: &Where<String>) -> Result<usize, Unresolved> {
        self.own
            .and_then(|form| form.column(&name.value))
            .ok_or_else(|| unknown(name, 0, &name.value, "本表样的栏", "a column of this form"))
    }

    /// The columns a tree or table identity runs over: those named, or every number column that is
    /// not a percentage.
    fn columns(&self, declared: &DeclaredIdentity) -> Result<Vec<usize>, Unresolved> {
        let Some(form) = self.own else { return Ok(Vec::new()) };
        match &declared.columns {
            Some(names) => names.iter().map(|name| self.own_column(name)).collect(),
            None => Ok((0..form.columns.len())
                .filter(|column| form.columns[*column].holds == crate::model::ColumnType::Amount)
                .collect()),
        }
    }
}
