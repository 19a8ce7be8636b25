//! What the buttons do, against the practice company.

mod also;
mod attention;
mod backups;
mod companies;
mod matching;
mod notify;
mod removals;
mod runner;
mod schedules;
mod seats;
mod shape;
mod story;
mod two_vendors;
mod vendor_answers;
