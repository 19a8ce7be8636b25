//! A practice company with the real command line connected to it: where every scenario takes place.
//!
//! May not decide what happens there.

use crate::halyard::{Halyard, Said};
use halyard_practice::{Practice, PracticeOptions, start};
use serde_json::Value;
use std::{io, path::Path};
use tempfile::TempDir;
use tokio::runtime::Handle;

/// A practice company, and an installation of the command line with an empty data folder.
pub struct Office {
    /// The servers.
    pub practice: Practice,
    /// The command line.
    pub halyard: Halyard,
    _folder: TempDir,
    _servers: Handle,
}

impl Office {
    /// Opens it; the servers run on `servers`.
    pub fn open(servers: &Handle, program: &Path, options: PracticeOptions) -> io::Result<Self> {
        let practice = servers.block_on(start(options))?;
        let folder = tempfile::tempdir()?;
        let at = practice.addresses();
        let halyard = Halyard::new(program, &folder.path().join("data"))
            .with("HALYARD_SECRET_HALO_CLIENT_SECRET", &at.halo.client_secret)
            .with("HALYARD_SECRET_GIACOM_API_KEY", &at.giacom.api_key);
        Ok(Self { practice, halyard, _folder: folder, _servers: servers.clone() })
    }

    /// Connects both sides, without a budget, `batch` records at most in one write.
    pub fn connect(&self, batch: u32) -> Result<(), String> {
        let at = self.practice.addresses();
        let batch = batch.to_string();
        let halo =
            ["connect", "halo", "--resource-url", &at.halo.resource_url, "--auth-url", &at.halo.auth_url];
        let more = [
            "--tenant",
            &at.halo.tenant,
            "--client-id",
            &at.halo.client_id,
            "--budget",
            "0",
            "--batch",
            &batch,
        ];
        self.must(&[&halo[..], &more[..]].concat())?;
        self.must(&["connect", "giacom", "--base-url", &at.giacom.base_url])?;
        Ok(())
    }

    /// Saves exact matches and suggestions; where two clients bear a name, decides as a person would who
    /// knows them.
    pub fn matched(&self) -> Result<(), String> {
        let list = self.must(&["match", "giacom", "accept", "--suggested"])?;
        let undecided = list["undecided"].as_array().cloned().unwrap_or_default();
        for known in self.practice.pairings() {
            let open = undecided.iter().any(|u| u["customer_id"] == known.customer_id.as_str());
            if let (true, Some(client)) = (open, known.client_ids.first()) {
                self.must(&["match", "giacom", "set", &known.customer_id, &client.to_string()])?;
            }
        }
        Ok(())
    }

    /// A command that has to end with 0; its JSON.
    pub fn must(&self, arguments: &[&str]) -> Result<Value, String> {
        let said = self.said(arguments)?;
        if said.code == Some(0) { said.json() } else { Err(format!("{}: {said}", arguments.join(" "))) }
    }

    /// A command, whatever its end.
    pub fn said(&self, arguments: &[&str]) -> Result<Said, String> {
        self.halyard.run(arguments).map_err(|e| format!("{}: {e}", arguments.join(" ")))
    }

    /// Requests that have come in so far, tokens included.
    pub fn requests(&self) -> u64 {
        let counts = self.practice.counts();
        counts.halo_total + counts.token + counts.giacom
    }
}
