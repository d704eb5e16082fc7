macro_rules! files {
    ($folder:literal, $include:ident: $($name:literal),* $(,)?) => {
        &[$(($name, $include!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $folder, "/", $name)))),*]
    };
}

/// The templates that come with the program; a site's own of the same name replace them.
pub const TEMPLATES: &[(&str, &str)] = files!(
    "templates", include_str:
    "base.html",
    "base/meta.html",
    "base/government.html",
    "base/quoted.html",
    "components/cell.html",
    "components/notes.html",
    "components/opening.html",
    "components/table.html",
    "components/indicators.html",
    "components/project.html",
    "components/listed.html",
    "components/glance.html",
    "components/compared.html",
    "components/doubts.html",
    "article.html",
    "article/title.html",
    "article/tools.html",
    "article/overall.html",
    "article/projects.html",
    "article/terms.html",
    "article/about.html",
    "home.html",
    "listing.html",
    "compare.html",
    "department.html",
    "stages.html",
    "disclosure.html",
    "embed.html",
    "checks.html",
    "project.html",
    "roster.html",
    "rosters.html",
    "years.html",
    "year.html",
    "codes.html",
    "code.html",
    "search.html",
    "glossary.html",
    "guide.html",
    "data.html",
    "findings.html",
    "map.html",
    "404.html",
    "alone.html",
    "fragment.html",
);

/// The static files that come with the program; a site's own of the same name replace them.
pub const STATIC: &[(&str, &[u8])] = files!("static", include_bytes: "style.css", "page.js", "compare.js", "mode.js", "search.js", "favicon.svg", "share.png", "robots.txt");
