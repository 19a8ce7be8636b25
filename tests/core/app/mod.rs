//! What the buttons do, against the practice company.

mod backups;
mod companies;
mod matching;
mod seats;
mod story;
mod vendor_answers;
