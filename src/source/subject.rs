use std::cell::RefCell;

thread_local! {
    /// What this thread works on, the innermost last.
    static SUBJECTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What a thread works on, until it is dropped: a file or a disclosure as authors know it. Should
/// the program break down, its last words can then name it.
#[derive(Debug)]
pub struct Subject {
    /// How many subjects lie below it.
    below: usize,
}

impl Subject {
    /// Begins to work on something.
    pub fn begin(name: impl Into<String>) -> Subject {
        SUBJECTS.with_borrow_mut(|subjects| {
            subjects.push(name.into());
            Subject { below: subjects.len() - 1 }
        })
    }

    /// What this thread works on just now.
    pub fn current() -> Option<String> {
        SUBJECTS.with_borrow(|subjects| subjects.last().cloned())
    }
}

impl Drop for Subject {
    fn drop(&mut self) {
        SUBJECTS.with_borrow_mut(|subjects| subjects.truncate(self.below));
    }
}

#[cfg(test)]
mod tests {
    use super::Subject;

    #[test]
    fn the_innermost_counts_until_it_is_done() {
        assert_eq!(Subject::current(), None);
        let outer = Subject::begin("content/a");
        {
            let _inner = Subject::begin("content/a/budget.yaml");
            assert_eq!(Subject::current().as_deref(), Some("content/a/budget.yaml"));
        }
        assert_eq!(Subject::current().as_deref(), Some("content/a"));
        drop(outer);
        assert_eq!(Subject::current(), None);
    }
}
