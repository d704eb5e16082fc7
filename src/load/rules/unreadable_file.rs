use crate::finding::rule;

rule! {
    /// # What it checks
    /// That every file under `content/` can be read, and is UTF-8 text of 16 MiB at most. Links are
    /// followed; one that leads to nothing or back to a folder it lies in, a pipe or a device, a
    /// file or folder without permission to read it, a name that is no UTF-8, a path that is too
    /// long for the system, and a file that is gone when it is read are found where they lie. The
    /// list of cells that an import keeps (`<kind>.import.csv`) may have 64 MiB.
    ///
    /// # Why it matters
    /// A file in GBK, as older office software writes it, reads as rubbish; guessing the encoding
    /// would publish guesses. A site that is built without what it could not read would be
    /// published over the one that had it.
    ///
    /// # Source
    /// The format: docs/format.md, sections 1 and 2.
    pub static UNREADABLE_FILE: "unreadable-file", Error, fixed, Format, Irregular,
        "文件读不出来", "a file cannot be read";
}
