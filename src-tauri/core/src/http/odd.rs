//! Foreign input as no honest server writes it, for the properties of everything that decodes: JSON of every
//! shape, numbers in every dress, days that are none, texts that end in half a character.
//!
//! `PROPTEST_CASES` sets how many cases each property tries (`./dev fuzz --cases N`).

use proptest::prelude::*;

/// As many cases as are usual for a costly property, or as many as are asked for.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    if asked { ProptestConfig::default() } else { ProptestConfig::with_cases(usual) }
}

/// A JSON value of a kind that a member may have by mistake or by malice, as text.
pub(crate) fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => number(),
        2 => number().prop_map(|n| format!("\"{n}\"")),
        2 => day().prop_map(|d| format!("\"{d}\"")),
        3 => words(),
        1 => prop::sample::select(vec![
            "null", "true", "false", "\"true\"", "\"Yes\"", "\"\"", "\"  \"", "[]", "{}", "[null]", "{\"\":null}",
            "\"\\ud800\"", "\"a\\udfffb\"", "\"\\u0000\"", "\"\u{feff}\"", "\"\\u202e123\"",
        ]).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|s| quoted(&s)),
        1 => (1usize..200).prop_map(|depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth))),
        1 => (1usize..200).prop_map(|depth| format!("{}0{}", "{\"a\":".repeat(depth), "}".repeat(depth))),
    ]
}

/// A number as JSON allows it, or nearly.
pub(crate) fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        (0i64..60).prop_map(|n| n.to_string()),
        any::<i64>().prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| n.to_string()),
        any::<f64>().prop_filter("JSON has no infinity", |n| n.is_finite()).prop_map(|n| format!("{n:e}")),
        (0i64..99, 0u32..12).prop_map(|(n, zeros)| format!("{n}.{}", "0".repeat(zeros as usize + 1))),
        (1u32..90).prop_map(|zeros| format!("0.{}1", "0".repeat(zeros as usize))),
        (-400i32..400).prop_map(|exponent| format!("1e{exponent}")),
        (1u32..5000).prop_map(|digits| "9".repeat(digits as usize)),
        prop::sample::select(vec!["-0", "0", "0.0", "0e9", "9.4000000000000004", "2147483648", "-1"])
            .prop_map(str::to_owned),
    ]
}

/// A day, or what is none.
pub(crate) fn day() -> impl Strategy<Value = String> {
    prop_oneof![
        (0u32..12000, 0u32..14, 0u32..33).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        (0u32..12000, 0u32..14, 0u32..33).prop_map(|(y, m, d)| format!("{d:02}/{m:02}/{y}")),
        (1900u32..2100, 1u32..13, 1u32..32, "[T ][0-9:.]{0,20}[Z+-]?[0-9:]{0,6}")
            .prop_map(|(y, m, d, rest)| format!("{y:04}-{m:02}-{d:02}{rest}")),
        "[0-9/T:-]{0,24}",
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9 .,&'_-]{0,20}",
        "[\\PC]{0,12}",
        prop::sample::select(vec![
            "=cmd|' /C calc'!A0",
            "<script>x</script>",
            "1,200.50",
            "1.234,56",
            "1_000",
            "NaN",
            "inf"
        ])
        .prop_map(str::to_owned),
    ]
    .prop_map(|text| quoted(&text))
}

/// A text as JSON.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An object that has some of these members, in any casing, some of them twice, each with anything in it.
pub(crate) fn object(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    let known = (prop::sample::select(names), 0u8..3, leaf()).prop_map(|(name, case, value)| {
        let name = match case {
            0 => name.to_owned(),
            1 => name.to_ascii_uppercase(),
            _ => name[..1].to_ascii_uppercase() + &name[1..],
        };
        format!("{}:{value}", quoted(&name))
    });
    let other = (any::<String>(), leaf()).prop_map(|(name, value)| format!("{}:{value}", quoted(&name)));
    let broken = leaf().prop_map(|value| format!("\"\\ud83d\":{value}"));
    let member = prop_oneof![18 => known, 1 => other, 1 => broken];
    prop::collection::vec(member, 0..14).prop_map(|members| format!("{{{}}}", members.join(",")))
}

/// Rows, and now and then something that is no row.
pub(crate) fn rows(names: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof![9 => object(names), 1 => leaf()], 0..8)
}

/// A list as servers wrap it, with members that speak of pages and may say anything.
pub(crate) fn list(
    rows: impl Strategy<Value = Vec<String>>,
    keys: &'static [&'static str],
    pages: &'static [&'static str],
) -> impl Strategy<Value = String> {
    (rows, prop::sample::select(keys), object(pages), 0u8..6).prop_map(|(rows, key, pages, form)| {
        let rows = format!("[{}]", rows.join(","));
        let inner = pages.trim_start_matches('{').trim_end_matches('}');
        let more = if inner.is_empty() { String::new() } else { format!(",{inner}") };
        match form {
            0 => rows,
            1 => format!("{{\"{key}\":{rows},\"pagination\":{pages}}}"),
            2 => format!("{{\"{key}\":{{\"items\":{rows}}}{more}}}"),
            _ if pages.ends_with("}}") => format!("{{\"{key}\":{rows}}}"),
            _ => format!("{{\"{key}\":{rows}{more}}}"),
        }
    })
}

/// True where a JSON value is a plain nought: the only thing that may be read as 0.
pub(crate) fn is_nought(json: &str) -> bool {
    let plain = json.trim_matches('"').trim().trim_start_matches(['-', '+']);
    let digits = plain.split(['e', 'E']).next().unwrap_or_default();
    digits.contains('0') && digits.bytes().all(|b| matches!(b, b'0' | b'.' | b','))
}
