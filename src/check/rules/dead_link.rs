use crate::characters::percent_decoded;
use crate::finding::{Bilingual, Finding, rule};
use crate::markdown::is_safe;
use crate::model::{Department, Disclosure, Release};
use crate::site::{SiteAddresses, route};
use crate::source::{Place, Span};

rule! {
    /// # What it checks
    /// That the links and pictures of a narrative lead somewhere: an address within the site to a
    /// page or a file that is published (what lies in `static/` is published under the same name),
    /// `#…` to something on the page, another address by http or https with a host, or by mailto
    /// with a mailbox. A disclosure that may not be published yet (`unapproved`, `embargo`) is no
    /// page for those that may. Addresses are relative to the disclosure's page. Not looked at: what
    /// is outside of the site, `/…`, search, codes and projects; and `#…` where a template or a
    /// script of the site's own may have named places.
    ///
    /// # Why it matters
    /// An attachment that is announced and not there is not published.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// 详见[附件](附件.pdf)。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- static/files/fujian.pdf
    /// 附件
    /// #- content/example/housing/2021/budget.md
    /// 详见[附件](../../../../files/fujian.pdf)、[部门](../../)和[原文](https://www.example.gov.cn/)。
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 3.
    pub static DEAD_LINK: "dead-link", Error, adjustable, Format, Irregular,
        "链接通向不存在的地方", "a link leads nowhere";
}

/// The links of a department's narratives that lead nowhere. `released` are the addresses without
/// disclosures that may not be published yet, where there are any: what may be published cannot
/// lead to those.
pub fn dead_links(
    department: &Department,
    published: &SiteAddresses,
    released: Option<&SiteAddresses>,
) -> Vec<Finding> {
    let of_one = |disclosure: &Disclosure| -> Vec<Finding> {
        let Some(narrative) = &disclosure.narrative else { return Vec::new() };
        let dead = |address: &str, span: Span| {
            let fault = fault(disclosure, address, published)
                .or_else(|| too_early(disclosure, address, released?))?;
            let (zh, en) = fault.words(address);
            let (zh_help, en_help) = fault.help(disclosure);
            let mut finding =
                Finding::new(&DEAD_LINK, Bilingual::new(zh, en), Place::new(&narrative.file, span))
                    .at("说明", address)
                    .help(zh_help, en_help);
            finding.disclosure = Some(disclosure.path.clone());
            Some(finding)
        };
        narrative.links.iter().filter_map(|link| dead(&link.value, link.span)).collect()
    };
    department.disclosures.iter().flat_map(of_one).collect()
}

/// Why a link leads nowhere.
enum Fault {
    /// No address.
    Empty,
    /// `javascript:`, `file:`, a disk: no browser may follow it.
    Scheme,
    /// No host behind `https://`, no `//` at all, nobody to write to.
    Incomplete,
    /// Nothing on this page has this name.
    Fragment,
    /// What may not be published yet.
    Unreleased,
    /// No page and no file; where a file of this name lies.
    Nothing(Option<String>),
}

impl Fault {
    fn words(&self, address: &str) -> (String, String) {
        match self {
            Fault::Empty => ("链接没有地址".into(), "the link has no address".into()),
            Fault::Scheme => (
                format!("「{address}」在网页上点不开"),
                format!("`{address}` cannot be followed from a page"),
            ),
            Fault::Incomplete => (
                format!("「{address}」不是完整的地址"),
                format!("`{address}` is no complete address"),
            ),
            Fault::Fragment => (
                format!("本页没有「{address}」这个位置"),
                format!("nothing on this page is called `{address}`"),
            ),
            Fault::Unreleased => (
                format!("「{address}」通向的公开件尚未批准或未到公开日，build 不列入"),
                format!(
                    "`{address}` leads to a disclosure that may not be published yet: no build has it"
                ),
            ),
            Fault::Nothing(_) => (
                format!("「{address}」通向的页面或文件不存在"),
                format!("`{address}` leads to no page and no file"),
            ),
        }
    }

    fn help(&self, disclosure: &Disclosure) -> (String, String) {
        match self {
            Fault::Empty => ("写上地址，或去掉链接只留文字".into(), "write the address, or the words without a link".into()),
            Fault::Scheme => (
                "链接以 https://、http:// 或 mailto: 开头，或通向本站的文件；附件放到 static/ 下".into(),
                "links begin with https://, http:// or mailto:, or lead within the site; attachments go into static/".into(),
            ),
            Fault::Incomplete => ("写成 https://主机名/…，或 mailto:收件人@主机名".into(), "write https:// and a host, or mailto: and who is written to at which host".into()),
            Fault::Fragment => ("数的位置用 [[表/行/栏]] 引用".into(), "refer to a figure by [[table/row/column]]".into()),
            Fault::Unreleased => (
                "等那份公开件公开后再写这个链接，或先去掉".into(),
                "write the link when that disclosure is published, or take it away until then".into(),
            ),
            Fault::Nothing(Some(file)) => {
                let way = route::relative(&route::disclosure(&disclosure.path), file);
                (format!("是否指 static/{file}？写成 {way}"), format!("did you mean static/{file}? write {way}"))
            }
            Fault::Nothing(None) => {
                let way = route::relative(&route::disclosure(&disclosure.path), "附件.pdf");
                (format!("附件放到 static/ 下：static/附件.pdf 的地址写成 {way}"), format!("attachments go into static/: the address of static/附件.pdf is {way}"))
            }
        }
    }
}

