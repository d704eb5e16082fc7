//! Every change is seen, in whatever way it was made.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::common;
use super::served::{reload, start};

const PAGE: &str = "/example/housing/2021/performance-targets/";
const FILE: &str = "content/example/housing/2021/performance-targets.yaml";

fn budget(total: u32) -> String {
    super::BUDGET.replace("100", &total.to_string())
}

/// The whole text of a page is that of a site at its root: its own folder too.
fn write(root: &Path, path: &str, text: &str) {
    common::write(root, &[(path, text)]);
}

#[test]
fn folders_made_later_are_watched() {
    let site = common::site(&[(FILE, super::BUDGET)]);
    let served = start(site.path());
    assert_eq!(served.get("/a.txt").status, 404);
    write(site.path(), "static/a.txt", "first");
    served.until("/a.txt", "first");
    write(site.path(), "static/a.txt", "second");
    served.until("/a.txt", "second");
    let foot = |text: &str| {
        format!(
            "{{% extends \"embedded/base.html\" %}}{{% block foot %}}<p>{text}</p>{{% endblock foot %}}"
        )
    };
    write(site.path(), "templates/base.html", &foot("one"));
    served.until("/", "<p>one</p>");
    write(site.path(), "templates/base.html", &foot("two"));
    served.until("/", "<p>two</p>");
    write(site.path(), "templates/words/zh.toml", "[site]\nyears = \"大门\"\n");
    served.until("/", "大门");
    write(site.path(), "templates/words/zh.toml", "[site]\nyears = \"正门\"\n");
    served.until("/", "正门");
    // All of it goes, and comes again.
    fs::remove_dir_all(site.path().join("static")).unwrap();
    served.until_so("/a.txt", "404", |response| response.status == 404);
    write(site.path(), "static/a.txt", "third");
    served.until("/a.txt", "third");
    write(site.path(), "static/a.txt", "fourth");
    served.until("/a.txt", "fourth");
}

#[test]
fn what_is_taken_away_is_told_and_what_is_put_back_is_seen() {
    let site = common::site(&[(FILE, super::BUDGET)]);
    let served = start(site.path());
    assert_eq!(served.get(PAGE).status, 200);
    let at = |name: &str| site.path().join(name);
    // Without content/ there is a site that has nothing; without site.toml there is none.
    for (name, status) in [("content", 404), ("site.toml", 500)] {
        fs::rename(at(name), at("away")).unwrap();
        served.until_so(PAGE, name, |response| {
            response.status == status && response.text().contains("overlay.js")
        });
        fs::rename(at("away"), at(name)).unwrap();
        served.until(PAGE, "资金总额");
    }
    // Watched again, not only looked at once.
    write(site.path(), FILE, &budget(110));
    served.until(PAGE, "total-mismatch");
    fs::rename(at("content/example"), at("content/sample")).unwrap();
    served.until("/sample/housing/2021/performance-targets/", "total-mismatch");
    assert_eq!(served.get(PAGE).status, 404);
    write(site.path(), "content/sample/housing/2021/performance-targets.yaml", super::BUDGET);
    served.until_so("/sample/housing/2021/performance-targets/", "no finding", |response| {
        response.status == 200 && !response.text().contains("total-mismatch")
    });
    fs::write(at("site.toml"), "[site\n").unwrap();
    served.until("/", "site.toml:1");
    fs::write(at("site.toml"), "[site]\ntitle = \"改名\"\n").unwrap();
    served.until("/", "改名");
}

#[cfg(unix)]
#[test]
fn what_links_lead_to_is_seen() {
    use std::os::unix::fs::symlink;
    let site = common::site(&[]);
    let elsewhere = tempfile::tempdir().unwrap();
    for (name, total) in [("one", 100), ("two", 110)] {
        write(elsewhere.path(), &format!("{name}/region.yaml"), common::REGION);
        write(elsewhere.path(), &format!("{name}/housing/department.yaml"), common::DEPARTMENT);
        write(
            elsewhere.path(),
            &format!("{name}/housing/2021/performance-targets.yaml"),
            &budget(total),
        );
    }
    let at = |name: &str| site.path().join(name);
    fs::remove_dir_all(at("content")).unwrap();
    fs::create_dir(elsewhere.path().join("a")).unwrap();
    fs::create_dir(elsewhere.path().join("b")).unwrap();
    fs::rename(elsewhere.path().join("one"), elsewhere.path().join("a/example")).unwrap();
    fs::rename(elsewhere.path().join("two"), elsewhere.path().join("b/example")).unwrap();
    symlink(elsewhere.path().join("a"), at("content")).unwrap();
    let served = start(site.path());
    assert!(!served.get(PAGE).text().contains("total-mismatch"));
    fs::remove_file(at("content")).unwrap();
    symlink(elsewhere.path().join("b"), at("content")).unwrap();
    served.until(PAGE, "total-mismatch");
    fs::write(
        elsewhere.path().join("b/example/housing/2021/performance-targets.yaml"),
        budget(100),
    )
    .unwrap();
    served.until_so(PAGE, "no finding", |response| {
        response.status == 200 && !response.text().contains("total-mismatch")
    });
    // A file that is a link: its target's folder gives no event.
    fs::write(elsewhere.path().join("site.toml"), "[site]\ntitle = \"甲站\"\n").unwrap();
    fs::remove_file(at("site.toml")).unwrap();
    symlink(elsewhere.path().join("site.toml"), at("site.toml")).unwrap();
    served.until("/", "甲站");
    fs::write(elsewhere.path().join("site.toml"), "[site]\ntitle = \"乙站\"\n").unwrap();
    served.until("/", "乙站");
}

