/// Whether a file or a folder of this name is another program's own: the lock of an open office document, what a file manager keeps of a folder, the
/// backup or swap file of an editor, a folder of version control. Nobody who works in a folder wrote it, and nobody means to publish it.
pub fn leftover(name: &str) -> bool {
    let lower = name.to_lowercase();
    let whole = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".git", ".gitignore", ".gitattributes", ".gitkeep", ".svn", ".hg", ".directory"];
    let office = lower.starts_with("~$") || lower.starts_with(".~lock.") && lower.ends_with('#') || lower.starts_with('~') && lower.ends_with(".tmp");
    let editor = lower.ends_with('~') || lower.starts_with(".#") || lower.len() > 2 && lower.starts_with('#') && lower.ends_with('#');
    let swap = lower.starts_with('.') && [".swp", ".swo", ".swx"].iter().any(|ending| lower.ends_with(ending));
    whole.contains(&lower.as_str()) || office || editor || swap || lower.starts_with("._")
}

#[cfg(test)]
mod tests {
    use super::leftover;

    #[test]
    fn what_programs_leave_is_told_from_what_people_write() {
        for name in
            ["~$预算.xlsx", ".~lock.budget.ods#", "~wrl0001.tmp", "Thumbs.db", ".DS_Store", "desktop.ini", "a.html~", "#a.html#", ".#a.html", ".a.html.swp", ".git", "._logo.svg"]
        {
            assert!(leftover(name), "{name}");
        }
        for name in ["logo.svg", ".well-known", ".nojekyll", ".htaccess", "security.txt", "thumbs", "a~b", "#1.pdf", "~user", ".github"] {
            assert!(!leftover(name), "{name}");
        }
    }
}
