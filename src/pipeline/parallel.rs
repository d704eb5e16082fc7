use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::site::{DepartmentEntry, RegionEntry, Site};

/// A department and the region it lies in.
pub type RegionDepartment<'a> = (&'a RegionEntry, &'a DepartmentEntry);

/// Every department, in the order of the site.
pub fn departments(site: &Site) -> Vec<RegionDepartment<'_>> {
    site.regions
        .iter()
        .flat_map(|region| region.departments.iter().map(move |department| (region, department)))
        .collect()
}

/// How many departments are under way before what they gave is collected: enough to keep every core
/// busy, few enough to keep memory flat.
const BATCH: usize = 16;

/// Maps `work` over departments in parallel and hands each result to `collect` in the order of the
/// site, so that no thread decides any order.
///
/// # Errors
/// What `work` or `collect` met first.
pub fn stream<'a, T: Send>(
    places: &[RegionDepartment<'a>],
    work: impl Fn(RegionDepartment<'a>) -> anyhow::Result<T> + Sync,
    mut collect: impl FnMut(RegionDepartment<'a>, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for batch in places.chunks(BATCH) {
        let done: Vec<anyhow::Result<T>> = batch.par_iter().map(|place| work(*place)).collect();
        for (place, result) in batch.iter().zip(done) {
            collect(*place, result?)?;
        }
    }
    Ok(())
}
