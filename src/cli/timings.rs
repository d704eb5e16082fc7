use std::time::Duration;

use crate::finding::Language;
use crate::pipeline::{Course, Spent, Stage};

use super::print;

/// `--timings`: how long each stage took, on standard error, where it is in the way of no format.
pub(super) fn print_timings(course: &Course, language: Language) {
    lines(course, language).iter().for_each(|line| print::aside(line));
}

fn lines(course: &Course, language: Language) -> Vec<String> {
    let all: Spent = Stage::ALL.iter().map(|stage| course.spent(*stage)).sum();
    let head = match language {
        Language::Chinese => "处理器时间（秒）、占比、钟表时间（秒），各线程相加：",
        Language::English => "cpu seconds, share, seconds by the clock, all threads together:",
    };
    let line = |spent: Spent, name: &str| {
        let share = spent.cpu.as_nanos().saturating_mul(100) / all.cpu.as_nanos().max(1);
        format!("{:>9} {share:>3}% {:>9}  {name}", seconds(spent.cpu), seconds(spent.clock))
    };
    let stages = Stage::ALL.into_iter().map(|stage| (course.spent(stage), stage));
    // What a command does not do has no time.
    let done = stages.filter(|(spent, _)| *spent != Spent::default());
    let mut lines = vec![head.to_owned()];
    lines.extend(done.map(|(spent, stage)| line(spent, name(stage, language))));
    let together = match language {
        Language::Chinese => "合计",
        Language::English => "together",
    };
    lines.push(line(all, together));
    lines
}

/// Seconds with three decimals.
fn seconds(spent: Duration) -> String {
    format!("{}.{:03}", spent.as_secs(), spent.subsec_millis())
}

fn name(stage: Stage, language: Language) -> &'static str {
    let (zh, en) = match stage {
        Stage::Opening => ("打开：设置、表格、模板", "opening: settings, forms, templates"),
        Stage::Reading => ("读取公开件", "reading disclosures"),
        Stage::Checking => ("核对", "checking"),
        Stage::Pages => ("公开件和项目的网页", "pages of disclosures and projects"),
        Stage::Reconciliation => ("勾稽关系的网页和 checks.json", "reconciliation and checks.json"),
        Stage::Data => ("数据文件和工作簿", "data files and workbooks"),
        Stage::Search => ("检索和按科目编码的索引", "search and the index by codes"),
        Stage::Indexes => ("索引页、网站地图、订阅", "index pages, sitemap, feed"),
        Stage::Publishing => ("发布", "publishing"),
    };
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}
