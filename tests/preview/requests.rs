//! Who may ask, how, and how much: other hosts, other methods, giants and snails.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use super::common;
use super::served::{Served, start, start_at};

#[test]
fn only_this_machine_is_answered_at_every_address() {
    let site = common::site(&[]);
    let served = start(site.path());
    for path in ["/", "/-/reload", "/-/overlay.js", "/nowhere", "/%zz"] {
        assert_eq!(served.ask("GET", path, "evil.example").status, 421, "{path}");
        assert_eq!(served.ask("POST", path, "evil.example").status, 421, "{path}");
        assert_eq!(
            served
                .raw(format!("GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n").as_bytes())
                .status,
            400,
            "{path}: no host"
        );
        let two = format!(
            "GET {path} HTTP/1.1\r\nHost: {0}\r\nHost: {0}\r\nConnection: close\r\n\r\n",
            served.0
        );
        assert_eq!(served.raw(two.as_bytes()).status, 400, "{path}: two hosts");
        let other = format!(
            "GET http://evil.example{path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            served.0
        );
        assert_eq!(served.raw(other.as_bytes()).status, 421, "{path}: another host in its target");
    }
    let port = served.0.rsplit(':').next().unwrap().to_owned();
    for own in ["LOCALHOST", "x.localhost:80", "[::1]", &format!("127.0.0.1:{port}"), "localhost:1"]
    {
        assert_eq!(served.ask("GET", "/", own).status, 200, "{own}");
    }
    assert_eq!(served.ask("GET", "/", "192.168.1.5").status, 421);
}

#[test]
fn a_name_can_be_allowed() {
    let site = common::site(&[]);
    let served = start_at(site.path(), [0, 0, 0, 0], &["devbox"]);
    assert_eq!(served.ask("GET", "/", "DevBox:3000").status, 200);
    assert_eq!(served.ask("GET", "/", "192.168.1.5:3000").status, 200);
    assert_eq!(served.ask("GET", "/", "evil.example").status, 421);
}

