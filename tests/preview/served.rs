//! A preview that runs, and one who asks it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use gongkai::finding::Language;
use gongkai::serve::{Options, serve};

/// A running preview, by its address as a Host header has it.
pub struct Served(pub String);

pub struct Response {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Response {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }
}

pub fn start(root: &Path) -> Served {
    start_at(root, [127, 0, 0, 1], &[])
}

pub fn start_at(root: &Path, host: [u8; 4], allowed: &[&str]) -> Served {
    let (sender, receiver) = mpsc::channel();
    let (root, allowed): (PathBuf, _) =
        (root.to_owned(), allowed.iter().map(|name| name.parse().unwrap()).collect());
    std::thread::spawn(move || {
        let options =
            Options { root, host: host.into(), port: 0, allowed, language: Language::Chinese };
        serve(&options, move |address| sender.send(address.to_owned()).unwrap()).unwrap();
    });
    let address = receiver.recv_timeout(Duration::from_secs(20)).unwrap();
    Served(
        address.trim_start_matches("http://").trim_end_matches('/').replace("0.0.0.0", "127.0.0.1"),
    )
}

impl Served {
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.0).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Sends bytes as they are and reads until the connection ends.
    pub fn raw(&self, bytes: &[u8]) -> Response {
        let mut stream = self.connect();
        // A server that refuses early may not read to the end.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        read(&answer)
    }

    pub fn ask(&self, method: &str, path: &str, host: &str) -> Response {
        self.raw(
            format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
                .as_bytes(),
        )
    }

    pub fn get(&self, path: &str) -> Response {
        self.ask("GET", path, &self.0)
    }

    /// Asks until the page has the words, and says how long that took.
    pub fn until(&self, path: &str, wanted: &str) -> Duration {
        self.until_so(path, wanted, |response| response.text().contains(wanted))
    }

    pub fn until_so(&self, path: &str, wanted: &str, so: impl Fn(&Response) -> bool) -> Duration {
        let begun = Instant::now();
        let mut last = String::new();
        while begun.elapsed() < Duration::from_secs(15) {
            let response = self.get(path);
            if so(&response) {
                return begun.elapsed();
            }
            last = response.head.clone() + &response.text();
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{path}: not {wanted} in {last}");
    }

    /// Hears of changes, as a page that stands open.
    pub fn listen(&self, query: &str) -> BufReader<TcpStream> {
        let mut stream = self.connect();
        write!(stream, "GET /-/reload{query} HTTP/1.1\r\nHost: {}\r\n\r\n", self.0).unwrap();
        let mut events = BufReader::new(stream);
        let mut line = String::new();
        // The first thing it says stands after the head.
        while !line.starts_with(": here") {
            line.clear();
            assert_ne!(events.read_line(&mut line).unwrap(), 0, "the stream ended");
        }
        events
    }
}

/// Waits for a reload.
pub fn reload(events: &mut BufReader<TcpStream>) {
    let mut line = String::new();
    while !line.starts_with("data: reload") {
        line.clear();
        assert_ne!(
            events.read_line(&mut line).expect("a reload within thirty seconds"),
            0,
            "the stream ended"
        );
    }
}

fn read(answer: &[u8]) -> Response {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(answer.len());
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Response { status, head, body: answer.get(end + 4..).unwrap_or_default().to_vec() }
}

/// A page without what the preview puts over it.
pub fn bare(page: &[u8]) -> String {
    let text = String::from_utf8_lossy(page);
    let (before, rest) =
        text.split_once("<!--gongkai-preview-->").expect("every page has the overlay");
    let (_, after) = rest.split_once("<!--/gongkai-preview-->").expect("it ends");
    format!("{before}{after}")
}
