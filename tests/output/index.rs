//! Reads the index of search as `static/search.js` does, from the files alone.

#![allow(dead_code, missing_docs, clippy::unwrap_used, reason = "a reader for tests")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

pub struct Index {
    folder: PathBuf,
    directory: Value,
    /// The path of each disclosure; nothing for one that is not published.
    pub disclosures: Vec<String>,
}

/// Where a string stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub disclosure: String,
    pub fragment: String,
    pub tail: String,
}

pub struct Found {
    pub text: String,
    pub places: Vec<Place>,
}

fn numbers(text: &str) -> Vec<u32> {
    let mut rest = text;
    let mut found = Vec::new();
    while !rest.is_empty() {
        found.push(number(&mut rest));
    }
    found
}

fn number(text: &mut &str) -> u32 {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut number, mut shift) = (0, 0);
    loop {
        let digit = u32::try_from(DIGITS.find(text.chars().next().unwrap()).unwrap()).unwrap();
        *text = &text[1..];
        number += (digit % 32) << shift;
        shift += 5;
        if digit < 32 {
            return number;
        }
    }
}

fn ascending(text: &str) -> Vec<u32> {
    let mut sum = 0;
    let sums = numbers(text).into_iter().map(|number| {
        sum += number;
        sum
    });
    sums.collect()
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

impl Index {
    pub fn open(public: &Path) -> Index {
        let page = fs::read_to_string(public.join("search/index.html")).unwrap();
        let folder = page.split("data-index=\"").nth(1).unwrap().split('"').next().unwrap();
        let folder = public.join("search").join(folder);
        let json = |name: &str| {
            serde_json::from_slice::<Value>(&fs::read(folder.join(name)).unwrap()).unwrap()
        };
        let (directory, who) = (json("index.json"), json("disclosures.json"));
        let mut disclosures = Vec::new();
        for region in who["regions"].as_array().unwrap() {
            for department in region[2].as_array().unwrap() {
                for written in department[3].as_array().unwrap() {
                    disclosures.push(path(
                        &who,
                        region[0].as_str().unwrap(),
                        department[0].as_str().unwrap(),
                        written.as_str().unwrap(),
                    ));
                }
            }
        }
        Index { folder, directory, disclosures }
    }

    fn page(&self, name: &str, number: usize) -> Vec<String> {
        fs::read_to_string(self.folder.join(format!("{name}-{number}.txt")))
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    fn firsts(&self, name: &str) -> Vec<String> {
        self.directory[name]
            .as_array()
            .unwrap()
            .iter()
            .map(|first| first.as_str().unwrap().to_owned())
            .collect()
    }

    /// The strings with two characters side by side, by number.
    pub fn list(&self, pair: &str) -> Vec<u32> {
        let head = |first: &str| units(&first.chars().take(2).collect::<String>());
        let firsts = self.firsts("words");
        let mut at = firsts.partition_point(|first| head(first) < units(pair));
        if firsts.get(at).is_none_or(|first| first != pair) {
            at = at.saturating_sub(1);
        }
        let end = firsts.partition_point(|first| head(first) <= units(pair));
        let mut list = Vec::new();
        for page in at..end {
            list.extend(
                self.page("words", page)
                    .iter()
                    .find_map(|line| line.strip_prefix(pair))
                    .map(ascending)
                    .unwrap_or_default(),
            );
        }
        list
    }

    /// A string with all its places.
    pub fn string(&self, number_of: u32) -> Found {
        let firsts = ascending(self.directory["strings"].as_str().unwrap());
        let page = firsts.partition_point(|first| *first <= number_of) - 1;
        let line = &self.page("strings", page)[(number_of - firsts[page]) as usize];
        let mut fields: Vec<&str> = line.split('\t').collect();
        let mut places = Vec::new();
        let rest = fields.last().and_then(|field| field.strip_prefix('>')).map(str::to_owned);
        if rest.is_some() {
            fields.pop();
        }
        self.places(&fields[2..], false, &mut places);
        if let Some(rest) = rest {
            let rest = numbers(&rest);
            for page in 0..rest.len() - 1 {
                let lines = self.page("places", rest[0] as usize + page);
                let mine =
                    lines.iter().find(|line| number(&mut line.as_str()) == number_of).unwrap();
                self.places(&mine.split('\t').skip(1).collect::<Vec<_>>(), false, &mut places);
            }
        }
        assert_eq!(places.len(), fields[1].parse::<usize>().unwrap(), "{}", fields[0]);
        Found { text: fields[0].to_owned(), places }
    }

    fn places(&self, written: &[&str], keyed: bool, places: &mut Vec<Place>) -> Vec<u32> {
        let (mut disclosure, mut fragment, mut strings) = (0, String::new(), Vec::new());
        for place in written {
            let mut rest = *place;
            disclosure += number(&mut rest);
            if keyed {
                strings.push(number(&mut rest));
            }
            let (address, tail) = rest.split_once(' ').unwrap_or((rest, ""));
            if !address.is_empty() {
                fragment = address.to_owned();
            }
            places.push(Place {
                disclosure: self.disclosures[disclosure as usize].clone(),
                fragment: fragment.clone(),
                tail: tail.to_owned(),
            });
        }
        strings
    }

    /// Every key that begins so, with its places, each after the string of its row.
    pub fn keys(&self, name: &str, beginning: &str) -> Vec<(String, Vec<(u32, Place)>)> {
        let firsts = self.firsts(name);
        let at = firsts.partition_point(|first| first.as_str() < beginning).saturating_sub(1);
        let mut found: Vec<(String, Vec<(u32, Place)>)> = Vec::new();
        for page in (at..firsts.len()).take_while(|page| {
            firsts[*page].as_str() <= beginning || firsts[*page].starts_with(beginning)
        }) {
            for line in self.page(name, page).iter().filter(|line| line.starts_with(beginning)) {
                let fields: Vec<&str> = line.split('\t').collect();
                let mut places = Vec::new();
                let strings = self.places(&fields[1..], true, &mut places);
                found.push((fields[0].to_owned(), strings.into_iter().zip(places).collect()));
            }
        }
        found
    }

    /// The strings of a department, by its number in the site.
    pub fn department(&self, number: u32) -> Vec<u32> {
        let firsts = ascending(self.directory["departments"].as_str().unwrap());
        let page = firsts.partition_point(|first| *first <= number) - 1;
        ascending(&self.page("departments", page)[(number - firsts[page]) as usize])
    }

    /// The number of the first string of each class, and the number of strings.
    pub fn classes(&self) -> Vec<u32> {
        let classes = self.directory["classes"].as_array().unwrap();
        classes.iter().map(|first| u32::try_from(first.as_u64().unwrap()).unwrap()).collect()
    }

    /// How many strings there are.
    pub fn strings(&self) -> u32 {
        u32::try_from(
            self.directory["classes"].as_array().unwrap().last().unwrap().as_u64().unwrap(),
        )
        .unwrap()
    }
}

fn path(who: &Value, region: &str, department: &str, written: &str) -> String {
    if written.is_empty() {
        return String::new();
    }
    let (head, unit) = written
        .split_once(':')
        .map_or((written, None), |(head, unit)| (head, unit.split(' ').next()));
    let kind = who["kinds"][head[4..].trim_end_matches('~').parse::<usize>().unwrap()][0]
        .as_str()
        .unwrap();
    let unit = unit.map(|unit| format!("units/{unit}/")).unwrap_or_default();
    format!("{region}/{department}/{unit}{}/{kind}", &head[..4])
}
