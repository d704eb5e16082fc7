use std::convert::Infallible;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, Response, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use super::preview::{Answer, Preview};

/// What every request shares.
#[derive(Clone)]
pub(super) struct Shared {
    pub preview: Arc<RwLock<Arc<Preview>>>,
    pub changes: broadcast::Sender<()>,
}

/// The routes of the preview.
pub(super) fn router(shared: Shared) -> Router {
    Router::new().route("/-/reload", get(reload)).fallback(any).with_state(shared)
}

async fn reload(State(shared): State<Shared>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let events = BroadcastStream::new(shared.changes.subscribe()).map(|_| Ok(Event::default().data("reload")));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn any(State(shared): State<Shared>, request: Request) -> Response<Body> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return respond(Answer { status: 405, content_type: "text/plain; charset=utf-8".into(), bytes: b"GET\n".to_vec() });
    }
    // Another site's page must not read the preview through a name that resolves to this machine.
    if !is_local(request.headers().get(header::HOST)) {
        return respond(Answer { status: 421, content_type: "text/plain; charset=utf-8".into(), bytes: b"ask for this server by its address\n".to_vec() });
    }
    let Some(address) = address(request.uri()) else {
        return respond(Answer { status: 404, content_type: "text/plain; charset=utf-8".into(), bytes: b"no such address\n".to_vec() });
    };
    let preview = Arc::clone(&shared.preview.read().unwrap_or_else(PoisonError::into_inner));
    let maker = Arc::clone(&preview);
    let made = tokio::task::spawn_blocking(move || maker.answer(&address)).await;
    let answer = made.unwrap_or_else(|error| preview.trouble(&error.to_string()));
    if answer.status == 308 {
        let mut response = respond(answer);
        if let Ok(location) = HeaderValue::from_str(&format!("{}/", request.uri().path())) {
            response.headers_mut().insert(header::LOCATION, location);
        }
        return response;
    }
    respond(answer)
}

/// A name that only this machine, or an address on it, goes by.
fn is_local(host: Option<&HeaderValue>) -> bool {
    let Some(host) = host.and_then(|host| host.to_str().ok()) else { return true };
    let name = if host.starts_with('[') { host.split(']').next().unwrap_or_default() } else { host.rsplit_once(':').map_or(host, |(name, _)| name) };
    name == "localhost" || name.trim_start_matches('[').parse::<std::net::IpAddr>().is_ok()
}

/// The address asked for, relative to the root, percent-decoded.
fn address(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_prefix('/')?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes().iter();
    while let Some(byte) = rest.next() {
        if *byte == b'%' {
            let digits = [*rest.next()?, *rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.split('/').any(|part| part == ".."))
}

fn respond(answer: Answer) -> Response<Body> {
    let mut response = Response::new(Body::from(answer.bytes));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(&answer.content_type) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_inside_the_site_are_answered() {
        let at = |path: &str| address(&path.parse::<Uri>().expect("a path"));
        assert_eq!(at("/a/b/").as_deref(), Some("a/b/"));
        assert_eq!(at("/%E5%85%AC").as_deref(), Some("公"));
        assert_eq!(at("/a/../../etc/passwd"), None);
        assert_eq!(at("/%2e%2e/x"), None);
        assert_eq!(at("/%zz"), None);
    }

    #[test]
    fn a_foreign_name_is_refused() {
        let host = |name: &'static str| is_local(Some(&HeaderValue::from_static(name)));
        assert!(host("127.0.0.1:3000") && host("localhost:3000") && host("[::1]:3000") && host("192.168.1.5"));
        assert!(!host("evil.example:3000"));
    }
}
