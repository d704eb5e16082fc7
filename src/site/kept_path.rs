use crate::finding::Bilingual;

/// A path inside the output that stays there over builds, without the stroke at its end: `.git`,
/// `CNAME`, `downloads/`.
///
/// # Errors
/// When it is no path inside the output, or that of a file without which gongkai does not know its
/// own.
pub fn kept_path(text: &str) -> Result<String, Bilingual> {
    let path = text.strip_suffix('/').unwrap_or(text);
    if path.starts_with('/') || path.contains(['\\', ':', '\0']) {
        return Err(Bilingual::new(
            "应写输出文件夹内的路径，用 / 分隔，如 downloads/",
            "write a path inside the output, divided by /, as in downloads/",
        ));
    }
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Err(Bilingual::new(
            "路径里不能有空的部分、. 或 ..",
            "no part of the path is empty, . or ..",
        ));
    }
    if path.contains(['*', '?']) {
        return Err(Bilingual::new(
            "不支持通配符：请逐个写出文件或文件夹",
            "there are no wildcards: name each file or folder",
        ));
    }
    if path.eq_ignore_ascii_case("manifest.json") || path.eq_ignore_ascii_case("index.html") {
        return Err(Bilingual::new(
            format!("{path} 每次生成时重写，不能保留"),
            format!("{path} is written by every build and cannot be kept"),
        ));
    }
    Ok(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::kept_path;

    #[test]
    fn paths_inside_and_outside() {
        for (written, is) in [
            (".git", ".git"),
            ("downloads/", "downloads"),
            ("a/b/报告.pdf", "a/b/报告.pdf"),
            (".well-known", ".well-known"),
        ] {
            assert_eq!(kept_path(written).expect(written), is);
        }
        for bad in [
            "",
            "/",
            "/etc",
            "..",
            "../x",
            "a/../b",
            "a//b",
            "./a",
            ".",
            "C:/x",
            "a\\b",
            "*.pdf",
            "manifest.json",
            "index.html",
        ] {
            assert!(kept_path(bad).is_err(), "{bad}");
        }
    }
}
