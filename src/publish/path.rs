use crate::trouble::Trouble;
use anyhow::bail;

/// Whether a path stays inside the staging directory on every system: parts divided by `/`, none
/// empty, `.` or `..`, no backslash, no colon.
///
/// # Errors
/// When it does not.
pub(super) fn safe(path: &str) -> anyhow::Result<()> {
    let part = |part: &str| {
        !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0'])
    };
    if path.split('/').all(part) {
        Ok(())
    } else {
        bail!(Trouble::new(
            format!("“{path}”不是网站里的路径"),
            format!("`{path}` is not a path inside the site")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nothing_escapes() {
        for path in ["a", "a/b.html", "data/facts/division=1/x.csv"] {
            assert!(safe(path).is_ok(), "{path}");
        }
        for path in ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "C:/a"] {
            assert!(safe(path).is_err(), "{path}");
        }
    }
}
