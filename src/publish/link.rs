use std::fs;
use std::path::Path;

/// Links a published file to its new place, if it is `same`: by length first, so that most changed
/// files are never opened, and by what is found at the new place, so that no file that was put
/// there meanwhile is taken for it.
pub(super) fn linked(
    published: &Path,
    place: &Path,
    length: u64,
    same: impl Fn(&Path) -> bool,
) -> bool {
    let plain = |path: &Path| {
        fs::symlink_metadata(path)
            .is_ok_and(|metadata| metadata.is_file() && metadata.len() == length)
    };
    if !plain(published) || fs::hard_link(published, place).is_err() {
        return false;
    }
    if plain(place) && same(place) {
        return true;
    }
    // Should it stay, writing the new file fails: nothing is written through a link.
    let _ = fs::remove_file(place);
    false
}
