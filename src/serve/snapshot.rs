use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::source::{Hidden, Stamp, stamp, stamps};

/// What the files of a site looked like at one moment: not what is in them, but what changes with
/// it. Two that are equal saw the same site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Snapshot {
    /// What every department is read with: settings, words, forms, profiles, the glossary, the lexicon.
    pub common: u64,
    /// What the plan of the site is made of beside departments: which other files there are under
    /// `content/`, and those that no department is read from alone.
    plan: u64,
    /// Templates and static files.
    pub look: u64,
    /// The files of each department, by `region/department`.
    pub departments: BTreeMap<String, Files>,
}

/// The files of a department.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Files {
    /// Changes with any of them.
    pub state: u64,
    /// Changes with which there are, and with what the department says of itself: it is in the plan
    /// of the site.
    plan: u64,
    /// Bytes of all of them.
    pub bytes: u64,
    /// When any of them was touched last.
    touched: Option<SystemTime>,
}

/// A disk tells times no finer than this, and a moment more: a file that was touched later than
/// that before it was looked at may change and look the same.
const COARSE: Duration = Duration::from_secs(10);

impl Files {
    /// Whether they cannot change any more and look the same, where they were looked at before a
    /// moment.
    pub(super) fn rest(&self, before: SystemTime) -> bool {
        self.touched.is_none_or(|touched| touched + COARSE <= before)
    }
}

/// The files of a department, as far as they were met.
#[derive(Default)]
struct Met {
    state: DefaultHasher,
    plan: DefaultHasher,
    bytes: u64,
    touched: Option<SystemTime>,
}

impl Met {
    /// Another file, by the parts of its path inside the department.
    fn add(&mut self, inner: &[&str], stamp: Stamp) {
        inner.hash(&mut self.plan);
        // What a department says of itself is in the plan; a disclosure is only read when it is
        // asked for.
        if inner.len() == 1 {
            stamp.hash(&mut self.plan);
        }
        (inner, stamp).hash(&mut self.state);
        self.bytes += stamp.bytes();
        self.touched = self.touched.max(stamp.touched());
    }

    fn files(&self) -> Files {
        Files {
            state: self.state.finish(),
            plan: self.plan.finish(),
            bytes: self.bytes,
            touched: self.touched,
        }
    }
}

impl Snapshot {
    /// Looks at the files under a root. What cannot be looked at is seen as that: the trouble is
    /// told by whoever reads it.
    pub(super) fn take(root: &Path) -> Snapshot {
        let (mut common, mut plan, mut look) =
            (DefaultHasher::new(), DefaultHasher::new(), DefaultHasher::new());
        stamp(&root.join("site.toml")).hash(&mut common);
        for (path, stamp) in stamps(&root.join("templates"), Hidden::Passed) {
            let target = if path.starts_with("words/") { &mut common } else { &mut look };
            ("templates", path, stamp).hash(target);
        }
        for (path, stamp) in stamps(&root.join("static"), Hidden::Seen) {
            ("static", path, stamp).hash(&mut look);
        }
        let mut departments: BTreeMap<String, Met> = BTreeMap::new();
        for (path, stamp) in stamps(&root.join("content"), Hidden::Passed) {
            let parts: Vec<&str> = path.split('/').collect();
            match parts.as_slice() {
                [region, department, inner @ ..]
                    if !inner.is_empty() && !region.starts_with('_') =>
                {
                    let name = format!("{region}/{department}");
                    departments.entry(name).or_default().add(inner, stamp);
                    continue;
                }
                [file] if !file.starts_with('_') => stamp.hash(&mut plan),
                [region, _] if !region.starts_with('_') => stamp.hash(&mut plan),
                _ => (&path, stamp).hash(&mut common),
            }
            path.hash(&mut plan);
        }
        let departments = departments.into_iter().map(|(name, met)| (name, met.files())).collect();
        Snapshot { common: common.finish(), plan: plan.finish(), look: look.finish(), departments }
    }

    /// The same with what these departments look like now; nothing where that cannot be told from
    /// their folders alone: a link may lead to where another leads.
    pub(super) fn with_departments(
        &self,
        root: &Path,
        names: &BTreeSet<String>,
    ) -> Option<Snapshot> {
        let mut departments = self.departments.clone();
        for name in names {
            let mut met = Met::default();
            let mut found = stamps(&root.join("content").join(name), Hidden::Passed);
            found.retain(|(path, _)| !path.is_empty());
            for (path, stamp) in &found {
                if path.contains(" -> ") || path == "?" {
                    return None;
                }
                met.add(&path.split('/').collect::<Vec<_>>(), *stamp);
            }
            match found.is_empty() {
                true => departments.remove(name),
                false => departments.insert(name.clone(), met.files()),
            };
        }
        Some(Snapshot { departments, ..self.clone() })
    }

    /// Whether the plan of the site is that of another.
    pub(super) fn has_plan_of(&self, other: &Snapshot) -> bool {
        self.plan == other.plan && self.plans().eq(other.plans())
    }

