//! What the buttons do, against the practice company.

mod backups;
mod companies;
mod matching;
mod seats;
mod vendor_answers;
