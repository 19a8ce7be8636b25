//! Axe on the real page: WCAG 2.2 A and AA, no violation.

use crate::program::Halyard;

impl Halyard {
    /// Lets axe look at the page as it stands. What it finds on all screens of a journey is told at its end.
    pub async fn is_accessible(&self, what: &str) {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(file).expect("axe-core is installed with the UI");
        // As a driver's script, not in the page: the page's policy runs nothing from elsewhere.
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
                .then(r => done(r.violations.map(v => ({
                    rule: v.id, help: v.help, at: v.nodes.slice(0, 5).map(n => n.html.slice(0, 200) + ' ' + (n.failureSummary || '')),
                }))), e => done([{ rule: 'axe', help: String(e) }]));";
        let found = self.script_async(&format!("{source};\n{run}"), vec![]).await;
        if found.as_array().is_none_or(|list| !list.is_empty()) {
            let told = serde_json::to_string_pretty(&found).unwrap_or_default();
            self.findings.lock().unwrap().push(format!("{what}: {told}"));
        }
    }
}