/// Whether what may be published leads to what may not be yet.
fn too_early(disclosure: &Disclosure, address: &str, released: &SiteAddresses) -> Option<Fault> {
    let may_be = disclosure.release == Release::Free;
    (may_be && fault(disclosure, address, released).is_some()).then_some(Fault::Unreleased)
}

fn fault(disclosure: &Disclosure, address: &str, published: &SiteAddresses) -> Option<Fault> {
    let address = address.trim();
    if address.is_empty() {
        return Some(Fault::Empty);
    }
    if !is_safe(address) {
        return Some(Fault::Scheme);
    }
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (way, rest) = address.split_at(end);
    if way.is_empty() {
        let fragment = rest.rsplit_once('#').map_or("", |(_, fragment)| fragment);
        return (!fragment.is_empty()
            && published.knows_places()
            && !is_on_page(disclosure, &percent_decoded(fragment)))
        .then_some(Fault::Fragment);
    }
    if !is_complete(way) {
        return Some(Fault::Incomplete);
    }
    let is_outside = way.starts_with('/')
        || way.contains(':') && way.find(':') < way.find('/').or(Some(usize::MAX));
    if is_outside {
        return None;
    }
    let way = percent_decoded(way);
    let to = resolved(&route::disclosure(&disclosure.path), &way)?;
    if published.has(&to) {
        return None;
    }
    let name = way.rsplit(['/', '\\']).next().unwrap_or_default();
    Some(Fault::Nothing(published.named(name).map(str::to_owned)))
}

/// Whether an address that says a host or a mailbox says one: `https://` and `mailto:` alone lead
/// nowhere.
fn is_complete(way: &str) -> bool {
    let named =
        |host: &str| host.contains(char::is_alphanumeric) && !host.contains(char::is_whitespace);
    let host = |rest: &str| {
        let authority = rest.split(['/', '\\']).next().unwrap_or_default();
        named(authority.rsplit('@').next().unwrap_or_default())
    };
    if let Some(rest) = way.strip_prefix("//") {
        return host(rest);
    }
    let Some((scheme, rest)) = way.split_once(':').filter(|(scheme, _)| !scheme.contains('/'))
    else {
        return true;
    };
    match scheme.trim().to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(host),
        "mailto" => rest.split(',').all(|mailbox| {
            mailbox
                .split_once('@')
                .is_some_and(|(who, host)| !who.trim().is_empty() && named(host.trim()))
        }),
        _ => true,
    }
}

/// An address relative to the site's root; nothing where it leads out of the site.
fn resolved(page: &str, way: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.trim_end_matches('/').split('/').collect();
    let mut is_folder = false;
    for part in way.split('/') {
        is_folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    Some(format!("{}{end}", parts.join("/")))
}

/// Names that the page of a disclosure itself has, whatever is in it.
const OF_THE_PAGE: [&str; 8] =
    ["main", "about", "findings", "overall", "projects", "terms", "find", "quote"];

/// How names begin that the page numbers or makes of its words.
const BEGINNINGS: [&str; 5] = ["note-", "term-", "use-", "section-", "glance-"];

/// Whether the page of a disclosure has a place of this name, as far as that can be told.
fn is_on_page(disclosure: &Disclosure, name: &str) -> bool {
    let of_forms =
        disclosure.tables.iter().map(|table| &table.form).chain(&disclosure.project_form);
    OF_THE_PAGE.contains(&name)
        || BEGINNINGS
            .iter()
            .any(|beginning| name.strip_prefix(beginning).is_some_and(|rest| !rest.is_empty()))
        || is_footnote(name)
        || disclosure.tables.iter().any(|table| name == route::table(&table.form.id))
        || disclosure.projects.iter().any(|project| name.starts_with(&route::project(&project.id)))
        || of_forms.into_iter().any(|form| {
            name.strip_prefix(form.id.as_str()).is_some_and(|rest| rest.starts_with('-'))
        })
        || disclosure.records().any(|(_, objectives)| {
            objectives.indicators.iter().any(|indicator| name.starts_with(&indicator.address))
        })
}

/// Whether a name is that of a footnote or of what refers to one: `n2-note-1`, `n2-ref-1`.
fn is_footnote(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = name.split('-').collect();
    matches!(*parts, [section, "note" | "ref", number] if is_number(number) && section.strip_prefix('n').is_some_and(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_host_or_a_mailbox_is_none() {
        for way in [
            "https:///x",
            "https://",
            "http:/x",
            "http:x",
            "HTTPS:",
            "https://@/x",
            "https://./",
            "//",
            "///x",
            "mailto:",
            "mailto:a",
            "mailto:@b.cn",
            "mailto:a@",
            "mailto:a@b.cn,",
        ] {
            assert!(!is_complete(way), "{way}");
        }
        for way in [
            "https://例子.中国/",
            "http://a.cn",
            "https://a:b@c.cn:80/x",
            "https://[::1]/",
            "//a.cn/x",
            "mailto:a@b.cn",
            "mailto:a@b.cn,c@d.cn",
            "mailto:预算@例子.中国",
            "../x",
            "/x",
            "a/b:c",
            "附件.pdf",
        ] {
            assert!(is_complete(way), "{way}");
        }
    }

    #[test]
    fn ways_are_followed() {
        let from = "a/b/2021/budget/";
        for (way, to) in [
            ("../../", Some("a/b/")),
            ("x.pdf", Some("a/b/2021/budget/x.pdf")),
            ("./x/", Some("a/b/2021/budget/x/")),
            ("../../../../f.pdf", Some("f.pdf")),
            ("../../../../", Some("")),
            ("../../../../../f.pdf", None),
        ] {
            assert_eq!(resolved(from, way).as_deref(), to, "{way}");
        }
    }
}
