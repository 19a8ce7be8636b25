//! A statement of SQL as the words it is made of: what is left when comments and white space are taken away.
//! Two statements with the same words mean the same.
//!
//! Only for comparing. It knows how SQLite parts words, not what they mean, and what it does not know stays as
//! it is written: it may call the same statement different, never a different one the same.

use std::iter::Peekable;
use std::str::Chars;

/// What stands between two words.
const BETWEEN: char = '\u{1f}';

/// The words of `sql`, in order.
pub(super) fn words(sql: &str) -> String {
    if sql.contains(['\0', BETWEEN]) {
        // SQLite would stop at the one; the other is ours. No schema of ours holds either.
        return sql.to_owned();
    }
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql.chars().peekable();
    while let Some(first) = rest.next() {
        match (first, rest.peek()) {
            ('-', Some('-')) => skip_line(&mut rest),
            ('/', Some('*')) => skip_block(&mut rest),
            (' ' | '\t' | '\n' | '\r' | '\x0c', _) => {}
            ('\'' | '"' | '`', _) => quoted(first, first, &mut rest, &mut out),
            ('[', _) => quoted('[', ']', &mut rest, &mut out),
            ('-', Some('>')) => {
                out.extend([BETWEEN, '-']);
                run('>', &mut rest, &mut out);
            }
            _ => {
                out.push(BETWEEN);
                out.push(first);
                run(first, &mut rest, &mut out);
            }
        }
    }
    out
}

fn skip_line(rest: &mut Peekable<Chars<'_>>) {
    while rest.next().is_some_and(|c| c != '\n') {}
}

fn skip_block(rest: &mut Peekable<Chars<'_>>) {
    rest.next();
    let mut star = false;
    for c in rest.by_ref() {
        if star && c == '/' {
            return;
        }
        star = c == '*';
    }
}

/// A text or a name in quotes, as it is: white space and dashes in it count.
fn quoted(open: char, close: char, rest: &mut Peekable<Chars<'_>>, out: &mut String) {
    out.push(BETWEEN);
    out.push(open);
    while let Some(c) = rest.next() {
        out.push(c);
        if c != close {
            continue;
        }
        // A quote written twice is a quote in the text.
        match rest.peek() {
            Some(next) if *next == close && open == close => out.extend(rest.next()),
            _ => return,
        }
    }
}

/// The rest of a name, a number, or a sign of more than one character.
fn run(first: char, rest: &mut Peekable<Chars<'_>>, out: &mut String) {
    let kind = kind(first);
    while let Some(next) =
        rest.peek().copied().filter(|next| kind != Kind::Single && self::kind(*next) == kind)
    {
        out.push(next);
        rest.next();
    }
    // X'00' is one word, X '00' is two.
    if kind == Kind::Word && rest.peek() == Some(&'\'') {
        out.push(BETWEEN);
    }
}

#[derive(PartialEq, Eq)]
enum Kind {
    Word,
    Sign,
    Single,
}

fn kind(c: char) -> Kind {
    match c {
        '<' | '>' | '=' | '!' | '|' => Kind::Sign,
        '_' | '$' | '.' => Kind::Word,
        c if c.is_alphanumeric() || !c.is_ascii() => Kind::Word,
        _ => Kind::Single,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn comments_and_white_space_are_no_words() {
        let plain = "CREATE TABLE t (a INTEGER NOT NULL, b TEXT DEFAULT 'x') STRICT";
        for same in [
            "CREATE TABLE t (\n    a INTEGER NOT NULL, -- what it is\n    b TEXT DEFAULT 'x'\n) STRICT",
            "CREATE  TABLE\tt(a INTEGER NOT NULL,b TEXT DEFAULT 'x')STRICT",
            "CREATE TABLE t (a/* of ' and -- */INTEGER NOT NULL, b TEXT DEFAULT 'x') STRICT -- end",
            "CREATE TABLE t (a INTEGER NOT NULL, b TEXT DEFAULT 'x') STRICT /* not closed",
        ] {
            assert_eq!(words(same), words(plain), "says the same: {same}");
        }
    }

    #[test]
    fn what_means_something_else_is_something_else() {
        let plain = "CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'x -- y')";
        for other in [
            "CREATE TABLE t (a TEXT, b TEXT DEFAULT 'x -- y')",
            "CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'x --  y')",
            "CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'x')",
            "CREATE TABLE t (aINTEGER, b TEXT DEFAULT 'x -- y')",
            "CREATE TABLE t (a INTEGER, c TEXT DEFAULT 'x -- y')",
            "CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'x -- y', c)",
            "CREATE TABLE t (a INTEGER -- , b TEXT DEFAULT 'x -- y')",
            "CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'x '' -- y')",
        ] {
            assert_ne!(words(other), words(plain), "must not be taken for the same: {other}");
        }
        assert_ne!(words("a - - b"), words("a -- b"), "two minus signs are no comment");
        for (one, other) in
            [("a <> b", "a < > b"), ("a -> b", "a - > b"), ("x'00'", "x '00'"), ("a\0b", "ab")]
        {
            assert_ne!(words(one), words(other), "{one:?} and {other:?} are parted differently");
        }
    }

    proptest! {
        /// Whatever stands in quotes is kept to the letter.
        #[test]
        fn a_text_is_kept_to_the_letter(a in "[a-z '\\-/*\\[\\]\"\n]{0,12}", b in "[a-z '\\-/*\\[\\]\"\n]{0,12}") {
            let sql = |text: &str| format!("DEFAULT '{}' --", text.replace('\'', "''"));
            prop_assert_eq!(words(&sql(&a)) == words(&sql(&b)), a == b, "{:?} and {:?}", a, b);
        }

        /// A comment between words changes nothing, whatever it says.
        #[test]
        fn a_comment_may_say_anything(said in "[ -~äß€]{0,20}") {
            prop_assert_eq!(words(&format!("a INTEGER, -- {said}\nb")), words("a INTEGER, b"));
        }
    }
}
