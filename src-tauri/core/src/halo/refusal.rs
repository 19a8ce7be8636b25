//! Halo's refusals in words: which permission is missing, which record was not taken and why.

use super::WriteError;
use super::module::{Access, Module};
use crate::http::values::{Json, Object};
use crate::http::{Answer, Failure};
use crate::{Error, ErrorCode};

/// A reading that was answered with something else than 2xx.
pub(super) fn read_error(module: Module, answer: &Answer) -> Error {
    match answer.status {
        401 | 403 => permission(module, Access::Read, answer.status),
        400 => Error { why: message(answer), ..answer.explain() },
        _ => answer.explain(),
    }
}

/// A write that was answered with something else than 2xx, told by what it means for the records.
pub(super) fn write_error(module: Module, answer: &Answer) -> WriteError {
    let error = match answer.status {
        401 | 403 => WriteError::NotLanded(permission(module, Access::Write, answer.status)),
        415 | 429 => WriteError::NotLanded(answer.explain()),
        404 => WriteError::Refused(Error { why: message(answer), ..answer.explain() }),
        // 408: Halo, or a gateway, gave up in the midst of it.
        408 => WriteError::Unknown(answer.explain()),
        400..=499 => WriteError::Refused(Error::new(
            ErrorCode::HaloRecordRefused,
            format!("Halo refused to write {} ({}).", module.noun(), answer.status),
            message(answer),
            "Correct in Halo or at the vendor what it names, then plan again.",
        )),
        // A redirect is often the answer after something was done.
        _ => WriteError::Unknown(answer.explain()),
    };
    error.answered(answer.status)
}

/// A write that brought no whole answer.
pub(super) fn write_failure(failure: Failure) -> WriteError {
    if failure.may_have_landed {
        WriteError::Unknown(failure.error)
    } else {
        WriteError::NotLanded(failure.error)
    }
}

/// A module that is closed: 403, or 401 although the token is fresh (facts 1.5, VERIFIED by a note of an
/// author).
pub(super) fn permission(module: Module, access: Access, status: u16) -> Error {
    let (noun, verb, setting, scope) = (module.noun(), access.verb(), module.permission(), module.scope());
    let level =
        if module == Module::Licences || access == Access::Write { "Read and Modify" } else { "Read" };
    let scopes =
        if level == "Read" { format!("read:{scope}") } else { format!("read:{scope} and edit:{scope}") };
    Error::new(
        ErrorCode::HaloPermission,
        format!("Halo refused to {verb} {noun} ({status})."),
        "The agent the application signs in as, or the application itself, may not do that. Both must allow \
         it.",
        format!(
            "In Halo open Configuration > Teams and Agents > Agents > the API agent > Permissions and set \
             {setting} to {level}. In the application, the Permissions tab must have {scopes}."
        ),
    )
}

/// What Halo says about a refused record, in all the forms its answers take (facts 9.2, VERIFIED).
pub(super) fn message(answer: &Answer) -> String {
    let told = Json::parse(&answer.text)
        .and_then(|json| json.object().map_or_else(|| json.words(), |object| from_object(&object)));
    match told {
        Some(text) => answer.safe(&text),
        None => answer.excerpt(),
    }
}

fn from_object(object: &Object<'_>) -> Option<String> {
    let named = ["errorMessage", "error_description", "Message", "error", "detail", "title"];
    if let Some(errors) = object.get("errors").and_then(Json::object) {
        return model_state(&errors).or_else(|| object.any(&named).and_then(Json::words));
    }
    object.any(&named).and_then(Json::words).or_else(|| model_state(object))
}

/// A map from field to sentences: `{"[0].id": ["…"]}`.
fn model_state(object: &Object<'_>) -> Option<String> {
    let sentences: Vec<String> = object
        .iter()
        .filter_map(|(field, value)| {
            let said = match value.array() {
                Some(list) => list.into_iter().filter_map(Json::words).collect::<Vec<_>>().join(" "),
                None => value.words()?,
            };
            Some(if field.is_empty() { said } else { format!("{field}: {said}") })
        })
        .collect();
    (!sentences.is_empty()).then(|| sentences.join("; "))
}
