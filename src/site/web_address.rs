use crate::finding::Bilingual;

/// The address of a site, ending in `/`.
///
/// It stands in pages, in the sitemap, in the feed and in data: so it is http or https, has a host,
/// holds no password, query or fragment, and is written in the characters an address may have. A
/// host in Chinese characters is written as it is sent (`xn--…`).
///
/// # Errors
/// What is wrong with it.
pub fn base_url(text: &str) -> Result<String, Bilingual> {
    let (scheme, rest) = split(text)?;
    let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    if let Some(sign) = rest.chars().find(|sign| matches!(sign, '?' | '#')) {
        return Err(Bilingual::new(
            format!("网址里不能有“{sign}”"),
            format!("the address of a site has no `{sign}`"),
        ));
    }
    host(authority)?;
    if !path.split('/').skip(1).all(|part| part != "." && part != "..") {
        return Err(Bilingual::new(
            "网址的路径里不能有 . 或 ..",
            "the path of an address has no . or ..",
        ));
    }
    characters(path)?;
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.contains("//") {
        return Err(Bilingual::new(
            "网址的路径里有两个相连的斜线",
            "two strokes stand side by side in the path",
        ));
    }
    Ok(format!("{}://{}{path}/", scheme.to_ascii_lowercase(), authority.to_ascii_lowercase()))
}

/// An address that a page of a site leads to: http or https, a mail address, a telephone number, or
/// a path on the site's own host.
///
/// # Errors
/// What is wrong with it.
pub fn link(text: &str) -> Result<String, Bilingual> {
    let plain = |rest: &str| characters(&rest.replace(['?', '#'], ""));
    let lower = text.to_ascii_lowercase();
    if let Some(rest) =
        ["mailto:", "tel:"].into_iter().find_map(|scheme| lower.strip_prefix(scheme))
    {
        return if rest.is_empty() {
            Err(Bilingual::new("网址不完整", "the address is not complete"))
        } else {
            plain(rest).map(|()| text.to_owned())
        };
    }
    if text.starts_with('/') && !text.starts_with("//") {
        return plain(text).map(|()| text.to_owned());
    }
    let (_, rest) = split(text)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    host(&rest[..end])?;
    plain(&rest[end..]).map(|()| text.to_owned())
}

fn split(text: &str) -> Result<(&str, &str), Bilingual> {
    if text.trim().is_empty() {
        return Err(Bilingual::new("没有写网址", "there is no address here"));
    }
    if text.contains(|sign: char| sign.is_whitespace() || sign.is_control()) {
        return Err(Bilingual::new("网址里不能有空格", "an address has no blanks"));
    }
    let found = text.split_once("://").filter(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    });
    found.ok_or_else(|| {
        Bilingual::new(
            "网址应以 https:// 或 http:// 开头",
            "an address begins with https:// or http://",
        )
    })
}

/// A host with or without a port: no user, no password.
fn host(authority: &str) -> Result<(), Bilingual> {
    if authority.contains('@') {
        return Err(Bilingual::new(
            "网址里不能有用户名或密码：它会出现在每一页上",
            "an address has no user or password: they would stand in every page",
        ));
    }
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((inner, port)) => {
            if inner.parse::<std::net::Ipv6Addr>().is_err() {
                return Err(Bilingual::new(
                    "方括号里不是IPv6地址",
                    "what stands in brackets is no IPv6 address",
                ));
            }
            ("v6", port)
        }
        None => authority.find(':').map_or((authority, ""), |colon| authority.split_at(colon)),
    };
    let number = |port: &str| {
        port.bytes().all(|byte| byte.is_ascii_digit())
            && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    if !port.is_empty() && !port.strip_prefix(':').is_some_and(number) {
        return Err(Bilingual::new(
            "网址的端口应为 1 到 65535 的数",
            "the port of an address is a number from 1 to 65535",
        ));
    }
    if host.is_empty() {
        return Err(Bilingual::new("网址里没有主机名", "the address has no host"));
    }
    if !host.is_ascii() {
        return Err(Bilingual::new(
            "中文域名请写成 xn-- 开头的形式（punycode）",
            "write a host of this script as it is sent, beginning with xn-- (punycode)",
        ));
    }
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if host.len() > 253 || !host.split('.').all(label) {
        return Err(Bilingual::new(
            format!("“{host}”不是主机名"),
            format!("`{host}` is not the name of a host"),
        ));
    }
    Ok(())
}

