use crate::site::{Page, Site, Summaries, route};

use super::xml::Xml;

/// How many addresses one file may hold, by the protocol (sitemaps.org).
const MOST: usize = 50_000;

/// The sitemap of a site that knows its address: the protocol takes absolute addresses only. Files
/// by their paths: one, or a list of parts and the parts. `others` are the addresses of pages that
/// only their departments know.
pub fn sitemap(
    site: &Site,
    base: &str,
    summaries: &Summaries,
    others: &[String],
) -> Vec<(String, Vec<u8>)> {
    let mut addresses: Vec<String> = Page::indexes(site)
        .iter()
        .chain(&Page::comparisons(site, summaries))
        .filter(|page| !matches!(page, Page::NotFound))
        .map(Page::address)
        .collect();
    addresses.extend(
        summaries
            .iter()
            .filter(|summary| !summary.withheld)
            .map(|summary| route::disclosure(&summary.path)),
    );
    let departments = site
        .regions
        .iter()
        .flat_map(|region| region.departments.iter().map(move |department| (region, department)));
    addresses.extend(departments.flat_map(|(region, department)| {
        department
            .years()
            .into_iter()
            .map(move |year| Page::Stages(region, department, year).address())
    }));
    addresses.extend(others.iter().cloned());
    addresses.sort();
    files(base, &addresses)
}

fn files(base: &str, addresses: &[String]) -> Vec<(String, Vec<u8>)> {
    if addresses.len() <= MOST {
        return vec![(route::sitemap(), list(base, "urlset", "url", addresses))];
    }
    let mut files: Vec<(String, Vec<u8>)> = addresses
        .chunks(MOST)
        .zip(1..)
        .map(|(part, number)| (route::sitemap_part(number), list(base, "urlset", "url", part)))
        .collect();
    let parts: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    files.push((route::sitemap(), list(base, "sitemapindex", "sitemap", &parts)));
    files
}

fn list(base: &str, root: &str, item: &str, addresses: &[String]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.begin_line(root, &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    for address in addresses {
        xml.begin(item, &[]);
        xml.text("loc", &format!("{base}{address}"));
        xml.end(item);
    }
    xml.end(root);
    xml.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(base: &str, count: usize) -> Vec<(String, String)> {
        let addresses: Vec<String> = (0..count).map(|number| format!("a/{number}/")).collect();
        files(base, &addresses)
            .into_iter()
            .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
            .collect()
    }

    #[test]
    fn an_address_is_escaped() {
        let made = made("https://x.cn/?a=1&b=", 1);
        assert!(made[0].1.contains("<loc>https://x.cn/?a=1&amp;b=a/0/</loc>"), "{}", made[0].1);
    }

    #[test]
    fn more_than_one_file_takes_are_parts_of_a_list() {
        let made = made("https://x.cn/", 2 * MOST + 1);
        let paths: Vec<&str> = made.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        assert_eq!(
            made.iter().map(|(_, text)| text.matches("<url>").count()).collect::<Vec<_>>(),
            [MOST, MOST, 1, 0]
        );
        assert!(
            made[3].1.contains("<sitemap><loc>https://x.cn/sitemap-3.xml</loc></sitemap>")
                && made[3].1.contains("</sitemapindex>")
        );
    }

    #[test]
    fn what_one_file_takes_is_one_file() {
        assert_eq!(made("https://x.cn/", MOST).len(), 1);
    }
}
