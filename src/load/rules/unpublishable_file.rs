use crate::finding::rule;

rule! {
    /// # What it checks
    /// That every file under `static/` can be published under its name: it is a file or leads to
    /// one, it may be read, its name can be on every disk, no other file's name differs in capital
    /// letters alone, and the site has no page or file of its own there.
    ///
    /// # Why it matters
    /// A site is copied from disk to disk: on one of them `Logo.svg` takes the place of `logo.svg`,
    /// or `aux.pdf` cannot be. A file named `index.html` would take the place of the front page.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- static/index.html
    /// <title>mine</title>
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- static/about.html
    /// <title>mine</title>
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 7.
    pub static UNPUBLISHABLE_FILE: "unpublishable-file", Error, fixed, Format, Irregular,
        "此文件无法发布", "a file cannot be published";
}
