use std::time::Duration;

use hyper::body::{Bytes, Frame};
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::interval;
use tokio_stream::wrappers::{IntervalStream, WatchStream};
use tokio_stream::{Stream, StreamExt};

/// Between two signs of life: proxies end what is silent.
const ALIVE: Duration = Duration::from_secs(15);

/// Tells a page that shows a state of the site when there is another; at once if there is one
/// already. It holds its place among the streams while it is read.
pub(super) fn stream<E>(
    shown: String,
    changes: watch::Receiver<String>,
    place: OwnedSemaphorePermit,
) -> impl Stream<Item = Result<Frame<Bytes>, E>> + Send {
    let states = WatchStream::new(changes).map(move |state| match state == shown {
        true => ": here\n\n",
        false => "data: reload\n\n",
    });
    let alive = IntervalStream::new(interval(ALIVE)).map(|_| ":\n\n");
    states.merge(alive).map(move |line| {
        let _held = &place;
        Ok(Frame::data(Bytes::from_static(line.as_bytes())))
    })
}
