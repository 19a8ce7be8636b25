//! What the buttons do, against the practice company.

mod also;
mod backups;
mod companies;
mod matching;
mod two_vendors;
mod seats;
mod story;
mod vendor_answers;
