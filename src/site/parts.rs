use std::ops::Range;

use super::entry::{DepartmentEntry, Site};

/// The part of a page that goes over several: which it is, and whose lines stand on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Its number, from 1.
    pub number: usize,
    /// Whether another follows.
    pub goes_on: bool,
    /// Its departments, by their places in the order of the site.
    departments: Range<usize>,
}

/// A line of a fiscal year's page has as many bytes as so many of the map.
const LINES_OF_YEAR: usize = 4;

impl Part {
    /// Whether the department at a place in the order of the site stands on it.
    pub fn has(&self, place: usize) -> bool {
        self.departments.contains(&place)
    }

    /// Whether what stands before the department at a place stands on it: behind all of them it is
    /// the last.
    pub fn is_at(&self, place: usize) -> bool {
        self.has(place) || !self.goes_on && place >= self.departments.end
    }
}

impl Site {
    /// The parts of the map of the site, one at least.
    pub fn map_parts(&self) -> Vec<Part> {
        self.parts(|department| 1 + department.disclosures.len())
    }

    /// The parts of the page of a fiscal year, one at least.
    pub fn year_parts(&self, year: i16) -> Vec<Part> {
        self.parts(|department| {
            let of_year = department.disclosures.iter().filter(|one| one.year == year);
            LINES_OF_YEAR * of_year.count()
        })
    }

    /// The parts of a page on which a department has so many lines. No department is divided.
    fn parts(&self, lines: impl Fn(&DepartmentEntry) -> usize) -> Vec<Part> {
        let departments = self.regions.iter().flat_map(|region| &region.departments);
        let (mut ends, mut all, mut full) = (Vec::new(), 0, 0);
        for (place, department) in departments.enumerate() {
            let more = lines(department);
            if full > 0 && full + more > self.config.page_lines {
                ends.push(place);
                full = 0;
            }
            full += more;
            all = place + 1;
        }
        ends.push(all);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let goes_on = |number: usize| number < ends.len();
        (1..)
            .zip(starts.zip(&ends))
            .map(|(number, (start, end))| Part {
                number,
                goes_on: goes_on(number),
                departments: start..*end,
            })
            .collect()
    }
}
