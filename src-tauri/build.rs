//! Lets Tauri read its configuration, capabilities and permissions where this project keeps them.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    // Without these the access list goes stale without a word.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    let manifest =
        tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*.toml");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*.json")
        .app_manifest(manifest);
    tauri_build::try_build(attributes).map_err(|e| format!("{e:#}"))?;
    // Tauri always writes its schemas beside Cargo.toml; they belong with the shell.
    let _ = std::fs::remove_dir_all("src-tauri/gen");
    std::fs::rename("gen", "src-tauri/gen")?;
    Ok(())
}
