use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use hyper::header::HOST;
use hyper::{HeaderMap, StatusCode, Uri};

/// A host as a request names it, in small letters, without its port.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Host {
    Name(String),
    Address(IpAddr),
}

/// A name that the preview answers to besides those of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostName(String);

impl FromStr for HostName {
    type Err = String;

    fn from_str(text: &str) -> Result<HostName, String> {
        match parse(text.as_bytes()) {
            Some(Host::Name(name)) => Ok(HostName(name)),
            Some(Host::Address(address)) => Ok(HostName(address.to_string())),
            None => Err("a name such as `devbox.example`, without http:// and path".to_owned()),
        }
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Who the preview answers to. Another site's page must not read it through a name that was made to
/// lead here.
#[derive(Debug)]
pub(super) struct Hosts {
    /// The address listened on.
    pub listening: IpAddr,
    /// What `--allow-host` named.
    pub allowed: Vec<HostName>,
}

impl Hosts {
    /// Whether a request is one for this preview: it names one host, and all that name it are
    /// admitted.
    ///
    /// # Errors
    /// 400 for a request that names none or several, 421 for one that names another.
    pub(super) fn admit(&self, target: &Uri, headers: &HeaderMap) -> Result<(), StatusCode> {
        let mut named = headers.get_all(HOST).iter();
        let (Some(host), None) = (named.next(), named.next()) else {
            return Err(StatusCode::BAD_REQUEST);
        };
        let host = parse(host.as_bytes()).ok_or(StatusCode::BAD_REQUEST)?;
        let target = match target.authority() {
            Some(authority) => {
                Some(parse(authority.as_str().as_bytes()).ok_or(StatusCode::BAD_REQUEST)?)
            }
            None => None,
        };
        if std::iter::once(host).chain(target).all(|host| self.admits(&host)) {
            Ok(())
        } else {
            Err(StatusCode::MISDIRECTED_REQUEST)
        }
    }

    fn admits(&self, host: &Host) -> bool {
        let allowed = |name: &str| self.allowed.iter().any(|allowed| allowed.0 == name);
        match host {
            Host::Name(name) => {
                name == "localhost" || name.ends_with(".localhost") || allowed(name)
            }
            // No name leads to an address that is written as one: whoever wrote it meant this
            // machine.
            Host::Address(address) => {
                address.is_loopback()
                    || self.listening.is_unspecified()
                    || *address == self.listening
                    || allowed(&address.to_string())
            }
        }
    }
}

/// Reads `name`, `name:port`, `1.2.3.4:port`, `[::1]:port`.
fn parse(text: &[u8]) -> Option<Host> {
    let text = std::str::from_utf8(text).ok()?;
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => {
            let (inside, after) = rest.split_once(']')?;
            let address: Ipv6Addr = inside.parse().ok()?;
            (
                Host::Address(IpAddr::V6(address).to_canonical()),
                after.strip_prefix(':').or(after.is_empty().then_some(""))?,
            )
        }
        None => {
            let (name, port) = text.split_once(':').unwrap_or((text, ""));
            (named(name)?, port)
        }
    };
    (port.is_empty()
        || port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok())
    .then_some(host)
}

fn named(name: &str) -> Option<Host> {
    if let Ok(address) = name.parse::<IpAddr>() {
        return Some(Host::Address(address));
    }
    // A dot at the end says that a name is whole.
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let letters = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    (name.len() <= 253 && name.split('.').all(letters)).then_some(Host::Name(name))
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;
    use proptest::prelude::{any, proptest};

    use super::*;

    fn hosts(listening: &str) -> Hosts {
        Hosts {
            listening: listening.parse().expect("an address"),
            allowed: vec!["DevBox.example:80".parse().expect("a name")],
        }
    }

    fn admit(listening: &str, target: &str, named: &[&str]) -> Result<(), u16> {
        let mut headers = HeaderMap::new();
        for name in named {
            headers.append(HOST, HeaderValue::from_str(name).expect("a value"));
        }
        hosts(listening)
            .admit(&target.parse().expect("a target"), &headers)
            .map_err(|status| status.as_u16())
    }

    #[test]
    fn a_foreign_name_is_refused() {
        for own in [
            "127.0.0.1:3000",
            "localhost:3000",
            "LOCALHOST",
            "localhost.",
            "x.Localhost:1",
            "[::1]:3000",
            "[::ffff:127.0.0.1]",
            "127.9.9.9",
            "devbox.EXAMPLE:65535",
        ] {
            assert_eq!(admit("127.0.0.1", "/", &[own]), Ok(()), "{own}");
        }
        for foreign in [
            "evil.example:3000",
            "localhost.evil.example",
            "xlocalhost",
            "192.168.1.5",
            "0.0.0.0",
            "127.1",
            "2130706433",
            "a.devbox.example",
        ] {
            assert_eq!(admit("127.0.0.1", "/", &[foreign]), Err(421), "{foreign}");
        }
        for none in [
            "",
            ":80",
            "a b",
            "localhost:x",
            "localhost:65536",
            "[::1",
            "[::1]x",
            "[evil]",
            "a@localhost",
            "localhost/x",
            "a..localhost",
            ".localhost",
            "::1",
        ] {
            assert_eq!(admit("127.0.0.1", "/", &[none]), Err(400), "{none}");
        }
    }

    #[test]
    fn one_host_is_named_and_nothing_else() {
        assert_eq!(admit("127.0.0.1", "/", &[]), Err(400));
        assert_eq!(admit("127.0.0.1", "/", &["localhost", "localhost"]), Err(400));
        assert_eq!(admit("127.0.0.1", "http://evil.example/", &["localhost"]), Err(421));
        assert_eq!(admit("127.0.0.1", "http://localhost:3000/", &["evil.example"]), Err(421));
        assert_eq!(admit("127.0.0.1", "http://localhost:3000/", &["localhost:3000"]), Ok(()));
    }

    #[test]
    fn who_listens_on_the_network_is_asked_by_address() {
        assert_eq!(admit("0.0.0.0", "/", &["192.168.1.5:3000"]), Ok(()));
        assert_eq!(admit("192.168.1.5", "/", &["192.168.1.5:3000"]), Ok(()));
        assert_eq!(admit("192.168.1.5", "/", &["192.168.1.6:3000"]), Err(421));
        assert_eq!(admit("0.0.0.0", "/", &["evil.example"]), Err(421));
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd(text in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Some(Host::Name(name)) = parse(&text) {
                assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
            }
        }

        #[test]
        fn no_host_is_too_odd(text in "(\\[|\\]|:|\\.|1|a|::1|localhost|127.0.0.1|@|%){0,8}") {
            let _ = parse(text.as_bytes());
        }
    }
}
