//! What the buttons do, against the practice company.

mod matching;
mod vendor_answers;
