use crate::finding::Bilingual;

/// The name of a folder that becomes part of an address: of a region, a department, a budget unit.
/// Lower-case letters, digits and hyphens, so that no two names differ by case or by how Unicode
/// writes them, and every disk and every address holds them as they are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(String);

/// Why a name is no slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlugFault {
    /// It has no letter.
    Empty,
    /// It has a letter that is not `a-z`, `0-9` or `-`.
    Letters,
    /// It begins or ends with a hyphen.
    Hyphen,
    /// It has more than [`LONGEST_NAME`] letters.
    Long,
    /// Windows keeps the name for a device.
    Device,
}

/// The most characters that a name or code may have where it becomes part of an address or a file's
/// name.
pub const LONGEST_NAME: usize = 64;

impl Slug {
    /// Reads a slug.
    ///
    /// # Errors
    /// Why the text is none.
    pub fn parse(text: &str) -> Result<Slug, SlugFault> {
        let fault = if text.is_empty() {
            SlugFault::Empty
        } else if !text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        {
            SlugFault::Letters
        } else if text.starts_with('-') || text.ends_with('-') {
            SlugFault::Hyphen
        } else if text.len() > LONGEST_NAME {
            SlugFault::Long
        } else if is_device(text) {
            SlugFault::Device
        } else {
            return Ok(Slug(text.to_owned()));
        };
        Err(fault)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl SlugFault {
    /// What a name must be that is not so.
    pub fn words(self) -> Bilingual {
        match self {
            SlugFault::Empty | SlugFault::Letters => Bilingual::new(
                "文件夹名只能用小写字母、数字和连字符",
                "folder names may hold only lower-case letters, digits and hyphens",
            ),
            SlugFault::Hyphen => Bilingual::new(
                "文件夹名不能以连字符开头或结尾",
                "folder names may not begin or end with a hyphen",
            ),
            SlugFault::Long => Bilingual::new(
                format!("文件夹名最多{LONGEST_NAME}个字符"),
                format!("folder names have at most {LONGEST_NAME} characters"),
            ),
            SlugFault::Device => Bilingual::new(
                "这是Windows设备的名称，Windows上建不出这样的文件夹",
                "this is the name of a Windows device: no folder can have it there",
            ),
        }
    }
}

/// Whether the code of a region can name a folder of data: letters, digits and hyphens, as division
/// codes of any country are.
pub fn is_division_code(text: &str) -> bool {
    Slug::parse(&text.to_ascii_lowercase()).is_ok()
}

/// Whether Windows keeps a name, with whatever ending, for a device: no file there can have it.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|number| number.len() == 1 && matches!(number.as_bytes()[0], b'1'..=b'9'))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_what_every_disk_and_address_holds() {
        for name in [
            "housing",
            "333001",
            "a-b",
            "2024",
            "data",
            "com",
            "com10",
            "console",
            "lpt0",
            &"a".repeat(64),
        ] {
            assert!(Slug::parse(name).is_ok(), "{name}");
        }
        let faults = [
            ("", SlugFault::Empty),
            ("Housing", SlugFault::Letters),
            ("单位", SlugFault::Letters),
            ("33 1#x", SlugFault::Letters),
            ("a&b<c", SlugFault::Letters),
            ("a.", SlugFault::Letters),
            ("..", SlugFault::Letters),
            ("a_b", SlugFault::Letters),
            ("-a", SlugFault::Hyphen),
            ("a-", SlugFault::Hyphen),
            ("-", SlugFault::Hyphen),
            ("con", SlugFault::Device),
            ("nul", SlugFault::Device),
            ("com1", SlugFault::Device),
            ("lpt9", SlugFault::Device),
        ];
        for (name, fault) in faults {
            assert_eq!(Slug::parse(name), Err(fault), "{name}");
        }
        assert_eq!(Slug::parse(&"a".repeat(65)), Err(SlugFault::Long));
    }

    #[test]
    fn a_device_is_one_with_any_ending_and_in_any_case() {
        assert!(is_device("CON") && is_device("aux.csv") && is_device("Com1"));
        assert!(!is_device("B05") && !is_device("auxiliary"));
    }
}
