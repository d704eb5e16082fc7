use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::characters::hex;
use crate::site::{News, Site, Summaries, SummaryCorrection, news, route};
use crate::words::Messages;

use super::xml::Xml;

/// How many entries a feed holds: the newest.
const NEWEST: usize = 50;

/// `feed.xml`: publications and corrections after Atom 1.0 (RFC 4287), under the address the site
/// is published at. What has no date is left out; of the rest the newest fifty are there. A day is
/// midnight UTC, so that it is the same day in China.
pub fn feed(site: &Site, base: &str, summaries: &Summaries) -> Vec<u8> {
    let mut news = news(summaries);
    let ids = ids(&news, base);
    news.truncate(NEWEST);
    // A feed must say when it changed, even one with nothing in it.
    let updated = news.first().map_or_else(
        || format!("{}-01-01", site.years().first().copied().unwrap_or(1970)),
        |one| one.date.to_string(),
    );
    let config = &site.config;
    let words = &config.words;
    let mut xml = Xml::new();
    let own = format!("{base}{}", route::feed());
    xml.begin_line("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", words.tag())]);
    xml.text_line("title", &words.say("feed.title", &[("title", &config.title)]));
    if let Some(notice) = &config.notice {
        xml.text_line("subtitle", notice);
    }
    xml.text_line("id", &own);
    xml.text_line("updated", &midnight(&updated));
    xml.begin("author", &[]);
    xml.text("name", config.publisher.as_ref().unwrap_or(&config.title));
    xml.end("author");
    xml.empty_line("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    xml.empty_line("link", &[("rel", "alternate"), ("type", "text/html"), ("href", base)]);
    for (one, id) in news.iter().zip(&ids) {
        entry(&mut xml, words, one, id, base);
    }
    xml.end("feed");
    xml.into_bytes()
}

/// A day as a moment.
fn midnight(day: &impl std::fmt::Display) -> String {
    format!("{day}T00:00:00Z")
}

fn entry(xml: &mut Xml, words: &Messages, news: &News<'_>, id: &str, base: &str) {
    let News { date, summary, correction } = news;
    let day = words.date(*date);
    let page = format!("{base}{}", route::disclosure(&summary.path));
    let (title, href, says, kind) = match correction {
        None => (
            summary.title.clone(),
            page,
            words.say("feed.published", &[("title", &summary.title), ("day", &day)]),
            ["publication", words.word("feed.publication")],
        ),
        Some(SummaryCorrection { place, was, is, reason, anchor, .. }) => {
            let says = words.say(
                "feed.corrected",
                &[("at", place), ("was", was), ("day", &day), ("is", is), ("reason", reason)],
            );
            (
                words.say("feed.correction_title", &[("title", &summary.title)]),
                format!("{page}{anchor}"),
                says,
                ["correction", words.word("feed.correction")],
            )
        }
    };
    xml.begin_line("entry", &[]);
    xml.text_line("title", &title);
    xml.text_line("id", id);
    xml.empty_line("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &href)]);
    xml.text_line("published", &midnight(date));
    xml.text_line("updated", &midnight(date));
    xml.empty_line("category", &[("term", kind[0]), ("label", kind[1])]);
    xml.text_line("summary", &says);
    xml.end("entry");
}

/// The ids of all entries, no two the same: corrections that are equal in all that an id says of
/// them are numbered.
fn ids(news: &[News<'_>], base: &str) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let number = |one: &News<'_>| {
        let id = id(one, base);
        let count = seen.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{count}") }
    };
    news.iter().map(number).collect()
}

/// A tag (RFC 4151) of the site's host, the fiscal year and the disclosure's path: it stays when a
/// title, a date or the scheme is put right.
fn id(news: &News<'_>, base: &str) -> String {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    let (authority, folder) = rest.split_once('/').unwrap_or((rest, ""));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    let own = format!("tag:{host},{}:{folder}{}", news.summary.year, news.summary.path);
    match news.correction {
        None => own,
        Some(correction) => format!(
            "{own}/correction/{}",
            hash(&format!("{}\n{}\n{}", correction.at, correction.date, correction.was))
        ),
    }
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes())[..6])
}
