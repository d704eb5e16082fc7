use std::collections::HashMap;

use crate::model::{Band, Cell, ColumnType, Indicator, MoneyUnit, Target, address};
use crate::source::{Node, Spanned};

use super::cell::{Due, Units, cell};
use super::reading::Reading;
use super::rules::MALFORMED_VALUE;
use super::target::target;

/// The keys of an indicator.
pub const KEYS: [&str; 10] = [
    "level",
    "name",
    "description",
    "target",
    "bands",
    "actual",
    "weight",
    "score",
    "basis",
    "deviation",
];

/// Reads a record's indicators. `record` is the path of the record, `form` and `owner` make the
/// addresses.
pub(super) fn indicators(
    reading: &mut Reading,
    node: &Node,
    record: &str,
    form: &str,
    owner: &str,
) -> Vec<Indicator> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut indicators = Vec::new();
    for item in reading.list(node, "indicators") {
        let name = item.get("name").and_then(Node::text).unwrap_or_default().trim().to_owned();
        if name.is_empty() {
            reading.shape(item.span, "指标没有名称（name）", "an indicator has no name");
            continue;
        }
        let count = seen.entry(name.clone()).or_insert(0);
        *count += 1;
        let key = if *count == 1 { name.clone() } else { format!("{name}[{count}]") };
        let address = format!("{form}-{}", address::row(&format!("{owner}/{key}")));
        indicators.push(indicator(reading, item, record, (name, key, address)));
    }
    indicators
}

/// Its name, its key among those of its record, and its address are known.
fn indicator(
    reading: &mut Reading,
    item: &Node,
    record: &str,
    (name, key, address): (String, String, String),
) -> Indicator {
    // A path is made only for what is found.
    let within = key.clone();
    let path = |part: &str| format!("{record}/indicators/{within}/{part}");
    let mut read = Indicator {
        level1: String::new(),
        level2: None,
        name,
        key,
        address,
        description: None,
        target: None,
        bands: Vec::new(),
        actual: None,
        weight: Cell::Absent,
        score: Cell::Absent,
        basis: None,
        deviation: None,
        span: item.span,
    };
    for entry in reading.map(item, "indicator") {
        let node = &entry.node;
        match &*entry.key.value {
            "level" => levels(reading, node, &mut read),
            "name" => read.span = node.span,
            "description" => read.description = words(reading, node, "description"),
            "target" => read.target = value(reading, node, &|| path("target")),
            "actual" => read.actual = value(reading, node, &|| path("actual")),
            "weight" => read.weight = points(reading, node, &|| path("weight")),
            "score" => read.score = points(reading, node, &|| path("score")),
            "basis" => read.basis = words(reading, node, "basis"),
            "deviation" => read.deviation = words(reading, node, "deviation"),
            "bands" => bands(reading, node, &path, &mut read.bands),
            other => reading.unknown(
                other,
                entry.key.span,
                "项（指标）",
                "key of an indicator",
                KEYS.into_iter(),
            ),
        }
    }
    if read.level1.is_empty() {
        reading.shape(item.span, "指标没有一级指标（level）", "an indicator has no first level");
    }
    read
}

/// A weight or a score.
fn points(reading: &mut Reading, node: &Node, path: &dyn Fn() -> String) -> Cell {
    let units = Units { money: MoneyUnit::TenThousandYuan, own: false };
    cell(reading, node, (ColumnType::Count, Due::Figure), units, path)
}

/// Adds the bands of an indicator: a threshold for each grade.
fn bands(reading: &mut Reading, node: &Node, path: &dyn Fn(&str) -> String, bands: &mut Vec<Band>) {
    for band in reading.map(node, "bands") {
        let grade = band.key.value.trim().to_owned();
        if grade.is_empty() {
            reading.shape(band.key.span, "等级没有名称", "a band has no grade");
            continue;
        }
        if let Some(first) = bands.iter().find(|other| other.grade == grade) {
            reading.twice(&grade, band.key.span, first.threshold.span);
            continue;
        }
        if let Some(threshold) = value(reading, &band.node, &|| path(&grade)) {
            bands.push(Band { grade, threshold });
        }
    }
}

fn levels(reading: &mut Reading, node: &Node, read: &mut Indicator) {
    match reading.list(node, "level") {
        [first] => read.level1 = reading.text(first, "level").unwrap_or_default(),
        [first, second] => {
            read.level1 = reading.text(first, "level").unwrap_or_default();
            read.level2 = words(reading, second, "level");
        }
        _ => reading.shape(
            node.span,
            "level 写一级指标，或一级和二级指标：[产出指标, 数量指标]",
            "level takes the first level, or the first and second",
        ),
    }
}

/// Words, or nothing where nothing was written.
pub(super) fn words(reading: &mut Reading, node: &Node, what: &str) -> Option<String> {
    reading.text(node, what).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A target or an actual value; blank is nothing.
fn value(reading: &mut Reading, node: &Node, path: &dyn Fn() -> String) -> Option<Spanned<Target>> {
    let Some(text) = node.text() else {
        reading.text(node, &path());
        return None;
    };
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let (read, fault) = target(text);
    if let Some((zh, en)) = fault {
        let finding = reading.find(
            &MALFORMED_VALUE,
            node.span,
            format!("指标值「{text}」{zh}"),
            format!("the value `{text}` {en}"),
        );
        let help = (
            "写成「≥95%」的形式；原件即如此印刷的，请保留原样并写明存疑说明",
            "write it like ≥95%; if the document prints it so, keep it and acknowledge it",
        );
        *finding = finding.clone().at(path(), text).help(help.0, help.1);
    }
    Some(Spanned::new(read, node.span))
}
