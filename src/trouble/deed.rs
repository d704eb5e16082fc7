use std::path::Path;

use super::bilingual::Bilingual;

/// What was done to a path when the disk refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Reading a file, or what is known of it.
    Read,
    /// Writing a file.
    Write,
    /// Making a folder.
    Make,
    /// Removing a file or a folder.
    Remove,
    /// Opening a file.
    Open,
    /// Making durable what was written.
    Sync,
    /// Following links.
    Resolve,
    /// Taking a lock.
    Lock,
}

impl Deed {
    /// That it cannot be done to a path.
    pub fn cannot(self, path: &Path) -> Bilingual {
        let (zh, en) = match self {
            Deed::Read => ("读不了", "read"),
            Deed::Write => ("写不了", "write"),
            Deed::Make => ("建不了文件夹", "make"),
            Deed::Remove => ("删不了", "remove"),
            Deed::Open => ("打不开", "open"),
            Deed::Sync => ("存不稳", "sync"),
            Deed::Resolve => ("找不到", "resolve"),
            Deed::Lock => ("锁不住", "lock"),
        };
        let path = path.display();
        Bilingual::new(format!("{zh} {path}"), format!("cannot {en} {path}"))
    }
}
