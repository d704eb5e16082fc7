use std::sync::Arc;

use crate::source::SourceFile;

macro_rules! embedded {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$((concat!($folder, "/", $name, ".yaml"), include_str!(concat!("builtin/", $folder, "/", $name, ".yaml")))),*]
    };
}

const FORMS: &[(&str, &str)] = embedded!("forms": "N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10", "N11", "N12", "N13", "N14", "B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10", "B11", "B12", "B13", "B14", "B15", "B16", "B17", "B18", "B19", "B20", "B21", "B22", "B23", "B24", "B25", "B26", "B27", "B28", "B29", "P1", "P2", "P3", "P4", "P5", "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "G01", "E01", "E02");

const PROFILES: &[(&str, &str)] = embedded!("profiles": "statutory", "hebei-county", "hunan-district", "shanghai-district", "county-eleven-tables", "situation-tables", "yunnan-tables", "shaanxi-tables");

/// The forms that come with the program.
pub(super) fn forms() -> Vec<Arc<SourceFile>> {
    files(FORMS)
}

/// The file of the program's form of an id.
pub(super) fn form_file(id: &str) -> Option<Arc<SourceFile>> {
    let path = format!("forms/{id}.yaml");
    let known: Vec<(&str, &str)> = FORMS.iter().copied().filter(|(own, _)| *own == path).collect();
    files(&known).into_iter().next()
}

/// The profiles that come with the program.
pub(super) fn profiles() -> Vec<Arc<SourceFile>> {
    files(PROFILES)
}

/// Whether a file comes with the program.
pub(super) fn is_embedded(file: &SourceFile) -> bool {
    file.path.starts_with(EMBEDDED)
}

/// How the paths of files that come with the program begin.
const EMBEDDED: &str = "<gongkai>/";

fn files(embedded: &[(&str, &str)]) -> Vec<Arc<SourceFile>> {
    let file =
        |(path, text): &(&str, &str)| Arc::new(SourceFile::new(format!("{EMBEDDED}{path}"), *text));
    embedded.iter().map(file).collect()
}
