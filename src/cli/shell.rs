use std::path::Path;

/// A path as a word of a command line, to be copied and run: in quotes where a shell would take it
/// apart.
pub(super) fn word(path: &str) -> String {
    let plain = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '/' | '.' | '_' | '-' | ':' | '+' | ',' | '=' | '@' | '%')
            || (cfg!(windows) && c == '\\')
    };
    if !path.is_empty() && path.chars().all(plain) {
        path.to_owned()
    } else if cfg!(windows) {
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// A folder without the stroke at its end that shells complete.
pub(super) fn shown(folder: &Path) -> String {
    let shown = folder.display().to_string();
    let plain = shown.trim_end_matches(std::path::is_separator);
    if plain.is_empty() { shown } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    #[cfg(not(windows))]
    fn a_shell_reads_one_word() {
        assert_eq!(word("my-site"), "my-site");
        assert_eq!(word("预算公开"), "预算公开");
        assert_eq!(word("my site"), "'my site'");
        assert_eq!(word("it's; $HOME"), "'it'\\''s; $HOME'");
    }
}
