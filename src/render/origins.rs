/// Where words were put into a template, so that a fault behind one is told with its place in the
/// author's text.
#[derive(Debug, Default)]
pub(super) struct Origins {
    pub puts: Vec<Put>,
}

/// One word put in: its line from 1, the author's column from 0, how wide the author wrote it and
/// how wide it became.
#[derive(Debug)]
pub(super) struct Put {
    pub line: usize,
    pub at: usize,
    pub written: usize,
    pub became: usize,
}

impl Origins {
    /// The author's column of a column of the worded text, both from 0; what lies inside a word is
    /// told where the word begins.
    pub(super) fn column(&self, line: usize, column: usize) -> usize {
        let (mut written, mut worded) = (0, 0);
        for put in self.puts.iter().filter(|put| put.line == line) {
            let before = put.at - written;
            if column < worded + before {
                break;
            }
            worded += before;
            if column < worded + put.became {
                return put.at;
            }
            worded += put.became;
            written = put.at + put.written;
        }
        written + (column - worded)
    }
}
