//! The generated TypeScript is what the commands are.

use halyard_desktop::bindings::typescript;

/// Set to write the file instead of comparing it.
const WRITE: &str = "HALYARD_WRITE_BINDINGS";

#[test]
fn the_generated_types_are_those_of_the_commands() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/bindings.ts");
    let now = typescript().expect("the bindings can be generated");
    if std::env::var_os(WRITE).is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src")).unwrap();
        std::fs::write(file, &now).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(kept == now, "ui/src/bindings.ts is not what the commands are: run ./dev bindings");
}
