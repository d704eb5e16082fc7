//! What stands over a page: errors first, what the page is about first, and nothing of the content
//! as markup.

use super::common;
use super::served::start;

const FILE: &str = "content/example/housing/2021/performance-targets.yaml";
const PAGE: &str = "/example/housing/2021/performance-targets/";

#[test]
fn the_wrong_cell_and_its_finding_lead_to_each_other() {
    let site = common::site(&[(FILE, &super::BUDGET.replace("100", "110"))]);
    let served = start(site.path());
    let page = served.get(PAGE).text();
    let overlay = page.split("<!--gongkai-preview-->").nth(1).unwrap();
    let cell = overlay.split("data-cell=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(
        page.contains(&format!("id=\"{cell}\"")) || page.contains(&format!("id={cell}")),
        "{cell} is not on the page"
    );
    assert!(
        overlay.contains(&format!("href=\"#{cell}\""))
            && overlay.contains("id=\"gongkai-finding-1\""),
        "{overlay}"
    );
    for file in ["/-/overlay.js", "/-/overlay.css"] {
        let response = served.get(file);
        assert_eq!(response.status, 200, "{file}");
        assert!(response.text().contains("gongkai"), "{file}");
    }
    assert!(served.get("/-/overlay.css").text().contains("max-height: 40vh"));
    // The page of a stage, of a department and the front page tell it too, and so does a page that
    // is nowhere: without the panel, with the script.
    for page in [
        "/",
        "/example/",
        "/example/housing/",
        "/example/housing/2021/",
        "/data/findings/",
        "/example/housing/2021/performance-targets/checks/",
    ] {
        let text = served.get(page).text();
        assert!(text.contains("total-mismatch") && text.contains("data-count="), "{page}");
    }
    let nowhere = served.get("/nowhere/").text();
    assert!(nowhere.contains("/-/overlay.js") && !nowhere.contains("gongkai-finding"), "{nowhere}");
}

#[test]
fn what_no_build_has_is_marked() {
    let site = common::site(&[(FILE, &format!("{}unapproved: true\n", super::BUDGET))]);
    let served = start(site.path());
    for page in
        [PAGE, "/example/housing/2021/", "/example/housing/2021/performance-targets/checks/"]
    {
        let text = served.get(page).text();
        let mark = text.split("id=\"gongkai-unreleased\"").nth(1);
        assert!(mark.is_some_and(|mark| mark.contains("尚未批准，不公开")), "{page}: {text}");
    }
    // Pages that tell of it among others.
    for page in ["/", "/example/", "/example/housing/", "/years/2021/", "/data/"] {
        let text = served.get(page).text();
        let mark = text.split("id=\"gongkai-unreleased\"").nth(1);
        assert!(mark.is_some_and(|mark| mark.contains("尚不公开的公开件 1 份")), "{page}: {text}");
    }
    for page in ["/glossary/", "/nowhere/"] {
        assert!(!served.get(page).text().contains("gongkai-unreleased"), "{page}");
    }
    assert!(served.get(PAGE).text().contains("资金总额"), "the preview shows it");
    std::fs::write(site.path().join(FILE), format!("{}embargo: 2027-03-01\n", super::BUDGET))
        .unwrap();
    served.until(PAGE, "2027年3月1日起公开");
    std::fs::write(site.path().join(FILE), super::BUDGET).unwrap();
    served.until(PAGE, "资金总额");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while [PAGE, "/"].iter().any(|page| served.get(page).text().contains("gongkai-unreleased")) {
        assert!(std::time::Instant::now() < until, "the mark goes with the key");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[test]
fn errors_come_before_notes_on_the_front_page() {
    // A department that comes first and has something less grave.
    let other = "format: 1\nyear: 2021\nprofile: hunan-district\ntables: {}\n";
    let site = common::site(&[
        (FILE, &super::BUDGET.replace("100", "110")),
        ("content/another/region.yaml", &common::REGION.replace("990101", "990102")),
        ("content/another/office/department.yaml", common::DEPARTMENT),
        ("content/another/office/2021/performance-targets.yaml", other),
        ("content/another/office/2021/notes.txt", "x"),
    ]);
    let page = start(site.path()).get("/").text();
    let levels: Vec<&str> = page
        .split("<li id=\"gongkai-finding-")
        .skip(1)
        .map(|told| told.split("class=\"").nth(1).unwrap().split('"').next().unwrap())
        .collect();
    let rank = |level: &&str| {
        ["error", "warning", "note"].iter().position(|known| known == level).unwrap()
    };
    assert!(
        levels.len() > 1 && levels[0] == "error" && levels.is_sorted_by_key(rank),
        "{levels:?}"
    );
}

#[test]
fn nothing_of_the_content_becomes_markup() {
    let odd = "</pre></details><script>alert(1)</script><img src=x onerror=alert(1)>";
    let site = common::site(&[(FILE, &format!("{}\"{odd}\": 1\n", super::BUDGET))]);
    let served = start(site.path());
    for page in [PAGE, "/", "/example/"] {
        let text = served.get(page).text();
        assert!(text.contains("&lt;script&gt;alert(1)"), "{page}: it is told");
        assert!(!text.contains("<script>alert(1)") && !text.contains("<img src=x"), "{page}");
    }
}
