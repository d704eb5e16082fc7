use std::sync::Arc;

use crate::finding::{
    Acknowledged, Arithmetic, Bilingual, FigureAt, Finding, Level, Related, Reply, Role, Speaker,
};
use crate::source::{Place, SourceFile, Span};

use super::kept::{Kept, Reader, Writer, kept_choice, kept_struct};

kept_struct!(Finding {
    rule,
    identity,
    level,
    lowered,
    message,
    place,
    at,
    stands,
    unit,
    arithmetic,
    value,
    sentence,
    related,
    doubted,
    parts,
    notes,
    help,
    disclosure,
    acknowledged,
    is_of_rounding,
});
kept_struct!(Related { role, at, place, value, stands });
kept_struct!(FigureAt { disclosure, at });
kept_struct!(Arithmetic { reported, computed, difference });
kept_struct!(Acknowledged { by, reason, reply });
kept_struct!(Reply { date, text });
kept_struct!(Bilingual { zh, en });
kept_struct!(Place { file, span });
kept_struct!(Span { start, end });
kept_choice!(Level { Error, Warning, Note });
kept_choice!(Role { Contributing, Compared, First, Alike });
kept_choice!(Speaker { Transcriber, Department });

impl Kept for Arc<SourceFile> {
    fn put(&self, to: &mut Writer<'_>) {
        let SourceFile { path, text, has_mark, first_line, sheet } = &**self;
        if sheet.is_some() {
            to.not_whole();
        }
        path.put(to);
        text.put(to);
        has_mark.put(to);
        first_line.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Arc<SourceFile>> {
        Some(Arc::new(SourceFile {
            path: Kept::take(from)?,
            text: Kept::take(from)?,
            has_mark: Kept::take(from)?,
            first_line: Kept::take(from)?,
            sheet: None,
        }))
    }
}
