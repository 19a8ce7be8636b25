//! `undo` as it is typed.

use halyard_core::app::UndoChoice;

#[derive(Debug, clap::Args)]
pub struct Undo {
    /// R…
    pub run: String,
    /// Apply it as well
    #[arg(long)]
    pub apply: bool,
    /// Undo these fields although they were changed since: a licence's number in Halo and the field
    /// (4711:count), or client-12:name. The undo's plan (show P…) lists what can be named
    #[arg(long, value_delimiter = ',', value_name = "RECORD:FIELD")]
    pub also: Vec<UndoChoice>,
    /// Delete the licences the run made instead of setting them inactive, where nobody changed them and no
    /// invoice line counts them. A deleted licence does not come back
    #[arg(long)]
    pub delete_created: bool,
    /// Confirms --delete-created: "delete 3 licences", with their number
    #[arg(long, value_name = "TEXT", requires = "delete_created")]
    pub confirm: Option<String>,
}
