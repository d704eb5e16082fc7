use std::collections::BTreeMap;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::characters::hex;
use crate::site::route;

use super::embedded::STATIC;
use super::minify;

/// A static file as it is published.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The name it has in `static/`.
    pub name: String,
    /// Where it is published; style sheets and scripts carry their hash, so that a browser may keep
    /// them for ever.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What a static file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// What lies in a file, which nobody needs to look into.
    File(PathBuf),
}

/// What a site adds to the style sheet: it is published inside it, so that a page asks for one file
/// and carries one.
const THEME: &str = "theme.css";

/// Whether a static file is a style sheet or a script: they are minified, and carry a digest of
/// what is in them in their names.
pub fn is_looked_into(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "css" | "js"))
}

/// The embedded static files, and a site's own over them.
pub(super) fn assets(
    own: BTreeMap<String, Content>,
    accent: Option<&str>,
    minified: bool,
) -> Vec<Asset> {
    let mut files: BTreeMap<String, Content> = STATIC
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), Content::Bytes(bytes.to_vec())))
        .collect();
    files.extend(own);
    let theme = match files.remove(THEME) {
        Some(Content::Bytes(theme)) => Some(theme),
        _ => None,
    };
    // A theme may say more of colours than the accent does: it stands last.
    for more in accent.map(accented).into_iter().chain(theme) {
        let style =
            files.entry("style.css".to_owned()).or_insert_with(|| Content::Bytes(Vec::new()));
        if let Content::Bytes(style) = style {
            style.push(b'\n');
            style.extend(more);
        }
    }
    files.into_iter().map(|(name, content)| asset(name, content, minified)).collect()
}

/// The rule that sets the accent: where it is dark, what is chosen for white paper is lighter.
fn accented(colour: &str) -> Vec<u8> {
    let dark = if colour.contains("light-dark(") {
        colour.to_owned()
    } else {
        format!("color-mix(in oklab, {colour} 45%, #fff)")
    };
    format!(
        ":root {{ color-scheme: light dark; --accent: {colour}; }}\n@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
    )
    .into_bytes()
}

fn asset(name: String, content: Content, minified: bool) -> Asset {
    let (stem, ending, bytes) = match (name.rsplit_once('.'), content) {
        (Some((stem, ending)), Content::Bytes(bytes)) if is_looked_into(&name) => {
            (stem, ending, bytes)
        }
        (_, content) => return Asset { path: name.clone(), name, content },
    };
    let bytes = match (ending, std::str::from_utf8(&bytes)) {
        ("css", Ok(text)) if minified => minify::css(text).into_bytes(),
        ("js", Ok(text)) if minified => minify::js(text).into_bytes(),
        _ => bytes,
    };
    let digest = Sha256::digest(&bytes);
    let hash = hex(&digest[..5]);
    Asset {
        path: route::asset(&format!("{stem}.{hash}.{ending}")),
        name,
        content: Content::Bytes(bytes),
    }
}
