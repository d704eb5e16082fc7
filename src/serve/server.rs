use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::Context;
use tokio::sync::broadcast;

use crate::finding::Language;

use super::answer::{Shared, router};
use super::preview::Preview;
use super::watch::watch;

/// How the preview is served.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's root.
    pub root: PathBuf,
    /// The address listened on; loopback unless told otherwise.
    pub host: IpAddr,
    /// The port.
    pub port: u16,
    /// The language of findings.
    pub language: Language,
}

/// Serves the preview until it is interrupted. `ready` gets the address once it answers.
///
/// # Errors
/// When the site cannot be opened, the files not watched, the port not bound.
pub fn serve(options: &Options, ready: impl FnOnce(&str)) -> anyhow::Result<()> {
    let preview = Arc::new(RwLock::new(Arc::new(Preview::open(&options.root, options.language)?)));
    let (changes, _) = broadcast::channel(16);
    let shared = Shared { preview: Arc::clone(&preview), changes: changes.clone() };
    let (root, language) = (options.root.clone(), options.language);
    let changed = move || {
        // A site that cannot be opened just now (a file being replaced) keeps its last state until the next change.
        if let Ok(next) = Preview::open(&root, language) {
            *preview.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
            let _ = changes.send(());
        }
    };
    let _watch = watch(&options.root, &Preview::watched(&options.root), changed)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the server")?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((options.host, options.port))
            .await
            .with_context(|| format!("cannot listen on {}:{} (is another preview running? choose another --port)", options.host, options.port))?;
        let address = listener.local_addr().context("cannot tell the address")?;
        ready(&format!("http://{address}/"));
        let stop = async {
            let _ = tokio::signal::ctrl_c().await;
        };
        // A reload stream never ends by itself: stopping does not wait for it.
        tokio::select! {
            served = async { axum::serve(listener, router(shared)).await } => served.context("the server stopped"),
            () = stop => Ok(()),
        }
    })
}
