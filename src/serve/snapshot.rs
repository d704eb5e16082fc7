use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::source::{Hidden, stamp, stamps};

/// What the files of a site looked like at one moment: not what is in them, but what changes with
/// it. Two that are equal saw the same site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Snapshot {
    /// What every department is read with: settings, words, forms, profiles, the glossary, the lexicon.
    pub common: u64,
    /// What the plan of the site is made of: which files there are under `content/`, and those that
    /// no department is read from alone.
    pub plan: u64,
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
    /// Bytes of all of them.
    pub bytes: u64,
}

impl Snapshot {
    /// Looks at the files under a root. What cannot be looked at is seen as that: the trouble is
    /// told by whoever reads it.
    pub(super) fn take(root: &Path) -> Snapshot {
        let (mut common, mut plan, mut look) =
            (DefaultHasher::new(), DefaultHasher::new(), DefaultHasher::new());
        let mut departments: BTreeMap<String, (DefaultHasher, u64)> = BTreeMap::new();
        stamp(&root.join("site.toml")).hash(&mut common);
        for (path, stamp) in stamps(&root.join("templates"), Hidden::Passed) {
            let target = if path.starts_with("words/") { &mut common } else { &mut look };
            ("templates", path, stamp).hash(target);
        }
        for (path, stamp) in stamps(&root.join("static"), Hidden::Seen) {
            ("static", path, stamp).hash(&mut look);
        }
        for (path, stamp) in stamps(&root.join("content"), Hidden::Passed) {
            path.hash(&mut plan);
            let parts: Vec<&str> = path.split('/').collect();
            match parts.as_slice() {
                [region, department, rest @ ..] if !rest.is_empty() && !region.starts_with('_') => {
                    // What a department says of itself is in the plan; a disclosure is only read
                    // when it is asked for.
                    if rest.len() == 1 {
                        stamp.hash(&mut plan);
                    }
                    let (state, bytes) =
                        departments.entry(format!("{region}/{department}")).or_default();
                    *bytes += stamp.bytes();
                    (path, stamp).hash(state);
                }
                [file] if !file.starts_with('_') => stamp.hash(&mut plan),
                [region, _] if !region.starts_with('_') => stamp.hash(&mut plan),
                _ => (path, stamp).hash(&mut common),
            }
        }
        let departments = departments
            .into_iter()
            .map(|(name, (state, bytes))| (name, Files { state: state.finish(), bytes }))
            .collect();
        Snapshot { common: common.finish(), plan: plan.finish(), look: look.finish(), departments }
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
        assert_eq!(
            (before.common, before.plan, before.look),
            (after.common, after.plan, after.look)
        );
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
            [before.common != after.common, before.plan != after.plan, before.look != after.look]
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
        assert_ne!(before.plan, Snapshot::take(site.path()).plan);
        fs::rename(site.path().join("elsewhere"), site.path().join("content")).expect("moved");
        assert_eq!(before, Snapshot::take(site.path()));
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
    }
}
