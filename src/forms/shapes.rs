use std::collections::BTreeMap;
use std::collections::btree_map::IntoIter;
use std::sync::Arc;

use crate::finding::RuleInfo;
use crate::model::Form;
use crate::source::SourceFile;

use super::declared::DeclaredForm;

/// The rules that declarations name: what they raise where a document does not keep to them.
#[derive(Debug, Clone, Copy)]
pub struct DeclaredRules {
    /// Those of identities.
    pub identities: &'static [&'static RuleInfo],
    /// Those of lines that must be split.
    pub splits: &'static [&'static RuleInfo],
}

/// A form without its identities, beside what declared it.
pub(super) struct Shape {
    /// The file of the declaration.
    pub file: Arc<SourceFile>,
    /// The declaration, whose identities are still to be resolved.
    pub declared: Arc<DeclaredForm>,
    /// The form, with no identity.
    pub form: Form,
}

/// Every form without identities, which resolution looks names up in.
pub(super) struct Shapes {
    shapes: BTreeMap<String, Shape>,
    rules: DeclaredRules,
}

impl Shapes {
    /// No form yet; identities may raise these rules.
    pub(super) fn new(rules: DeclaredRules) -> Shapes {
        Shapes { shapes: BTreeMap::new(), rules }
    }

    /// Adds a form; it replaces the one of its id.
    pub(super) fn add(&mut self, shape: Shape) {
        self.shapes.insert(shape.form.id.clone(), shape);
    }

    /// The form of an id.
    pub(super) fn form(&self, name: &str) -> Option<&Form> {
        self.shapes.get(name).map(|shape| &shape.form)
    }

    /// Whether a name is that of a rule that identities may raise.
    pub(super) fn is_rule(&self, name: &str) -> bool {
        self.rules.identities.iter().any(|rule| rule.name == name)
    }

    /// Whether any form declares an identity of this id.
    pub(super) fn has_identity(&self, id: &str) -> bool {
        let mut declared = self.shapes.values().flat_map(|shape| &shape.declared.identities);
        declared.any(|identity| identity.id.value == id)
    }

    /// The forms, in the order of their ids.
    pub(super) fn forms(&self) -> impl Iterator<Item = &Form> {
        self.shapes.values().map(|shape| &shape.form)
    }

    /// The forms with what declared them, in the order of their ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values()
    }
}

impl IntoIterator for Shapes {
    type Item = (String, Shape);
    type IntoIter = IntoIter<String, Shape>;

    fn into_iter(self) -> Self::IntoIter {
        self.shapes.into_iter()
    }
}
