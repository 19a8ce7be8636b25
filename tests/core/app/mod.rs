//! What the buttons do, against the practice company.

mod companies;
mod matching;
mod vendor_answers;