    /// What the plan has of each department.
    fn plans(&self) -> impl Iterator<Item = (&String, u64)> {
        self.departments.iter().map(|(name, files)| (name, files.plan))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in [
            ("site.toml", "[site]"),
            ("content/a/region.yaml", "x"),
            ("content/a/one/2020/budget.yaml", "1"),
            ("content/a/two/2020/budget.yaml", "1"),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
        folder
    }

    #[test]
    fn a_disclosure_changes_its_department_and_nothing_else() {
        let site = site();
        let before = Snapshot::take(site.path());
        assert_eq!(before, Snapshot::take(site.path()));
        fs::write(site.path().join("content/a/one/2020/budget.yaml"), "2").expect("written");
        let after = Snapshot::take(site.path());
        assert_ne!(before.departments["a/one"], after.departments["a/one"]);
        assert_eq!(before.departments["a/two"], after.departments["a/two"]);
        assert_eq!((before.common, before.look), (after.common, after.look));
        assert!(before.has_plan_of(&after));
    }

    #[test]
    fn everything_else_is_seen_where_it_belongs() {
        let site = site();
        let changed = |path: &str| {
            let before = Snapshot::take(site.path());
            let path = site.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, "new").expect("written");
            let after = Snapshot::take(site.path());
            let same_plan = before.has_plan_of(&after);
            [before.common != after.common, !same_plan, before.look != after.look]
        };
        let (common, plan, look) =
            ([true, false, false], [false, true, false], [false, false, true]);
        assert_eq!(changed("site.toml"), common);
        assert_eq!(changed("content/_forms/a.yaml"), [true, true, false]);
        assert_eq!(changed("content/a/region.yaml"), plan);
        assert_eq!(changed("content/a/one/department.yaml"), plan);
        assert_eq!(changed("content/a/one/2021/budget.yaml"), plan);
        assert_eq!(changed("content/roster.yaml"), plan);
        assert_eq!(changed("templates/words/zh.toml"), [true, false, true]);
        assert_eq!(changed("templates/words/zh.toml"), common);
        assert_eq!(changed("templates/base.html"), look);
        assert_eq!(changed("static/.well-known/security.txt"), look);
        assert_eq!(changed("content/a/one/2021/.budget.yaml.swp"), [false; 3]);
        assert_eq!(changed("public/index.html"), [false; 3]);
        let before = Snapshot::take(site.path());
        fs::rename(site.path().join("content"), site.path().join("elsewhere")).expect("moved");
        assert!(!before.has_plan_of(&Snapshot::take(site.path())));
        fs::rename(site.path().join("elsewhere"), site.path().join("content")).expect("moved");
        assert_eq!(before, Snapshot::take(site.path()));
    }

    #[test]
    fn departments_alone_are_seen_as_everything_is() {
        let site = site();
        let at = |path: &str| site.path().join(path);
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let mut seen = Snapshot::take(site.path());
        let mut look = |named: &[&str]| {
            let part = seen.with_departments(site.path(), &names(named));
            seen = Snapshot::take(site.path());
            assert_eq!(part.as_ref(), Some(&seen), "{named:?}");
        };
        look(&["a/one", "a/nothing"]);
        fs::write(at("content/a/one/2020/budget.yaml"), "2").expect("written");
        look(&["a/one"]);
        fs::write(at("content/a/one/department.yaml"), "2").expect("written");
        fs::create_dir_all(at("content/a/two/2021/empty")).expect("made");
        fs::write(at("content/a/two/2021/.budget.yaml.swp"), "2").expect("written");
        look(&["a/two", "a/one"]);
        fs::create_dir_all(at("content/a/three/2021")).expect("made");
        look(&["a/three"]);
        fs::write(at("content/a/three/2021/budget.md"), "2").expect("written");
        look(&["a/three"]);
        fs::rename(at("content/a/three/2021"), at("content/a/one/2021")).expect("moved");
        look(&["a/one", "a/three"]);
        fs::remove_dir_all(at("content/a/one")).expect("removed");
        look(&["a/one"]);
        // What is not looked at looks as before.
        fs::write(at("content/a/two/2020/budget.yaml"), "3").expect("written");
        assert_eq!(seen.with_departments(site.path(), &names(&["a/one"])), Some(seen.clone()));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_seen_by_what_they_lead_to() {
        use std::os::unix::fs::symlink;
        let site = site();
        let at = |path: &str| site.path().join(path);
        fs::write(at("shared.yaml"), "1").expect("written");
        fs::create_dir(at("content/a/one/2022")).expect("made");
        symlink("../../../../shared.yaml", at("content/a/one/2022/budget.yaml")).expect("linked");
        symlink("../..", at("content/a/one/loop")).expect("linked");
        let before = Snapshot::take(site.path());
        fs::write(at("shared.yaml"), "22").expect("written");
        let after = Snapshot::take(site.path());
        assert_ne!(before.departments["a/one"], after.departments["a/one"]);
        fs::write(at("other.yaml"), "22").expect("written");
        fs::remove_file(at("content/a/one/2022/budget.yaml")).expect("removed");
        symlink("../../../../other.yaml", at("content/a/one/2022/budget.yaml")).expect("linked");
        assert_ne!(after.departments["a/one"], Snapshot::take(site.path()).departments["a/one"]);
        let alone = |name: &str| after.with_departments(site.path(), &[name.to_owned()].into());
        assert!(alone("a/one").is_none(), "links may lead anywhere");
        assert!(alone("a/two").is_some());
    }
}
