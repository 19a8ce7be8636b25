//! Reads one item of a fault list.
//!
//! May not accept anything the catalogue does not list: a mistyped fault that never fires proves nothing.

use super::{
    Fault, Server, Verb, When,
    catalogue::{ENTRIES, Entry, Sort, Takes},
};

/// Reads `[SERVER.][VERB.]NAME[=VALUE][@WHEN]`.
pub(super) fn item(text: &str) -> Result<Fault, String> {
    let (head, when) = match text.split_once('@') {
        Some((head, when)) => (head, Some(when)),
        None => (text, None),
    };
    let (path, value) = match head.split_once('=') {
        Some((path, value)) => (path, Some(value.trim())),
        None => (head, None),
    };
    let (server, path) = match path.trim().split_once('.') {
        Some(("halo", rest)) => (Some(Server::Halo), rest),
        Some(("giacom", rest)) => (Some(Server::Giacom), rest),
        Some(("also", rest)) => (Some(Server::Also), rest),
        _ => (None, path.trim()),
    };
    let (verb, name) = match path.split_once('.') {
        Some(("reads", rest)) => (Some(Verb::Reads), rest),
        Some(("writes", rest)) => (Some(Verb::Writes), rest),
        _ => (None, path),
    };
    let entry = ENTRIES.iter().find(|entry| entry.name == name).ok_or_else(|| unknown(name))?;
    if server.is_some_and(|server| !entry.on.contains(&server)) {
        return Err(format!("`{text}`: the fault `{name}` does not exist on that server"));
    }
    let value = entry_value(entry, value).map_err(|why| format!("`{text}`: {why}"))?;
    let when = match when {
        None => When::Always,
        Some(_) if entry.sort == Sort::Setting => {
            return Err(format!("`{text}`: `{name}` is a setting and takes no `@`"));
        }
        Some(when) => parse_when(when.trim()).ok_or_else(|| {
            format!("`{text}`: after `@` comes a share (0.1 or 10%) or numbers (#5, #5-9, #5+)")
        })?,
    };
    Ok(Fault { name: entry.name, server, verb, value, when })
}

fn entry_value(entry: &Entry, value: Option<&str>) -> Result<Option<String>, String> {
    let whole = |text: &str| {
        text.parse::<u32>()
            .map(|_| Some(text.to_owned()))
            .map_err(|_| format!("`{}` takes a whole number, not `{text}`", entry.name))
    };
    match (entry.takes, value) {
        (Takes::Nothing | Takes::PerhapsNumber, None) => Ok(None),
        (Takes::Nothing, Some(_)) => Err(format!("`{}` takes no value", entry.name)),
        (Takes::Number(default), None) => Ok(Some(default.to_string())),
        (Takes::Number(_) | Takes::PerhapsNumber, Some(value)) => whole(value),
        (Takes::Text(default), value) => match (default, value) {
            (_, Some(value)) if !value.is_empty() => Ok(Some(value.to_owned())),
            ("", _) => Err(format!("`{}` needs a value: {}", entry.name, entry.form())),
            _ => Ok(Some(default.to_owned())),
        },
        (Takes::OneOf(choices), None) => Ok(choices.first().map(|&first| first.to_owned())),
        (Takes::OneOf(choices), Some(value)) if choices.contains(&value) => Ok(Some(value.to_owned())),
        (Takes::OneOf(choices), Some(value)) => {
            Err(format!("`{value}` is not one of {}", choices.join(", ")))
        }
    }
}

fn parse_when(text: &str) -> Option<When> {
    if let Some(numbers) = text.strip_prefix('#') {
        let (first, last) = if let Some(first) = numbers.strip_suffix('+') {
            (first.parse().ok()?, u64::MAX)
        } else if let Some((first, last)) = numbers.split_once('-') {
            (first.parse().ok()?, last.parse().ok()?)
        } else {
            let only = numbers.parse().ok()?;
            (only, only)
        };
        return (first >= 1 && first <= last).then_some(When::Numbers(first, last));
    }
    let share = match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f64>().ok()? / 100.0,
        None => text.parse::<f64>().ok()?,
    };
    (0.0..=1.0).contains(&share).then_some(When::Share(share))
}

fn unknown(name: &str) -> String {
    let known = ENTRIES.iter().map(|entry| entry.name).collect::<Vec<_>>().join(", ");
    format!("`{name}` is no fault; known are: {known}")
}

#[cfg(test)]
mod tests {
    use crate::faults::{Faults, When};

    fn read(text: &str) -> Result<Faults, String> {
        text.parse::<Faults>().map_err(|error| error.to_string())
    }

    #[test]
    fn the_forms_of_the_head_comment_are_read() {
        let list = read("halo.429=5@10%, halo.writes.500@0.05,drop-after-write@#3,rate-limit=0,batch=first");
        let list = list.expect("all of these are in the catalogue");
        assert_eq!(list.0.len(), 5, "five items, whatever the spaces");
        assert_eq!(list.0[0].when, When::Share(0.1), "10% is a tenth");
        assert_eq!(list.0[0].value.as_deref(), Some("5"), "the value is the Retry-After");
        assert_eq!(list.0[2].when, When::Numbers(3, 3), "#3 is the third only");
        assert_eq!(read(&list.to_string()), Ok(list), "a list reads back from what it prints");
    }

    #[test]
    fn mistakes_are_named() {
        let unknown = read("halo.nonsense").expect_err("there is no such fault");
        assert!(
            unknown.contains("nonsense") && unknown.contains("drop-after-write"),
            "lists the known: {unknown}"
        );
        assert!(read("giacom.batch=first").is_err(), "Giacom has no writes to batch");
        assert!(read("batch=sometimes").is_err(), "batch has fixed modes");
        assert!(read("rate-limit=0@5%").is_err(), "a setting holds always");
        assert!(read("halo.500@150%").is_err(), "no share above one");
        assert!(read("slow=soon").is_err(), "milliseconds are a number");
        assert_eq!(read(""), Ok(Faults::default()), "an empty list is no faults");
    }

    #[test]
    fn the_catalogue_has_no_twins() {
        let mut names = Faults::names();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "two faults of one name could not be told apart");
    }
}
