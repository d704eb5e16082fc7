//! The preview as a person meets it: pages when asked for, findings in the page, a reload on a save.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use gongkai::finding::Language;
use gongkai::serve::{Options, serve};

const BUDGET: &str =
    "format: 1\nyear: 2021\nprofile: hunan-district\ntables:\n  部门整体支出绩效目标表:\n    年度预算申请: { 资金总额: 100 }\n    按支出性质分: { 基本支出: 40, 项目支出: 60 }\n";

fn start(root: PathBuf) -> String {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let options = Options { root, host: [127, 0, 0, 1].into(), port: 0, language: Language::Chinese };
        serve(&options, move |address| sender.send(address.to_owned()).unwrap()).unwrap();
    });
    let address = receiver.recv_timeout(Duration::from_secs(20)).unwrap();
    address.trim_start_matches("http://").trim_end_matches('/').to_owned()
}

fn request(host: &str, path: &str, claimed: &str) -> TcpStream {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {claimed}\r\nConnection: close\r\n\r\n").unwrap();
    stream
}

fn get(host: &str, path: &str) -> String {
    let mut text = String::new();
    request(host, path, host).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_save_reloads_and_findings_stand_in_the_page() {
    let path = "content/example/housing/2021/performance-targets.yaml";
    let site = common::site(&[(path, BUDGET)]);
    let host = start(site.path().to_owned());
    let page = "/example/housing/2021/performance-targets/";
    let clean = get(&host, page);
    assert!(clean.starts_with("HTTP/1.1 200") && clean.contains("资金总额") && !clean.contains("total-mismatch"), "{clean}");
    let mut events = request(&host, "/-/reload", &host);
    let mut head = [0; 64];
    let _ = events.read(&mut head).unwrap();
    fs::write(site.path().join(path), BUDGET.replace("100", "110")).unwrap();
    let mut heard = String::new();
    let mut buffer = [0; 256];
    while !heard.contains("data: reload") {
        let read = events.read(&mut buffer).expect("a reload within ten seconds");
        assert!(read > 0, "the stream ended");
        heard.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
    let broken = get(&host, page);
    assert!(broken.contains("total-mismatch") && broken.contains("填报 110，计算 100，差 10"), "{broken}");
    fs::write(site.path().join(path), "a: {甲：1}\n").unwrap();
    let mut unreadable = String::new();
    for _ in 0..50 {
        unreadable = get(&host, page);
        if unreadable.contains("broken-yaml") {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(unreadable.starts_with("HTTP/1.1 200") && unreadable.contains("全角冒号"), "no blank screen: {unreadable}");
    assert!(!site.path().join("public").exists(), "the preview publishes nothing");
}

#[test]
fn search_and_codes_are_there_when_asked_for() {
    let site = common::site(&[("content/example/housing/2021/performance-targets.yaml", BUDGET)]);
    let host = start(site.path().to_owned());
    let page = get(&host, "/search/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let folder = page.split("data-index=\"").nth(1).unwrap().split('"').next().unwrap();
    let strings = get(&host, &format!("/search/{folder}strings-0.txt"));
    assert!(strings.starts_with("HTTP/1.1 200") && strings.contains("资金总额"), "{strings}");
    assert!(get(&host, &format!("/search/{folder}index.json")).contains("application/json"));
    assert!(get(&host, "/codes/").starts_with("HTTP/1.1 200"));
    assert!(get(&host, "/search").starts_with("HTTP/1.1 308"));
    assert!(get(&host, "/search/nothing.txt").starts_with("HTTP/1.1 404"));
}

#[test]
fn only_this_machine_is_answered() {
    let site = common::site(&[]);
    let host = start(site.path().to_owned());
    assert!(get(&host, "/nowhere/").starts_with("HTTP/1.1 404"));
    assert!(get(&host, "/example").starts_with("HTTP/1.1 308"));
    assert!(get(&host, "/..%2f..%2fetc/passwd").starts_with("HTTP/1.1 404"));
    let mut text = String::new();
    request(&host, "/", "evil.example").read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 421"), "{text}");
}

#[test]
fn what_lies_around_disclosures_is_there_too() {
    let roster = "years: [2021]\nowes: { performance-targets: { 2021: 2021-03-01 } }\ndepartments: [{ slug: housing }]\n";
    let path = "content/example/housing/2021/performance-targets.yaml";
    let site = common::site(&[(path, BUDGET), ("content/example/roster.yaml", roster)]);
    common::write(site.path(), &[("site.toml", "[site]\ntitle = \"示例\"\nbase_url = \"https://example.cn/\"\n")]);
    let host = start(site.path().to_owned());
    assert!(get(&host, "/example/roster/").contains("应公开1份，已公开1份。"));
    assert!(get(&host, "/data/roster.csv").contains("990101,housing,"));
    assert!(get(&host, "/glossary/").contains("机关运行经费"));
    let feed = get(&host, "/feed.xml");
    assert!(feed.contains("application/xml") && feed.contains("<id>https://example.cn/feed.xml</id>"), "{feed}");
}

#[test]
fn a_template_is_reloaded_and_a_broken_one_is_told() {
    let own = |foot: &str| format!("{{% extends \"embedded/base.html\" %}}{{% block foot %}}<p>{foot}</p>{{% endblock foot %}}");
    let site = common::site(&[("templates/base.html", &own("first"))]);
    let host = start(site.path().to_owned());
    assert!(get(&host, "/").contains("<p>first</p>"));
    let until = |text: &str, wanted: &str| {
        fs::write(site.path().join("templates/base.html"), text).unwrap();
        let mut page = String::new();
        for _ in 0..100 {
            page = get(&host, "/");
            if page.contains(wanted) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{wanted} is not in {page}");
    };
    until(&own("second"), "<p>second</p>");
    until("{% extends \"embedded/house.html\" %}", "templates/base.html:1:1: there is no template `embedded/house.html` to extend");
    until(&own("third"), "<p>third</p>");
}
