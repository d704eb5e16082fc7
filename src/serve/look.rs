use std::collections::BTreeSet;
use std::path::Path;

use super::snapshot::Snapshot;

/// What of a site is looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Look {
    /// The folders of these departments, by `region/department`.
    Departments(BTreeSet<String>),
    /// Everything.
    Everything,
}

/// More departments than this are everything: many files were put there at once.
const MANY: usize = 32;

impl Look {
    /// Nothing yet.
    pub(super) fn nothing() -> Look {
        Look::Departments(BTreeSet::new())
    }

    /// What is to be looked at after something happened at a path, absolute, of the site under a
    /// root.
    pub(super) fn at(root: &Path, path: &Path) -> Look {
        let inner = path.strip_prefix(root).ok().and_then(Path::to_str).unwrap_or_default();
        match inner.split('/').collect::<Vec<_>>().as_slice() {
            ["content", region, department, _, ..] if !region.starts_with(['_', '.']) => {
                Look::Departments(BTreeSet::from([format!("{region}/{department}")]))
            }
            _ => Look::Everything,
        }
    }

    /// The same, and another.
    pub(super) fn and(self, other: Look) -> Look {
        match (self, other) {
            (Look::Departments(mut some), Look::Departments(more)) => {
                some.extend(more);
                if some.len() > MANY { Look::Everything } else { Look::Departments(some) }
            }
            _ => Look::Everything,
        }
    }

    /// What the site looks like now, where it looked like this before; what is not looked at, looks
    /// as before.
    pub(super) fn again(&self, root: &Path, before: &Snapshot) -> Snapshot {
        let part = match self {
            Look::Departments(names) => before.with_departments(root, names),
            Look::Everything => None,
        };
        part.unwrap_or_else(|| Snapshot::take(root))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_department_is_its_department_and_anything_else_everything() {
        let root = Path::new("/site");
        let one = Look::Departments(BTreeSet::from(["a/one".to_owned()]));
        for inner in ["content/a/one/2020/budget.yaml", "content/a/one/2020"] {
            assert_eq!(Look::at(root, &root.join(inner)), one, "{inner}");
        }
        for path in [
            "/site",
            "/site/content",
            "/site/content/a",
            "/site/content/a/one",
            "/site/content/_forms/a/b/c.yaml",
            "/site/content/.git/a/b",
            "/site/templates/a/b/c/d",
            "/elsewhere/content/a/one/2020/budget.yaml",
        ] {
            assert_eq!(Look::at(root, Path::new(path)), Look::Everything, "{path}");
        }
        let two = Look::Departments(BTreeSet::from(["a/two".to_owned()]));
        let both = Look::Departments(BTreeSet::from(["a/one".to_owned(), "a/two".to_owned()]));
        assert_eq!(Look::nothing().and(one.clone()).and(two), both);
        assert_eq!(one.and(Look::Everything), Look::Everything);
        let many =
            (0..=MANY).map(|number| Look::at(root, &root.join(format!("content/a/{number}/x"))));
        assert_eq!(many.fold(Look::nothing(), Look::and), Look::Everything);
    }
}
