use std::collections::BTreeSet;
use std::path::Path;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::site::RegionEntry;
use crate::source::{Limits, Node, parse, read};

/// The profiles that disclosures of regions name. A file that cannot be read names none.
pub fn named_profiles(root: &Path, regions: &[RegionEntry]) -> BTreeSet<String> {
    let departments = regions.iter().flat_map(|region| &region.departments);
    let paths: Vec<&str> = departments
        .flat_map(|department| &department.disclosures)
        .map(|entry| entry.path.as_str())
        .collect();
    let named = paths.into_par_iter().filter_map(|path| {
        let file = read(&root.join("content").join(format!("{path}.yaml")), path).ok()?;
        // Most name none, and are not parsed for it.
        let says = file.text.contains("profile");
        let node = says.then(|| parse(&file, Limits::default()).ok()).flatten()?;
        node.get("profile").and_then(Node::text).map(str::to_owned)
    });
    named.collect()
}
