use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::site::route;

use super::embedded::STATIC;
use super::minify;

/// A static file as it is published.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The name it has in `static/`.
    pub name: String,
    /// Where it is published; style sheets and scripts carry their hash, so that a browser may keep them for ever.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a site adds to the style sheet: it is published inside it, so that a page asks for one file and carries one.
const THEME: &str = "theme.css";

/// The embedded static files, and a site's own over them.
pub(super) fn assets(own: BTreeMap<String, Vec<u8>>, minified: bool) -> Vec<Asset> {
    let mut files: BTreeMap<String, Vec<u8>> = STATIC.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    files.extend(own);
    if let Some(theme) = files.remove(THEME) {
        let style = files.entry("style.css".to_owned()).or_default();
        style.push(b'\n');
        style.extend(theme);
    }
    files.into_iter().map(|(name, bytes)| asset(name, bytes, minified)).collect()
}

fn asset(name: String, bytes: Vec<u8>, minified: bool) -> Asset {
    let Some((stem, ending)) = name.rsplit_once('.').filter(|(_, ending)| matches!(*ending, "css" | "js")) else {
        return Asset { path: name.clone(), name, bytes };
    };
    let bytes = match (ending, std::str::from_utf8(&bytes)) {
        ("css", Ok(text)) if minified => minify::css(text).into_bytes(),
        ("js", Ok(text)) if minified => minify::js(text).into_bytes(),
        _ => bytes,
    };
    let digest = Sha256::digest(&bytes);
    let hash: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    Asset { path: route::asset(&format!("{stem}.{hash}.{ending}")), name, bytes }
}
