use crate::finding::Language;

/// A web server that is told how to serve a built site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// A `location` of nginx.
    Nginx,
    /// A Caddyfile.
    Caddy,
    /// A file of Apache's configuration.
    Apache,
    /// `_headers`, as hosts for static sites read it.
    Headers,
}

/// What the pages of a built site may do: nothing comes from elsewhere, and no script or style
/// stands in a page.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/// What has a digest of its content in its name, or in its folder's: a browser never asks again.
const KEPT: &str = "assets/.+|search/[^/]+/.+";

impl Server {
    fn template(self) -> &'static str {
        match self {
            Server::Nginx => include_str!("server-files/nginx.conf"),
            Server::Caddy => include_str!("server-files/Caddyfile"),
            Server::Apache => include_str!("server-files/apache.conf"),
            Server::Headers => include_str!("server-files/headers"),
        }
    }
}

/// The configuration of a web server for a site that lies in a folder and is published at its
/// `base_url`; without one, at the root of a host.
pub fn server_file(
    server: Server,
    base_url: Option<&str>,
    folder: &str,
    language: Language,
) -> String {
    let (host, path) = place(base_url.unwrap_or("https://www.example.gov.cn/"));
    let folder = folder.trim_end_matches('/');
    let bare = path.trim_end_matches('/');
    let redirect = match server {
        _ if bare.is_empty() => String::new(),
        Server::Caddy => format!("redir {bare} {path}\n    "),
        Server::Nginx => format!("location = {bare} {{ return 301 {path}; }}\n"),
        Server::Apache | Server::Headers => String::new(),
    };
    let aliased = if bare.is_empty() { format!("{folder}/") } else { folder.to_owned() };
    let framed = format!("{POLICY}; frame-ancestors *");
    let policy = format!("{POLICY}; frame-ancestors 'self'");
    let [whole, digest, embedded] = comments(language);
    let values = [
        ("{whole}", whole),
        ("{digest}", digest),
        ("{embedded}", embedded),
        ("{host}", &host),
        ("{path}", &path),
        ("{folder}", folder),
        ("{redirect}", &redirect),
        ("{alias}", if bare.is_empty() { "/" } else { bare }),
        ("{aliased}", &aliased),
        ("{policy}", &policy),
        ("{framed}", &framed),
        ("{kept}", KEPT),
    ];
    values
        .iter()
        .fold(server.template().to_owned(), |text, (name, value)| text.replace(name, value))
}

/// The host of an address as Caddy is told of it, and its path; both end where they should.
fn place(base_url: &str) -> (String, String) {
    let (scheme, rest) = base_url.split_once("://").unwrap_or(("https", base_url));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = if scheme == "http" { format!("http://{host}") } else { host.to_owned() };
    let path = path.trim_end_matches('/');
    (host, if path.is_empty() { "/".to_owned() } else { format!("/{path}/") })
}

fn comments(language: Language) -> [&'static str; 3] {
    match language {
        Language::Chinese => {
            ["gongkai 生成的网站", "名字里带内容摘要的文件：长期缓存", "供别的网站嵌入的页面"]
        }
        Language::English => [
            "A site built by gongkai",
            "Digests of what is in them stand in their names: kept for ever",
            "Pages that other sites may embed",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_suite_serves_what_servers_are_told() {
        assert!(include_str!("../../tests/browser/site.mjs").contains(POLICY));
    }

    #[test]
    fn nothing_stays_open_and_the_place_is_the_sites() {
        for server in [Server::Nginx, Server::Caddy, Server::Apache, Server::Headers] {
            for base in [None, Some("https://a.example/"), Some("http://a.example:8080/b/c/")] {
                let text = server_file(server, base, "/srv/x/", Language::English);
                for open in ["{path}", "{folder}", "{policy}", "{framed}", "{kept}", "{host}"] {
                    assert!(!text.contains(open), "{server:?} {open}");
                }
                assert!(text.contains(POLICY), "{server:?}");
                assert_eq!(text.contains("/b/c/"), base.is_some_and(|base| base.contains("/b")));
                assert!(!text.contains("/srv/x//"), "{text}");
            }
        }
    }
}
