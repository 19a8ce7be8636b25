//! Words on a command line of Windows, where a program gets one text and parts it itself, and the two ways its
//! commands write text.

/// A word so that it comes out as it is. Backslashes mean themselves, but before a quotation mark.
pub(super) fn quoted(word: &str) -> String {
    if !word.is_empty() && !word.contains([' ', '\t', '"']) {
        return word.to_owned();
    }
    let (mut out, mut slashes) = (String::from("\""), 0);
    for letter in word.chars() {
        match letter {
            '\\' => slashes += 1,
            '"' => {
                out.extend(std::iter::repeat_n('\\', slashes + 1));
                slashes = 0;
            }
            _ => slashes = 0,
        }
        out.push(letter);
    }
    // Those before the closing mark are doubled.
    out.extend(std::iter::repeat_n('\\', slashes));
    out.push('"');
    out
}

/// The words of a command line.
pub(super) fn parted(line: &str) -> Vec<String> {
    let (mut out, mut word, mut inside, mut slashes) = (Vec::new(), None::<String>, false, 0usize);
    for letter in line.chars() {
        if letter == '\\' {
            slashes += 1;
            continue;
        }
        if slashes > 0 {
            let kept = if letter == '"' { slashes / 2 } else { slashes };
            word.get_or_insert_default().extend(std::iter::repeat_n('\\', kept));
        }
        let literal = slashes % 2 == 1;
        slashes = 0;
        match letter {
            '"' if !literal => {
                inside = !inside;
                word.get_or_insert_default();
            }
            ' ' | '\t' if !inside => out.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    if slashes > 0 {
        word.get_or_insert_default().extend(std::iter::repeat_n('\\', slashes));
    }
    out.extend(word);
    out
}

/// UTF-16 with its mark, as the Task Scheduler's files are.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// What a command of Windows printed: UTF-16, or the console's own letters, of which only ASCII can be told.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || (bytes.len() > 1 && bytes[0] != 0 && bytes[1] == 0);
    if !wide {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    String::from_utf16_lossy(&units).trim_start_matches('\u{FEFF}').to_owned()
}

/// Whether two paths may be the same, where one went through the console: case does not matter, and letters it
/// cannot show are any.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        let mut out = String::new();
        for letter in text.chars() {
            match letter {
                letter if letter.is_ascii() && letter != '?' => out.push(letter.to_ascii_lowercase()),
                _ if out.ends_with('?') => {}
                _ => out.push('?'),
            }
        }
        out
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_quoted_as_windows_parts_them() {
        for (word, written) in [
            ("sync", "sync"),
            (r"C:\Data\halyard", r"C:\Data\halyard"),
            (r"C:\My Data\", r#""C:\My Data\\""#),
            ("", "\"\""),
            ("a\"b", r#""a\"b""#),
            (r#"a\" b"#, r#""a\\\" b""#),
        ] {
            assert_eq!(quoted(word), written, "{word}");
            assert_eq!(parted(written), [word], "{written} comes back");
        }
        assert_eq!(parted(r#"one  "two words" th"r e"e"#), ["one", "two words", "thr ee"], "as people type");
    }

    proptest! {
        #[test]
        fn every_list_of_words_comes_back(words in proptest::collection::vec(r#"[a-z "\\%é]{0,8}"#, 0..5)) {
            let line: Vec<String> = words.iter().map(|w| quoted(w)).collect();
            prop_assert_eq!(parted(&line.join(" ")), words);
        }

        #[test]
        fn both_ways_of_writing_are_read(text in "[a-z<>/é]{1,20}") {
            prop_assert_eq!(decoded(&utf16(&text)), text.clone());
            prop_assert_eq!(decoded(text.as_bytes()), text);
        }
    }

    #[test]
    fn a_path_through_the_console_is_known_again() {
        assert!(alike(r"C:\Users\J\u{FFFD}rg\x", r"c:\users\J\u{FFFD}rg\x"), "case does not matter");
        assert!(alike("C:\\Users\\J\u{FFFD}rg", "C:\\Users\\Jörg"), "nor a letter the console lost");
        assert!(!alike(r"C:\Users\Jorg", r"C:\Users\Jerg"), "but other letters do");
    }
}
