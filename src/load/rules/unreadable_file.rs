use crate::finding::rule;

rule! {
    /// # What it checks
    /// That every file under `content/` is UTF-8 text of 16 MiB at most.
    ///
    /// # Why it matters
    /// A file in GBK, as older office software writes it, reads as rubbish; guessing the encoding would publish guesses. What is longer than
    /// a disclosure can be is no disclosure, and reading it would stop everything else.
    ///
    /// # Source
    /// The format's own contract.
    pub static UNREADABLE_FILE: "unreadable-file", Error, fixed, "文件不是能读的UTF-8文本", "a file is not UTF-8 text that can be read";
}
