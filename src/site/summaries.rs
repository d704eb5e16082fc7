use super::entry::DepartmentEntry;
use super::summary::Summary;

/// The summaries of a whole site, in its order. One is found by its path without looking at the
/// others, so that an index page costs what it lists and not what the site holds.
#[derive(Debug, Default)]
pub struct Summaries {
    all: Vec<Summary>,
    /// Positions in `all`, in the order of paths.
    by_path: Vec<u32>,
}

impl Summaries {
    /// The summaries of every disclosure, in the order of the site.
    ///
    /// # Panics
    /// When there are more than 4,294,967,295.
    pub fn new(all: Vec<Summary>) -> Summaries {
        let count =
            u32::try_from(all.len()).expect("a site has fewer disclosures than a u32 counts");
        let mut by_path: Vec<u32> = (0..count).collect();
        by_path.sort_unstable_by(|a, b| all[*a as usize].path.cmp(&all[*b as usize].path));
        Summaries { all, by_path }
    }

    /// All of them, in the order of the site.
    pub fn iter(&self) -> impl Iterator<Item = &Summary> {
        self.all.iter()
    }

    /// The summary of the disclosure at a path.
    pub fn get(&self, path: &str) -> Option<&Summary> {
        let at = self
            .by_path
            .binary_search_by(|at| self.all[*at as usize].path.as_str().cmp(path))
            .ok()?;
        Some(&self.all[self.by_path[at] as usize])
    }

    /// Those whose path begins so, in the order of the site.
    pub fn under(&self, folder: &str) -> Vec<&Summary> {
        let first =
            self.by_path.partition_point(|at| self.all[*at as usize].path.as_str() < folder);
        let inside = self.by_path[first..]
            .iter()
            .copied()
            .take_while(|at| self.all[*at as usize].path.starts_with(folder));
        let mut positions: Vec<u32> = inside.collect();
        positions.sort_unstable();
        positions.into_iter().map(|at| &self.all[at as usize]).collect()
    }

    /// Those of a department, the latest first.
    pub fn of_department(&self, department: &DepartmentEntry) -> impl Iterator<Item = &Summary> {
        department.disclosures.iter().rev().filter_map(|entry| self.get(&entry.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn found_by_path_and_kept_in_the_order_of_the_site() {
        // The order of the site is by year and kind: not that of paths.
        let summaries = Summaries::new(
            ["b/c/2021/budget", "a/c/2022/final-accounts", "a/c/2022/budget", "a/cd/2022/budget"]
                .map(|path| Summary::of_nothing(path, Kind::Budget))
                .into(),
        );
        let paths = |found: Vec<&Summary>| {
            found.iter().map(|summary| summary.path.clone()).collect::<Vec<_>>()
        };
        assert_eq!(paths(summaries.under("a/c/")), ["a/c/2022/final-accounts", "a/c/2022/budget"]);
        assert_eq!(paths(summaries.under("a/")).len(), 3);
        assert_eq!(
            summaries.get("b/c/2021/budget").map(|summary| summary.path.as_str()),
            Some("b/c/2021/budget")
        );
        assert!(summaries.get("b/c/2021").is_none() && summaries.under("z/").is_empty());
    }
}
