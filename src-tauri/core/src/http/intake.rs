//! What one list has brought so far, all its answers together. Each answer has a cap of its own; a server
//! that always has one more page would still fill the machine.

use super::{Answer, Policy};
use crate::{Error, ErrorCode, Result};

/// How much of a list may still come.
#[derive(Debug)]
pub struct Intake {
    left: usize,
    most: usize,
}

impl Intake {
    /// Nothing has come yet.
    pub(super) fn of(policy: &Policy) -> Self {
        Self { left: policy.largest_list, most: policy.largest_list }
    }

    /// Counts an answer; an error once it is too much.
    pub fn take(&mut self, answer: &Answer) -> Result<()> {
        self.left = self.left.checked_sub(answer.text.len()).ok_or_else(|| {
            Error::new(
                ErrorCode::AnswerTooLarge,
                format!("Halyard could not {}: the list is too large.", answer.purpose()),
                format!("{} sent more than {} MB of it.", answer.host(), self.most / 1_048_576),
                "No real list is so large. Check that the address is the right one; nothing was changed.",
            )
        })?;
        Ok(())
    }
}
