macro_rules! files {
    ($folder:literal, $include:ident: $($name:literal),* $(,)?) => {
        &[$(($name, $include!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $folder, "/", $name)))),*]
    };
}

/// The templates that come with the program; a site's own of the same name replace them.
pub const TEMPLATES: &[(&str, &str)] = files!("templates", include_str: "base.html", "components.html", "disclosure.html", "article.html", "checks.html", "findings.html", "alone.html", "fragment.html", "department.html", "stages.html", "project.html", "home.html", "roster.html", "rosters.html", "glossary.html", "terms.html", "listing.html", "year.html", "data.html", "search.html", "codes.html", "code.html", "map.html", "404.html");

/// The static files that come with the program; a site's own of the same name replace them.
pub const STATIC: &[(&str, &[u8])] = files!("static", include_bytes: "style.css", "page.js", "mode.js", "search.js", "favicon.svg", "robots.txt");
