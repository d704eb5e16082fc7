use std::sync::{Arc, Mutex, PoisonError};

/// What is made when it is first asked for, and kept. Nobody waits for it with the lock held: a
/// thread that makes it may take up other work meanwhile.
pub(super) struct Once<T>(Mutex<Option<Arc<T>>>);

impl<T> Once<T> {
    /// Nothing made yet.
    pub(super) fn new() -> Once<T> {
        Once(Mutex::new(None))
    }

    /// What is kept, or made now.
    ///
    /// # Errors
    /// What making it met.
    pub(super) fn get(&self, make: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<Arc<T>> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = &*lock() {
            return Ok(Arc::clone(made));
        }
        let made = Arc::new(make()?);
        *lock() = Some(Arc::clone(&made));
        Ok(made)
    }
}
