use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, LOCATION, RETRY_AFTER,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use tokio::sync::Semaphore;

use super::address::{decode, folder};
use super::answer::Answer;
use super::current::Current;
use super::host::Hosts;
use super::limits::{ADDRESS, HEADERS, STREAMS};
use super::makers::Makers;
use super::overlay;
use super::reload;

/// The body of a response.
pub(super) type Body = UnsyncBoxBody<Bytes, Infallible>;

/// Where a page hears of changes.
const RELOAD: &str = "/-/reload";

/// What every request is answered from.
pub(super) struct Responder {
    hosts: Hosts,
    current: Arc<Current>,
    makers: Arc<Makers>,
    streams: Arc<Semaphore>,
}

impl Responder {
    pub(super) fn new(hosts: Hosts, current: Arc<Current>, makers: Arc<Makers>) -> Responder {
        Responder { hosts, current, makers, streams: Arc::new(Semaphore::new(STREAMS)) }
    }

    /// Answers a request. Whoever may not ask, or asks for too much, is told so before anything
    /// else.
    pub(super) async fn answer(
        self: Arc<Responder>,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, Infallible> {
        let path = request.uri().path();
        let mut response = match self.refuse(&request) {
            Some(refused) => respond(refused),
            None if path == RELOAD && request.method() == Method::GET => {
                self.reload(request.uri().query())
            }
            None if path == RELOAD => {
                let mut head = respond(Answer {
                    content_type: "text/event-stream",
                    ..Answer::told(StatusCode::OK, "")
                });
                // The stream has no length, so its head tells none.
                head.headers_mut().remove(CONTENT_LENGTH);
                head
            }
            None => match decode(path.as_bytes()) {
                Ok(address) => respond(self.page(&address).await),
                Err(status) => respond(Answer::told(status, "no such address\n")),
            },
        };
        let (status, headers) = (response.status(), response.headers_mut());
        if status == StatusCode::PERMANENT_REDIRECT
            && let Ok(folder) = HeaderValue::from_str(&folder(path))
        {
            headers.insert(LOCATION, folder);
        }
        if status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
        }
        Ok(response)
    }

    fn refuse(&self, request: &Request<Incoming>) -> Option<Answer> {
        let target = request.uri();
        if target.path().len() + target.query().map_or(0, str::len) > ADDRESS {
            return Some(Answer::told(
                StatusCode::URI_TOO_LONG,
                "an address has at most 8 KiB here\n",
            ));
        }
        if bytes(request.headers()) > HEADERS {
            return Some(Answer::told(
                StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
                "headers have at most 16 KiB here\n",
            ));
        }
        if let Err(status) = self.hosts.admit(target, request.headers()) {
            let line = match status {
                StatusCode::MISDIRECTED_REQUEST => {
                    "this preview does not go by that name: ask for it by its address, or start it with --allow-host NAME\n"
                }
                _ => "a request names one host\n",
            };
            return Some(Answer::told(status, line));
        }
        let allowed = matches!(*request.method(), Method::GET | Method::HEAD);
        (!allowed).then(|| Answer::told(StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD\n"))
    }

    async fn page(&self, address: &str) -> Answer {
        if let Some(file) = overlay::file(address) {
            return file;
        }
        let state = self.current.state();
        state.made.get(address, self.makers.make(&state, address)).await
    }

    fn reload(&self, query: Option<&str>) -> Response<Body> {
        let Ok(place) = Arc::clone(&self.streams).try_acquire_owned() else {
            return respond(Answer::told(
                StatusCode::SERVICE_UNAVAILABLE,
                "too many pages stand open: try again\n",
            ));
        };
        let now = self.current.state();
        // One who does not say what is shown is told of what changes from now on.
        let shown = query.and_then(|query| query.strip_prefix("state=")).unwrap_or(&now.name);
        let stream = reload::stream(shown.to_owned(), self.current.changes(), place);
        let mut response = Response::new(StreamBody::new(stream).boxed_unsync());
        dress(response.headers_mut(), "text/event-stream");
        response
    }
}

fn bytes(headers: &HeaderMap) -> usize {
    // A colon, a blank and the end of the line.
    headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum()
}

fn respond(answer: Answer) -> Response<Body> {
    // Said here, for the server says nothing of an empty body to one who asks for the head alone.
    let length = HeaderValue::from(answer.bytes.len());
    let mut response = Response::new(Full::new(answer.bytes).boxed_unsync());
    response.headers_mut().insert(CONTENT_LENGTH, length);
    *response.status_mut() = answer.status;
    dress(response.headers_mut(), answer.content_type);
    response
}

fn dress(headers: &mut HeaderMap, content_type: &'static str) {
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
}
