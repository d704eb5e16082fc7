//! Everything a build writes is there in the preview, byte for byte.

use std::fs;

use gongkai::pipeline::{BuildOptions, build, open};

use super::common;
use super::served::{bare, start};

/// What a build writes and the preview has not, and why.
const NOT_THERE: [(&str, &str); 1] =
    [("manifest.json", "digests of all files of one build: the preview builds none")];

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "sql" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        other => panic!("{path}: the kind of .{other} is not known here"),
    }
}

#[test]
fn every_file_of_a_build_is_in_the_preview() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("public");
    let workspace = open(&common::repository()).unwrap();
    build(&workspace, &BuildOptions { output: output.clone(), withhold: true }).unwrap();
    let served = start(&common::repository());
    let mut asked = 0;
    for (path, built) in common::tree(&output) {
        if NOT_THERE.iter().any(|(name, _)| *name == path) {
            assert_eq!(served.get(&format!("/{path}")).status, 404, "{path}");
            continue;
        }
        let mut addresses = vec![format!("/{path}")];
        addresses.extend(path.strip_suffix("index.html").map(|folder| format!("/{folder}")));
        for address in addresses {
            let response = served.get(&address);
            assert_eq!(
                (response.status, response.header("content-type")),
                (200, Some(kind(&path))),
                "{address}"
            );
            let length = response.body.len().to_string();
            assert_eq!(response.header("content-length"), Some(length.as_str()), "{address}");
            // A frame has no overlay: it stands in another page.
            if path.ends_with(".html") && !path.ends_with("/embed.html") {
                assert!(
                    bare(&response.body) == String::from_utf8_lossy(&built),
                    "{address} is not what was built"
                );
            } else {
                assert!(response.body == built, "{address} is not what was built");
            }
            asked += 1;
        }
        // A folder is found without its slash.
        if let Some(folder) = path.strip_suffix("/index.html") {
            let response = served.get(&format!("/{folder}"));
            let last = folder.rsplit('/').next().unwrap();
            assert_eq!(
                (response.status, response.header("location")),
                (308, Some(format!("./{last}/").as_str())),
                "{folder}"
            );
        }
    }
    assert!(asked > 700, "{asked}");
}

#[test]
fn a_site_without_an_address_or_a_roster_has_what_its_build_has() {
    let site =
        common::site(&[("content/example/housing/2021/performance-targets.yaml", super::BUDGET)]);
    let output = site.path().join("public");
    build(&open(site.path()).unwrap(), &BuildOptions { output: output.clone(), withhold: true })
        .unwrap();
    let served = start(site.path());
    for absent in [
        "feed.xml",
        "sitemap.xml",
        "data/roster.csv",
        "data/facts/division=1/fiscal_year=2021/facts.csv",
        "data/nothing.csv",
        "projects/",
        "example/housing/2021/performance-targets/N01.csv",
    ] {
        assert!(!output.join(absent).is_file());
        assert_eq!(served.get(&format!("/{absent}")).status, 404, "{absent}");
    }
    for (path, built) in
        common::tree(&output).into_iter().filter(|(path, _)| path != "manifest.json")
    {
        let response = served.get(&format!("/{path}"));
        assert_eq!(response.status, 200, "{path}");
        assert!(
            response.body == built || bare(&response.body) == String::from_utf8_lossy(&built),
            "{path}"
        );
    }
}

#[test]
fn a_site_that_will_be_published_in_a_folder_is_shown_at_the_root() {
    let site = common::site(&[]);
    fs::write(
        site.path().join("site.toml"),
        "[site]\ntitle = \"示例\"\nbase_url = \"https://example.cn/budgets/\"\n",
    )
    .unwrap();
    let served = start(site.path());
    let missing = served.get("/nowhere/at/all/");
    assert_eq!(missing.status, 404);
    assert!(
        missing.text().contains("href=\"/assets/") || missing.text().contains("href=/assets/"),
        "{}",
        missing.text()
    );
    assert!(served.get("/404.html").text().contains("/budgets/assets/"));
}