#[test]
fn methods_and_paths() {
    let site = common::site(&[("static/a b.txt", "x")]);
    let served = start(site.path());
    for path in ["/", "/example/", "/data/projects.csv", "/nowhere", "/example", "/robots.txt"] {
        let (get, head) = (served.get(path), served.ask("HEAD", path, &served.0));
        assert!(head.body.is_empty(), "{path}");
        let told = |response: &super::served::Response| {
            [
                "content-type",
                "content-length",
                "location",
                "cache-control",
                "x-content-type-options",
            ]
            .map(|name| response.header(name).map(str::to_owned))
        };
        assert_eq!((get.status, told(&get)), (head.status, told(&head)), "{path}");
        assert!(head.header("content-length").is_some(), "{path}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let response = served.ask(method, "/", &served.0);
        assert_eq!(
            (response.status, response.header("allow")),
            (405, Some("GET, HEAD")),
            "{method}"
        );
    }
    assert_eq!(served.get("/a%20b.txt").text(), "x");
    for nowhere in [
        "//evil.example",
        "//evil.example/..",
        "/..",
        "/../site.toml",
        "/%2e%2e/site.toml",
        "/..%2fsite.toml",
        "/..\\site.toml",
        "/%5c%5cevil.example",
        "/example//",
        "/%00",
        "/example%2f",
        "/./example",
        "/site.toml",
    ] {
        let response = served.get(nowhere);
        assert!(
            matches!(response.status, 400 | 404) && response.header("location").is_none(),
            "{nowhere}: {}",
            response.head
        );
    }
    assert_eq!(served.get("/%zz").status, 400);
    assert_eq!(served.get("/%ff").status, 400);
    assert_eq!(served.get("/example?a=//evil.example").header("location"), Some("./example/"));
}

#[test]
fn giants_are_refused() {
    let site = common::site(&[]);
    let served = start(site.path());
    assert_eq!(served.get(&format!("/{}", "a".repeat(9_000))).status, 414);
    assert_eq!(served.get(&format!("/?{}", "a".repeat(20_000))).status, 414);
    let with = |headers: &str| {
        served
            .raw(
                format!("GET / HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n")
                    .as_bytes(),
            )
            .status
    };
    assert_eq!(with(&format!("X: {}\r\n", "a".repeat(10_000))), 200);
    assert_eq!(with(&format!("X: {}\r\n", "a".repeat(17_000))), 431);
    assert_eq!(with(&format!("X: {}\r\n", "a".repeat(1_000_000))), 431);
    assert_eq!(with(&(0..50).map(|n| format!("X{n}: a\r\n")).collect::<String>()), 200);
    assert_eq!(with(&(0..200).map(|n| format!("X{n}: a\r\n")).collect::<String>()), 431);
    // The line alone fills what is held of a head: its end never comes into sight.
    assert!(matches!(served.get(&format!("/{}", "a".repeat(200_000))).status, 414 | 431));
}

#[test]
fn odd_bytes_end_no_server() {
    let site = common::site(&[]);
    let served = start(site.path());
    let odd: [&[u8]; 9] = [
        b"\x00\x01\x02\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 18446744073709551616\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\nConnection: close\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];
    for bytes in odd {
        let response = served.raw(bytes);
        assert!(
            response.status == 0 || (400..500).contains(&response.status),
            "{:?}: {}",
            String::from_utf8_lossy(bytes),
            response.head
        );
    }
    assert_eq!(served.get("/").status, 200);
}

/// Reads until the other side ends the connection, and says after how long.
fn ended(mut stream: std::net::TcpStream) -> Duration {
    let begun = Instant::now();
    let mut buffer = [0; 4096];
    while matches!(stream.read(&mut buffer), Ok(read) if read > 0) {}
    begun.elapsed()
}

#[test]
fn one_who_never_comes_to_the_end_of_a_head_is_let_go() {
    let site = common::site(&[]);
    let served = start(site.path());
    let slow = served.connect();
    let mut writer = slow.try_clone().unwrap();
    std::thread::spawn(move || {
        for byte in
            b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ".iter().chain(std::iter::repeat(&b'a'))
        {
            if writer.write_all(&[*byte]).is_err() {
                return;
            }
            std::thread::sleep(Duration::from_millis(200));
        }
    });
    let idle = served.connect();
    let mut kept = served.connect();
    write!(kept, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let begun = Instant::now();
    for stream in [slow, idle, kept] {
        assert!(ended(stream) < Duration::from_secs(14));
    }
    assert!(begun.elapsed() > Duration::from_secs(5));
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn five_hundred_at_once_are_answered() {
    let site =
        common::site(&[("content/example/housing/2021/performance-targets.yaml", super::BUDGET)]);
    let served = start(site.path());
    let mut streams: Vec<_> = (0..500).map(|_| served.connect()).collect();
    for stream in &mut streams {
        write!(stream, "GET /example/housing/2021/performance-targets/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    }
    for mut stream in streams {
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("HTTP/1.1 200") && text.contains("资金总额"));
    }
}

#[test]
fn streams_that_were_dropped_leave_room() {
    let site = common::site(&[]);
    let served: Served = start(site.path());
    for _ in 0..300 {
        drop(served.listen(""));
    }
    let held: Vec<_> = (0..64).map(|_| served.listen("")).collect();
    assert_eq!(served.get("/-/reload").status, 503);
    drop(held);
    served.until_so("/", "a page", |response| response.status == 200);
}

#[test]
fn a_port_in_use_is_told() {
    let site = common::site(&[]);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let options = gongkai::serve::Options {
        root: site.path().to_owned(),
        host: [127, 0, 0, 1].into(),
        port: taken.local_addr().unwrap().port(),
        allowed: Vec::new(),
        language: gongkai::finding::Language::Chinese,
    };
    let error = gongkai::serve::serve(&options, |_| panic!("it is taken")).unwrap_err();
    assert!(format!("{error:#}").contains("choose another --port"), "{error:#}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_at_once_whatever_is_open() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let site = common::site(&[]);
    let mut running = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    let mut running = running
        .args(["--lang", "en", "--root"])
        .arg(site.path())
        .args(["serve", "--port", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
    assert!(!address.ends_with(":0"), "{line}");
    let served = Served(address);
    let _open: Vec<_> = (0..5).map(|_| served.listen("")).collect();
    let _begun = served.connect();
    let begun = Instant::now();
    assert!(
        Command::new("kill").arg("-INT").arg(running.id().to_string()).status().unwrap().success()
    );
    assert!(running.wait().unwrap().success());
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}