/// Whether a path is written in the characters of one (RFC 3986, section 3.3), others as `%` and
/// two digits. What prints it escapes it: `&` and `'` are legal.
fn characters(path: &str) -> Result<(), Bilingual> {
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let plain = byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte);
        let digit = |next: Option<u8>| next.is_some_and(|byte| byte.is_ascii_hexdigit());
        if !(plain || byte == b'%' && digit(rest.next()) && digit(rest.next())) {
            return Err(Bilingual::new(
                "网址里的汉字和特殊字符请写成 %E5%B9%B4 这样的形式",
                "write other characters of an address as % and two digits, as in %E5%B9%B4",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{base_url, link};

    #[test]
    fn addresses_of_sites() {
        for (written, is) in [
            ("https://www.example.gov.cn/yjsgk/", "https://www.example.gov.cn/yjsgk/"),
            ("https://www.example.gov.cn", "https://www.example.gov.cn/"),
            ("HTTP://Example.ORG:8080/A/b", "http://example.org:8080/A/b/"),
            ("http://[::1]:3000/", "http://[::1]:3000/"),
            ("http://10.0.0.1/%E5%85%AC%E5%BC%80", "http://10.0.0.1/%E5%85%AC%E5%BC%80/"),
            ("http://localhost/a_b/~c/", "http://localhost/a_b/~c/"),
            ("https://a.cn/a&b'c/", "https://a.cn/a&b'c/"),
        ] {
            assert_eq!(base_url(written).expect(written), is);
        }
    }

    #[test]
    fn what_is_no_address_of_a_site() {
        for (written, why) in [
            ("", "no address"),
            ("/", "begins with https"),
            ("www.example.gov.cn/x/", "begins with https"),
            ("file:///srv/www/", "begins with https"),
            ("javascript://x/%0aalert(1)", "begins with https"),
            ("https://a b.cn/", "blanks"),
            ("https://a.cn/\n", "blanks"),
            ("https://user:pw@a.cn/", "password"),
            ("https://a.cn/?a=1&b=", "`?`"),
            ("https://a.cn?x", "`?`"),
            ("https://a.cn/#x", "`#`"),
            ("https:///x", "no host"),
            ("https://a..cn/", "name of a host"),
            ("https://<b>/", "name of a host"),
            ("https://预算.cn/", "punycode"),
            ("https://a.cn:0/", "port"),
            ("https://a.cn:port/", "port"),
            ("https://[x]/", "IPv6"),
            ("https://a.cn/预算/", "two digits"),
            ("https://a.cn/%zz/", "two digits"),
            ("https://a.cn/\"><script>/", "two digits"),
            ("https://a.cn/a\\b/", "two digits"),
            ("https://a.cn/../", ".."),
            ("https://a.cn//x/", "side by side"),
        ] {
            let fault = base_url(written).expect_err(written);
            assert!(fault.en.contains(why), "{written}: {}", fault.en);
        }
    }

    #[test]
    fn links_of_pages() {
        for good in [
            "https://za.example.cn/exposure/jiucuo.html?site_code=9901010001&url=https%3A%2F%2Fa.cn",
            "/wza/#top",
            "mailto:ysg@example.gov.cn",
            "tel:+86-335-1234567",
        ] {
            assert_eq!(link(good).expect(good), good);
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "//evil.example/",
            "wza/",
            "https://",
            "https://a.cn/\"onclick=\"x",
            "mailto:",
            "/<b>",
            "https://u:p@a.cn/",
        ] {
            assert!(link(bad).is_err(), "{bad}");
        }
    }
}
