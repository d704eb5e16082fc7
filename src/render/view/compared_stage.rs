//! One stage of departments side by side: a drawing for each, and the table of the same figures.

use std::fmt::Display;

use serde::Serialize;

use crate::chart::from_zero;
use crate::decimal::Decimal;
use crate::model::{MainFigure, MoneyUnit, Unit};
use crate::site::{ComparedDepartment, ComparedPoint, ComparedStage, route};
use crate::words::Messages;

use super::align::align;
use super::measures::Measures;
use super::note::MarkView;
use super::trend::{LinkedFigure, align_columns};

/// The figure in one kind of document.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ComparisonStage {
    /// Kind of document and figure, a heading.
    pub title: String,
    /// The fiscal years, ascending, as words: one column each.
    pub heads: Vec<String>,
    /// A drawing for each department, all at the scale of the page.
    pub drawings: Vec<DrawnDepartment>,
    /// The table of the same figures, a department a row.
    pub rows: Vec<ComparisonRow>,
}

/// The drawing of one department.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnDepartment {
    /// The department's folder.
    pub slug: String,
    /// The department's name.
    pub name: String,
    /// The same in words, for those who hear the page: name, years, amounts, which are in doubt.
    pub says: String,
    /// One for each of the years in which it prints the figure.
    pub points: Vec<DrawnPoint>,
}

/// A figure in a drawing.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnPoint {
    /// The fiscal year as words.
    pub year: String,
    /// The bar as inline SVG, safe to print with `| safe`; nothing where the unit of the figure is
    /// in doubt.
    pub svg: Option<String>,
    /// The amount in 万元 with its printed decimals; with its own unit where that is in doubt.
    pub text: String,
    /// Decimals that other figures of the drawings have and this one lacks, to be left as room.
    pub pad: String,
    /// The same for each inhabitant, in 元; empty where that is not known.
    pub each: String,
    /// The same in the prices of one year, in 万元; empty where that is not known.
    pub real: String,
    /// The marks of the notes that go with it, as words.
    pub marks: Vec<MarkView>,
}

/// A department in the table.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ComparisonRow {
    /// The department's folder.
    pub slug: String,
    /// The department's name.
    pub name: String,
    /// The department's page, relative to the page.
    pub href: String,
    /// One for each of the heads, in 万元; nothing where none is printed.
    pub cells: Vec<Option<LinkedFigure>>,
    /// The same for each inhabitant, in 元; empty where that is not known.
    pub each: Vec<String>,
    /// The same in the prices of one year, in 万元; empty where that is not known.
    pub real: Vec<String>,
}

/// What the stages of a page are made with.
pub(super) struct Drawing<'a> {
    /// The words of the interface.
    pub words: &'a Messages,
    /// The page's address.
    pub from: &'a str,
    /// The region's folder.
    pub region: &'a str,
    /// The lowest and the highest amount: the scale of all drawings.
    pub scale: (Decimal, Decimal),
    /// What other measures are worked out from.
    pub measures: Measures<'a>,
}

impl Drawing<'_> {
    /// The drawings and the table of a stage.
    pub fn stage(&self, main: &MainFigure, stage: &ComparedStage<'_>) -> ComparisonStage {
        let Drawing { words, from, region, ref measures, .. } = *self;
        let row = |one: &ComparedDepartment<'_>| ComparisonRow {
            slug: one.department.slug.clone(),
            name: one.department.name.clone(),
            href: route::relative(from, &route::department(region, &one.department.slug)),
            cells: one
                .points
                .iter()
                .map(|point| {
                    point.map(|point| LinkedFigure::new(from, point.summary, point.figure))
                })
                .collect(),
            each: told(one, &|point| measures.each(point)),
            real: told(one, &|point| measures.real(point)),
        };
        let mut rows: Vec<ComparisonRow> = stage.departments.iter().map(row).collect();
        align_columns(rows.iter_mut().map(|row| &mut row.cells));
        let mut drawings: Vec<DrawnDepartment> =
            stage.departments.iter().map(|one| self.drawn(one)).collect();
        let drawn = drawings.iter_mut().flat_map(|drawing| &mut drawing.points);
        align(drawn.map(|point| (point.text.as_str(), &mut point.pad)));
        let said: [(&str, &dyn Display); 2] =
            [("kind", &words.kind(stage.kind)), ("figure", &words.main_figure(main))];
        ComparisonStage {
            title: words.say("compare.stage", &said),
            heads: stage.years.iter().map(|year| words.year(*year)).collect(),
            drawings,
            rows,
        }
    }

    /// The drawing of a department.
    fn drawn(&self, compared: &ComparedDepartment<'_>) -> DrawnDepartment {
        let Drawing { words, from, scale, ref measures, .. } = *self;
        let points = || compared.points.iter().flatten();
        let said = points().map(|point| said(words, point)).collect::<Vec<_>>();
        let name = &compared.department.name;
        let point = |point: &ComparedPoint<'_>| {
            let LinkedFigure { text, pad, marks, .. } =
                LinkedFigure::new(from, point.summary, point.figure);
            let svg = point
                .figure
                .amount
                .map(|amount| from_zero(amount.decimal(), scale, point.figure.doubted));
            DrawnPoint {
                year: words.year(point.summary.year),
                svg,
                text,
                pad,
                each: measures.each(point),
                real: measures.real(point),
                marks,
            }
        };
        DrawnDepartment {
            slug: compared.department.slug.clone(),
            name: name.clone(),
            says: words.say(
                "department.drawn",
                &[("figure", name), ("points", &said.join(words.word("marks.clause")))],
            ),
            points: points().map(point).collect(),
        }
    }
}

/// The figures of a department in another measure, one for each year; empty where there is none.
fn told(
    compared: &ComparedDepartment<'_>,
    by: &dyn Fn(&ComparedPoint<'_>) -> String,
) -> Vec<String> {
    compared.points.iter().map(|point| point.as_ref().map(by).unwrap_or_default()).collect()
}

/// A figure of a drawing in words.
fn said(words: &Messages, point: &ComparedPoint<'_>) -> String {
    let ComparedPoint { summary, figure } = point;
    let unit = Unit::Money(MoneyUnit::TenThousandYuan);
    let amount = figure
        .amount
        .map_or_else(|| figure.printed.clone(), |amount| words.measured(&amount.grouped(), unit));
    let key = if figure.doubted { "department.point_in_doubt" } else { "department.point" };
    words.say(key, &[("year", &summary.year), ("amount", &amount)])
}
