/// Lines of a CSV file: UTF-8 without a byte-order mark, RFC 4180, lines ended by LF.
///
/// A field is the text itself, also where it begins with `=`, `+`, `-` or `@`: a mark before it, as
/// against formulas in spreadsheets, would make it another text for every program that reads the
/// data, and -5.00 would be none. The workbook beside the files holds such texts as words.
///
/// With `workbook` the only place that names the CSV crate.
pub struct CsvLines {
    writer: csv::Writer<Vec<u8>>,
}

impl Default for CsvLines {
    fn default() -> CsvLines {
        CsvLines::new()
    }
}

impl CsvLines {
    /// No lines yet.
    pub fn new() -> CsvLines {
        CsvLines { writer: csv::WriterBuilder::new().flexible(true).from_writer(Vec::new()) }
    }

    /// Adds one line.
    pub fn line<I, T>(&mut self, fields: I)
    where
        I: IntoIterator<Item = T>,
        T: AsRef<[u8]>,
    {
        self.writer.write_record(fields).expect("writing to memory does not fail");
    }

    /// The bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("flushing to memory does not fail")
    }
}
