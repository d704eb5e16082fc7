use hyper::StatusCode;

/// The address asked for, relative to the root of the site, percent-decoded: a folder ends in `/`.
///
/// # Errors
/// 400 for what is no address of anything, 404 for one that no page could have: a step up, an empty
/// folder, a character that stands in no name.
pub(super) fn decode(path: &[u8]) -> Result<String, StatusCode> {
    let path = path.strip_prefix(b"/").ok_or(StatusCode::BAD_REQUEST)?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.iter();
    while let Some(byte) = rest.next() {
        let decoded = match byte {
            b'%' => {
                let mut digit = || {
                    rest.next()
                        .and_then(|digit| char::from(*digit).to_digit(16))
                        .and_then(|digit| u8::try_from(digit).ok())
                };
                let (high, low) = (
                    digit().ok_or(StatusCode::BAD_REQUEST)?,
                    digit().ok_or(StatusCode::BAD_REQUEST)?,
                );
                let decoded = high * 16 + low;
                // A slash that was written as no slash belongs to a name, and no name has one.
                if decoded == b'/' {
                    return Err(StatusCode::NOT_FOUND);
                }
                decoded
            }
            _ => *byte,
        };
        bytes.push(decoded);
    }
    let address = String::from_utf8(bytes).map_err(|_| StatusCode::BAD_REQUEST)?;
    let folders = address.strip_suffix('/').unwrap_or(&address);
    let odd = |part: &str| {
        matches!(part, "" | "." | "..") || part.chars().any(|c| c.is_control() || c == '\\')
    };
    match address.is_empty() || !folders.split('/').any(odd) {
        true => Ok(address),
        false => Err(StatusCode::NOT_FOUND),
    }
}

/// The way from a path to the folder of the same name: relative, so that it leads to no other host,
/// and with `./` before it, so that a name with a colon is no protocol.
pub(super) fn folder(path: &str) -> String {
    format!("./{}/", path.rsplit('/').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[test]
    fn only_addresses_inside_the_site_are_answered() {
        let at = |path: &str| decode(path.as_bytes()).map_err(|status| status.as_u16());
        assert_eq!(at("/"), Ok(String::new()));
        assert_eq!(at("/a/b/"), Ok("a/b/".to_owned()));
        assert_eq!(at("/%E5%85%AC"), Ok("公".to_owned()));
        assert_eq!(
            at("/data/facts/division=1/fiscal_year=2020/facts.csv"),
            Ok("data/facts/division=1/fiscal_year=2020/facts.csv".to_owned())
        );
        for nowhere in [
            "//",
            "//evil.example/",
            "/a//b",
            "/a/../../etc/passwd",
            "/%2e%2e/x",
            "/.",
            "/..",
            "/..%2f..%2fetc/passwd",
            "/a%5cb",
            "/a\\b",
            "/%00",
            "/a%0d%0ab",
            "/a%2fb",
        ] {
            assert_eq!(at(nowhere), Err(404), "{nowhere}");
        }
        for malformed in ["", "a", "/%zz", "/%+f", "/%", "/%4", "/%ff"] {
            assert_eq!(at(malformed), Err(400), "{malformed}");
        }
    }

    #[test]
    fn a_redirect_stays_here() {
        assert_eq!(folder("/a/b"), "./b/");
        assert_eq!(folder("/javascript:x"), "./javascript:x/");
        assert_eq!(folder("//evil.example"), "./evil.example/");
    }

    proptest! {
        #[test]
        fn no_bytes_lead_outside(path in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(address) = decode(&path) {
                assert!(!address.starts_with('/') && !address.contains("//") && !address.split('/').any(|part| part == ".."));
            }
        }

        #[test]
        fn no_dots_lead_outside(path in "/(%2[eEfF]|%5[cC]|\\.|/|\\\\|a|%00){0,12}") {
            if let Ok(address) = decode(path.as_bytes()) {
                assert!(!address.starts_with('/') && !address.contains("//") && !address.split('/').any(|part| part == ".."));
            }
        }
    }
}
