use crate::export::{Server, server_file};
use crate::pipeline::open;

use super::arguments::{Arguments, ServerFileArguments, ServerKind};
use super::{ExitStatus, print, root};

/// `gongkai server-file SERVER`
pub(super) fn run(
    arguments: &Arguments,
    command: &ServerFileArguments,
) -> anyhow::Result<ExitStatus> {
    let workspace = open(&root::find(arguments)?)?;
    let server = match command.server {
        ServerKind::Nginx => Server::Nginx,
        ServerKind::Caddy => Server::Caddy,
        ServerKind::Apache => Server::Apache,
        ServerKind::Headers => Server::Headers,
    };
    let base = workspace.site.config.base_url.as_deref();
    print::line(server_file(server, base, &command.folder, arguments.language()).trim_end());
    Ok(ExitStatus::Clean)
}
