use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Semaphore;

use crate::finding::Language;

use crate::trouble::{Bilingual, Told};

use super::current::Current;
use super::host::{HostName, Hosts};
use super::limits::{CONNECTIONS, HEAD, HEAD_BUFFER, HEADER_COUNT, SEND_BUFFER};
use super::makers::Makers;
use super::patient::Patient;
use super::responder::Responder;
use super::watch::watch;

/// How the preview is served.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's root.
    pub root: PathBuf,
    /// The address listened on; loopback unless told otherwise.
    pub host: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The names that are answered to, besides those of this machine.
    pub allowed: Vec<HostName>,
    /// The language of findings.
    pub language: Language,
}

/// Serves the preview until it is interrupted. `ready` gets the address once it answers.
///
/// # Errors
/// When the site cannot be opened, the files not watched, the port not bound.
pub fn serve(options: &Options, ready: impl FnOnce(&str)) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .told(|| Bilingual::new("启动不了预览", "cannot start the server"))?;
    let makers = Arc::new(Makers::start()?);
    runtime.block_on(async {
        let listener = listen(SocketAddr::new(options.host, options.port))?;
        let address = listener.local_addr().told(|| Bilingual::new("不知道预览的地址", "cannot tell the address"))?;
        let (current, seen) = Current::open(options.root.clone(), options.language)?;
        let current = Arc::new(current);
        let renewed = Arc::clone(&current);
        let _watch = watch(&options.root, seen, move |snapshot, look| renewed.renew(snapshot, look))?;
        let asked = Responder::new(Hosts { listening: options.host, allowed: options.allowed.clone() }, current, makers);
        ready(&format!("http://{address}/"));
        // A reload stream never ends by itself: stopping does not wait for it.
        tokio::select! {
            () = accept(&listener, Arc::new(asked)) => Ok(()),
            stop = tokio::signal::ctrl_c() => stop.told(|| Bilingual::new("收不到 Ctrl+C", "cannot hear Ctrl+C")),
        }
    })
}

fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let cannot = || {
        Bilingual::new(
            format!("不能在 {address} 上预览（是否已有一个预览在运行？可用 --port 换一个端口）"),
            format!(
                "cannot listen on {address} (is another preview running? choose another --port)"
            ),
        )
    };
    let socket =
        if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }.told(cannot)?;
    // A preview that is started again at once finds its port held by connections that have ended.
    #[cfg(unix)]
    socket.set_reuseaddr(true).told(cannot)?;
    socket.set_send_buffer_size(SEND_BUFFER).told(cannot)?;
    socket.bind(address).told(cannot)?;
    socket.listen(1024).told(cannot)
}

async fn accept(listener: &TcpListener, asked: Arc<Responder>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => {
                let asked = Arc::clone(&asked);
                tokio::spawn(async move {
                    connection(stream, asked).await;
                    drop(place);
                });
            }
            // Whoever asked is gone, or there are no handles left: connections that end give some
            // back.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(stream: TcpStream, asked: Arc<Responder>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BUFFER)
        .max_headers(HEADER_COUNT);
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| Arc::clone(&asked).answer(request));
    // How a connection ends is the other side's concern.
    let _ = http.serve_connection(TokioIo::new(Patient::new(stream)), service).await;
}