#[test]
fn a_link_leads_somewhere_as_soon_as_there_is_something() {
    let site = common::site(&[(FILE, super::BUDGET)]);
    let narrative = FILE.replace(".yaml", ".md");
    let text = "## 一\n\n见[附件](../../../../a.pdf)，另见[预算](../budget/)。\n";
    common::write(site.path(), &[(&narrative, text)]);
    let served = start(site.path());
    let told = |response: &super::served::Response| {
        let text = response.text();
        ["a.pdf」通向", "budget/」通向"].map(|words| text.contains(words))
    };
    assert_eq!(told(&served.get(PAGE)), [true, true]);
    write(site.path(), "static/a.pdf", "%PDF");
    served.until_so(PAGE, "the attachment", |response| told(response) == [false, true]);
    write(site.path(), "content/example/housing/2021/budget.yaml", "format: 1\nyear: 2021\n");
    served.until_so(PAGE, "the budget", |response| told(response) == [false, false]);
    fs::remove_file(site.path().join("static/a.pdf")).unwrap();
    served.until_so(PAGE, "no attachment", |response| told(response) == [true, false]);
}

#[test]
fn editors_save_in_their_own_ways() {
    let site = common::site(&[(FILE, super::BUDGET)]);
    let served = start(site.path());
    let file = site.path().join(FILE);
    let (beside, backup) = (file.with_extension("yaml.tmp"), file.with_extension("yaml~"));
    let ways: [&dyn Fn(&str); 4] = [
        // In place.
        &|text| fs::write(&file, text).unwrap(),
        // Another renamed over it.
        &|text| {
            fs::write(&beside, text).unwrap();
            fs::rename(&beside, &file).unwrap();
        },
        // Moved away as a backup, then written.
        &|text| {
            fs::rename(&file, &backup).unwrap();
            fs::write(&file, text).unwrap();
            fs::remove_file(&backup).unwrap();
        },
        // Removed, and written a moment later.
        &|text| {
            fs::remove_file(&file).unwrap();
            std::thread::sleep(Duration::from_millis(200));
            fs::write(&file, text).unwrap();
        },
    ];
    for (number, save) in (0..).zip(ways) {
        let mut events = served.listen("");
        let total = 201 + number;
        save(&budget(total));
        reload(&mut events);
        served.until(PAGE, &format!("填报 {total}，"));
        // Of the same length, so that only the time and the file tell.
        save(&budget(total + 100));
        served.until(PAGE, &format!("填报 {}，", total + 100));
    }
}

#[test]
fn a_page_that_missed_a_change_is_told_when_it_asks() {
    let site = common::site(&[(FILE, super::BUDGET)]);
    let served = start(site.path());
    let state = |page: &str| {
        page.split("data-state=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let before = state(&served.get(PAGE).text());
    let mut events = served.listen(&format!("?state={before}"));
    fs::write(site.path().join(FILE), budget(110)).unwrap();
    reload(&mut events);
    let after = state(&served.get(PAGE).text());
    assert_ne!(before, after);
    let mut late = String::new();
    let mut stream = served.connect();
    std::io::Write::write_all(
        &mut stream,
        format!("GET /-/reload?state={before} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes(),
    )
    .unwrap();
    while !late.contains("data: reload") {
        let mut buffer = [0; 256];
        let read = std::io::Read::read(&mut stream, &mut buffer).unwrap();
        assert!(read > 0, "{late}");
        late.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
}

#[test]
fn ten_thousand_events_are_few_states() {
    let site = common::site(&[(FILE, super::BUDGET)]);
    let served = start(site.path());
    let number = |page: String| -> u64 {
        page.split("data-state=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .rsplit('-')
            .next()
            .unwrap()
            .parse()
            .unwrap()
    };
    let before = number(served.get("/").text());
    for n in 0..10_000 {
        fs::write(site.path().join(FILE), budget(1000 + n)).unwrap();
    }
    served.until(PAGE, "填报 10,999，");
    let states = number(served.get("/").text()) - before;
    assert!((1..=60).contains(&states), "{states}");
}
