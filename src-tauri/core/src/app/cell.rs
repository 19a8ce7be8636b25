//! Cells of files for spreadsheets: a spreadsheet runs a cell that begins like a formula, and vendors' names
//! are not ours to trust. An apostrophe before it keeps it text; coming in, it goes again.

/// What makes a formula of a cell, in any of the widths that spreadsheets take.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// True also where apostrophes stand before it: one of them may be somebody's own.
fn begins_like_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// A text that nothing runs.
pub(super) fn guarded(text: &str) -> String {
    if begins_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// As [`guarded`], but a number stays a number.
pub(super) fn guarded_value(text: &str) -> String {
    if text.parse::<f64>().is_ok() { text.to_owned() } else { guarded(text) }
}

/// What stood there before [`guarded`].
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| begins_like_a_formula(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_stay_numbers_and_formulas_do_not_run() {
        assert_eq!(guarded_value("-12.5"), "-12.5");
        assert_eq!(guarded_value("-1+cmd"), "'-1+cmd");
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("O'Hara & =1"), "O'Hara & =1", "only the beginning counts");
    }

    proptest! {
        #[test]
        fn what_is_guarded_comes_back(text in "['=+@\t\r\n＝-]{0,4}\\PC{0,8}") {
            let out = guarded(&text);
            prop_assert!(!out.starts_with(FORMULA), "{out:?}");
            prop_assert_eq!(unguarded(&out), text);
        }
    }
}
