use crate::cli::office_file::OfficeFile;
use crate::model::{Catalogue, KindRequirement};
use crate::office::{Said, profile_of};
use crate::trouble::Bilingual;

use super::target::Target;

/// That the place which a file names asks for more of its tables than the profile by which it is
/// read, which took so many; `taken` says how many another takes.
pub(super) fn better<'c>(
    catalogue: &'c Catalogue,
    target: &Target,
    file: &OfficeFile,
    by_its_own: usize,
    taken: impl Fn(&'c KindRequirement) -> usize,
) -> Option<Bilingual> {
    let said = Said::of(&file.name(), &file.document, &catalogue.lexicon);
    let id = profile_of(&said, catalogue).filter(|id| *id != target.profile)?;
    let profile = catalogue.profiles.get(id)?.in_year(target.year);
    let more = taken(profile.requirement(target.kind)?).checked_sub(by_its_own)?;
    if more == 0 {
        return None;
    }
    let (name, path) = (&profile.name, &target.path);
    let (zh, en) = if target.is_there {
        (
            format!("在 content/{path}.yaml 里写 profile: {id}"),
            format!("write profile: {id} into content/{path}.yaml"),
        )
    } else {
        (format!("加 --profile {id}"), format!("give --profile {id}"))
    };
    Some(Bilingual::new(
        format!("看地方名称像是「{name}」的，按它可以多取{more}张表：{zh} 再取一次"),
        format!(
            "its place is that of `{id}`, by which {more} more tables can be taken: {en} and import again"
        ),
    ))
}
