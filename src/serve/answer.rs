use hyper::StatusCode;
use hyper::body::Bytes;

/// What a request gets. Its bytes are shared: however many read it, it is in memory once.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub status: StatusCode,
    pub content_type: &'static str,
    pub bytes: Bytes,
}

/// A page.
pub(super) const HTML: &str = "text/html; charset=utf-8";

impl Answer {
    /// The file of a name.
    pub(super) fn file(name: &str, bytes: impl Into<Bytes>) -> Answer {
        Answer { status: StatusCode::OK, content_type: content_type(name), bytes: bytes.into() }
    }

    /// A page.
    pub(super) fn page(status: StatusCode, html: String) -> Answer {
        Answer {
            status,
            content_type: HTML,
            bytes: html.into_boxed_str().into_boxed_bytes().into(),
        }
    }

    /// The way to the folder of the same name.
    pub(super) fn folder() -> Answer {
        Answer::told(StatusCode::PERMANENT_REDIRECT, "")
    }

    /// A line for whoever asked in a way that no browser does.
    pub(super) fn told(status: StatusCode, line: &'static str) -> Answer {
        Answer {
            status,
            content_type: "text/plain; charset=utf-8",
            bytes: Bytes::from_static(line.as_bytes()),
        }
    }
}

fn content_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "sql" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
