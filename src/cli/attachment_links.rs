use std::fmt;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::characters::percent_decoded;
use crate::flat::{Block, Paragraph, Role, Span};
use crate::markdown::is_safe;
use crate::source::{self, SourceFile};
use crate::trouble::Trouble;
use crate::workbook;

/// Where another system put attachments, by the names of their files.
#[derive(Debug, Default)]
pub(super) struct AttachmentLinks {
    links: Vec<(String, String)>,
}

impl AttachmentLinks {
    /// Reads names and addresses: of a .csv its first two columns, of any other file YAML.
    ///
    /// # Errors
    /// When the file cannot be read, an address is none, or it is of no file.
    pub fn read(file: &Path) -> anyhow::Result<AttachmentLinks> {
        let is_csv = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let links = if is_csv { of_csv(file)? } else { of_yaml(file)? };
        if let Some((_, address)) = links.iter().find(|(name, _)| name.is_empty()) {
            return Err(Trouble::new(
                format!("{}：网址 {address} 没有写是哪个文件的", file.display()),
                format!("{}: {address} is the address of no file", file.display()),
            )
            .into());
        }
        if let Some((name, address)) = links.iter().find(|(_, address)| !is_address(address)) {
            return Err(Trouble::new(
                format!("{}：{name} 的网址不是网址：{address}", file.display()),
                format!("{}: the address of {name} is none: {address}", file.display()),
            )
            .into());
        }
        Ok(AttachmentLinks { links })
    }

    /// Where a link of the page leads from the other system: to what has an address of its own, and
    /// to files that were put there.
    pub fn leads(&self, address: &str) -> Option<String> {
        let has_scheme = ["http:", "https:", "mailto:"].iter().any(|scheme| {
            address.get(..scheme.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(scheme))
        });
        if has_scheme || address.starts_with("//") {
            return Some(address.to_owned());
        }
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').next().filter(|file| !file.is_empty())?;
        let file = percent_decoded(file);
        self.links.iter().find(|(name, _)| *name == file).map(|(_, address)| address.clone())
    }

    /// All of them as a list under a heading; nothing where there are none.
    pub fn listed(&self, heading: &str) -> Vec<Block> {
        if self.links.is_empty() {
            return Vec::new();
        }
        let title = Span { text: heading.to_owned(), ..Span::default() };
        let line = |(name, address): &(String, String)| {
            let span = Span { text: name.clone(), link: Some(address.clone()), ..Span::default() };
            Block::Paragraph(Paragraph { role: Role::Text, indent: 1, line: vec![span] })
        };
        let heading = Block::Heading(2, vec![title]);
        std::iter::once(heading).chain(self.links.iter().map(line)).collect()
    }
}

/// Whether something is an address that a reader may follow from another page.
fn is_address(address: &str) -> bool {
    is_safe(address) && address.contains('/') && !address.chars().any(char::is_whitespace)
}

fn of_csv(file: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let sheets = workbook::read(&source::bytes(file)?, "csv").map_err(|fault| {
        Trouble::new(
            format!("不能读取 {}：{}", file.display(), fault.zh),
            format!("cannot read {}: {}", file.display(), fault.en),
        )
    })?;
    let rows = sheets.iter().flat_map(|sheet| &sheet.rows);
    let text = |row: &[String], column: usize| {
        row.get(column).map(|text| text.trim().to_owned()).unwrap_or_default()
    };
    let pairs = rows.map(|row| (text(row, 0), text(row, 1)));
    // The first row may head the others; the name of a file has an ending.
    let is_head = |(at, (name, address)): &(usize, (String, String))| {
        *at == 0 && !name.contains('.') && !is_address(address)
    };
    let is_empty = |(name, address): &(String, String)| name.is_empty() && address.is_empty();
    let filled = pairs.filter(|pair| !is_empty(pair)).enumerate();
    Ok(filled.filter(|row| !is_head(row)).map(|(_, pair)| pair).collect())
}

fn of_yaml(file: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let text = SourceFile::new(file.display().to_string(), source::text(file)?);
    let links: Listed = source::typed(&text).map_err(|fault| {
        Trouble::new(
            format!("{} 不是“文件名: 网址”的列表：{}", file.display(), fault.message),
            format!("{} is no list of `name: address`: {}", file.display(), fault.message),
        )
    })?;
    Ok(links.0)
}

/// Names and addresses in the order in which they were written.
struct Listed(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Listed, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Listed;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Listed, M::Error> {
        let mut links = Vec::new();
        while let Some(link) = map.next_entry()? {
            links.push(link);
        }
        Ok(Listed(links))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_out_of_the_page_or_to_what_was_put_elsewhere() {
        let links =
            AttachmentLinks { links: vec![("附件.pdf".to_owned(), "/upload/1.pdf".to_owned())] };
        for (address, leads) in [
            ("../../files/附件.pdf", Some("/upload/1.pdf")),
            ("../../files/%E9%99%84%E4%BB%B6.pdf?a#b", Some("/upload/1.pdf")),
            ("HTTPS://a.example/附件.pdf", Some("HTTPS://a.example/附件.pdf")),
            ("//a.example/x", Some("//a.example/x")),
            ("../../files/别的.pdf", None),
            ("#B01-total", None),
            ("../", None),
        ] {
            assert_eq!(links.leads(address).as_deref(), leads, "{address}");
        }
    }
}
