/// What another program left in a folder for itself, by its name. Nobody who works in the folder
/// wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// The lock or the working copy of a document that an office program has open.
    Lock,
    /// What a system keeps of a folder.
    System,
    /// A folder of version control, or what is said to it.
    VersionControl,
    /// The backup, lock or swap file of an editor.
    Editor,
}

/// What another program left under this name, if nobody can have meant it: then it is not
/// published.
pub fn leftover(name: &str) -> Option<Leftover> {
    let lower = name.to_lowercase();
    let system = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".directory"];
    let version_control = [".git", ".gitignore", ".gitattributes", ".gitkeep", ".svn", ".hg"];
    let office = lower.starts_with("~$")
        || lower.starts_with(".~lock.") && lower.ends_with('#')
        || lower.starts_with('~') && lower.ends_with(".tmp");
    let editor = lower.ends_with('~')
        || lower.starts_with(".#")
        || lower.len() > 2 && lower.starts_with('#') && lower.ends_with('#');
    let swap = lower.starts_with('.') && has_ending(&lower, &[".swp", ".swo", ".swx"]);
    if office {
        Some(Leftover::Lock)
    } else if system.contains(&lower.as_str()) || lower.starts_with("._") {
        Some(Leftover::System)
    } else if version_control.contains(&lower.as_str()) {
        Some(Leftover::VersionControl)
    } else {
        (editor || swap).then_some(Leftover::Editor)
    }
}

/// The same, and what people could mean elsewhere (`2024.old`, `4913`), for a folder in which
/// nothing of the kind is meant.
pub fn likely_leftover(name: &str) -> Option<Leftover> {
    let lower = name.to_lowercase();
    let copy =
        has_ending(&lower, &[".bak", ".old", ".orig", ".tmp", ".swp", ".swo", ".swx", ".rej"]);
    // An editor tries under such a name whether it may write.
    let trial = (1..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_digit());
    leftover(name)
        .or_else(|| lower.starts_with(".~").then_some(Leftover::Lock))
        .or_else(|| (copy || trial).then_some(Leftover::Editor))
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_is_told_from_what_people_write() {
        for (name, what) in [
            ("~$预算.xlsx", Leftover::Lock),
            (".~lock.budget.ods#", Leftover::Lock),
            ("~wrl0001.tmp", Leftover::Lock),
            ("Thumbs.db", Leftover::System),
            (".DS_Store", Leftover::System),
            ("desktop.ini", Leftover::System),
            ("._logo.svg", Leftover::System),
            (".git", Leftover::VersionControl),
            ("a.html~", Leftover::Editor),
            ("#a.html#", Leftover::Editor),
            (".#a.html", Leftover::Editor),
            (".a.html.swp", Leftover::Editor),
        ] {
            assert_eq!(leftover(name), Some(what), "{name}");
            assert_eq!(
                likely_leftover(name),
                Some(what),
                "{name}: what is left beyond doubt is left"
            );
        }
        for name in [
            "logo.svg",
            ".well-known",
            ".nojekyll",
            ".htaccess",
            "security.txt",
            "thumbs",
            "a~b",
            "#1.pdf",
            "~user",
            ".github",
        ] {
            assert_eq!((leftover(name), likely_leftover(name)), (None, None), "{name}");
        }
    }

    #[test]
    fn what_could_be_meant_elsewhere_is_left_alone_there() {
        for name in ["2024", "4913", "1", "预算.old", "a.BAK", "a.orig", "a.rej", "a.tmp", "a.swp"]
        {
            assert_eq!(leftover(name), None, "{name}");
            assert_eq!(likely_leftover(name), Some(Leftover::Editor), "{name}");
        }
        for name in ["", "123456", "4913a", "bold"] {
            assert_eq!(likely_leftover(name), None, "{name}");
        }
    }
}
