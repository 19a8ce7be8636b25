//! What the tests of all systems need: a recording of what would be called, with answers as the systems give them.

use super::{Call, Entry, Every, Said, System};
use std::io;
use std::path::Path;
use std::sync::Mutex;

/// Answers calls from a list, and keeps what was called.
#[derive(Default)]
pub struct Recording {
    answers: Mutex<Vec<(String, Said)>>,
    called: Mutex<Vec<String>>,
    missing: bool,
}

impl Recording {
    /// A system without the command.
    pub fn without() -> Self {
        Self { missing: true, ..Self::default() }
    }

    /// From now on a call that begins so is answered so; the newest answer counts.
    pub fn answer(&self, begins: &str, code: i32, out: &str) {
        let said = Said { code: Some(code), out: out.as_bytes().to_vec(), err: String::new() };
        self.answers.lock().unwrap().insert(0, (begins.to_owned(), said));
    }

    /// What was called since this was last asked.
    pub fn called(&self) -> Vec<String> {
        std::mem::take(&mut *self.called.lock().unwrap())
    }
}

impl System for Recording {
    fn run(&self, call: &Call) -> io::Result<Said> {
        if self.missing {
            return Err(io::Error::from(io::ErrorKind::NotFound));
        }
        let line = call.to_string();
        self.called.lock().unwrap().push(line.clone());
        let answers = self.answers.lock().unwrap();
        let known = answers.iter().find(|(begins, _)| line.starts_with(begins));
        Ok(known.map_or_else(|| Said { code: Some(0), ..Said::default() }, |(_, said)| said.clone()))
    }
}

/// An entry whose program is there, each quarter of an hour.
pub fn entry(folder: &Path) -> Entry {
    let program = folder.join("halyard-cli");
    std::fs::write(&program, "").unwrap();
    Entry::new(&program, &folder.join("data"), Every::default()).unwrap()
}

#[test]
fn how_often_is_typed_as_people_do() {
    for (text, minutes) in [("15m", 15), ("15", 15), ("1h", 60), (" 5m ", 5)] {
        assert_eq!(Every::parse(text).map(Every::as_minutes), Some(minutes), "{text}");
    }
    for odd in ["", "m", "7m", "2h", "0", "-15m", "15s", "100000h"] {
        assert_eq!(Every::parse(odd), None, "{odd} cannot be said to each system");
    }
}

#[test]
fn an_entry_names_what_can_be_called_for_long() {
    let folder = tempfile::tempdir().unwrap();
    entry(folder.path()).must_be_callable().expect("it is there");
    let missing = Entry::new(&folder.path().join("nothing"), folder.path(), Every::default()).unwrap();
    let error = missing.must_be_callable().unwrap_err();
    assert_eq!(
        error.code,
        crate::ErrorCode::TimerProgram,
        "it is said before anything is written: {error:?}"
    );
    let moved = folder.path().join("AppTranslocation/x/Halyard.app");
    std::fs::create_dir_all(&moved).unwrap();
    let error = entry(&moved).must_be_callable().unwrap_err();
    assert!(error.fix.contains("Applications"), "a disk image is not there for long: {error:?}");
    for odd in ["relative/halyard-cli", "/with\nline/halyard-cli", ""] {
        let met = Entry::new(Path::new(odd), folder.path(), Every::default());
        assert!(met.is_err(), "{odd:?} cannot stand in an entry");
    }
}
