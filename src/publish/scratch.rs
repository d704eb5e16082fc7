use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// A file for what does not fit in memory, never a part of the site. Its faults name its path.
#[derive(Debug)]
pub struct Scratch {
    file: File,
    path: PathBuf,
}

impl Scratch {
    pub(super) fn new(path: PathBuf) -> io::Result<Scratch> {
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        Ok(Scratch { file, path })
    }

    fn named(&self, error: io::Error) -> io::Error {
        // What is tried again is told by its kind alone.
        if error.kind() == io::ErrorKind::Interrupted {
            error
        } else {
            io::Error::new(error.kind(), format!("{}: {error}", self.path.display()))
        }
    }
}

impl Read for Scratch {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer).map_err(|error| self.named(error))
    }
}

impl Write for Scratch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes).map_err(|error| self.named(error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush().map_err(|error| self.named(error))
    }
}

impl Seek for Scratch {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to).map_err(|error| self.named(error))
    }
}
