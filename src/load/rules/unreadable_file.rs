use crate::finding::rule;

rule! {
    /// # What it checks
    /// That every file under `content/` is UTF-8 text.
    ///
    /// # Why it matters
    /// A file in GBK, as older office software writes it, reads as rubbish; guessing the encoding would publish guesses.
    ///
    /// # Source
    /// The format: docs/format.md, section 2.
    pub static UNREADABLE_FILE: "unreadable-file", Error, fixed, Format, "文件不是UTF-8文本", "a file is not UTF-8 text";
}
