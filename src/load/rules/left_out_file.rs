use crate::finding::rule;

rule! {
    /// # What it checks
    /// That nothing under `static/` is another program's own: the lock of an open office document
    /// (`~$x.xlsx`, `.~lock.x.ods#`), what a file manager keeps of a folder (`Thumbs.db`,
    /// `.DS_Store`, `desktop.ini`), an editor's backup (`x.html~`), a folder of version control
    /// (`.git`).
    ///
    /// # Why it matters
    /// Everything else under `static/` is published as it is, files that begin with a point too.
    /// These are not, and nobody should have to find that out.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- static/Thumbs.db
    /// thumbnails
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- static/.well-known/security.txt
    /// Contact: mailto:ysg@example.gov.cn
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 7.
    pub static LEFT_OUT_FILE: "left-out-file", Note, fixed, Format, Irregular,
        "此文件不发布", "a file is not published";
}
