//! Finding things as a person does: by what they are called; and waiting until they are there.

use crate::program::{Halyard, PATIENCE};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Locator, wd::TimeoutConfiguration};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// What can be pressed, by its visible text or its label.
const PRESSABLE: &str = "self::button or self::a or @role='button' or @role='tab' or @role='radio' or \
                         @role='checkbox' or @role='switch' or @role='option' or @role='menuitem' or self::label";

/// How often it is looked for: what is measured must not wait for the next look.
const GLANCE: Duration = Duration::from_millis(10);

impl Halyard {
    /// Waits for the element of a `data-testid`.
    pub async fn at(&self, id: &str) -> Element {
        self.see(&format!("[data-testid='{id}']")).await
    }

    /// Presses the element of a `data-testid`, once it can be pressed.
    pub async fn tap(&self, id: &str) {
        let path =
            format!("//*[@data-testid={} and not(@disabled) and not(@aria-disabled='true')]", quoted(id));
        self.press_at(&path, id).await;
    }

    /// Waits until something matches a CSS selector.
    pub async fn see(&self, css: &str) -> Element {
        match self.page.wait().at_most(PATIENCE).every(GLANCE).for_element(Locator::Css(css)).await {
            Ok(found) => found,
            Err(e) => panic!("{css} did not appear ({e}). The page says:\n{}", self.said().await),
        }
    }

    /// Waits until the page says something.
    pub async fn reads(&self, words: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.said().await.contains(words) {
            assert!(
                Instant::now() < until,
                "{words:?} did not appear. The page says:\n{}",
                self.said().await
            );
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// All the page says, as shown.
    pub async fn said(&self) -> String {
        self.script("return document.body ? document.body.innerText : ''", vec![])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Presses what bears this name, wholly; waits until it is there and can be pressed.
    pub async fn press(&self, name: &str) {
        let quoted = quoted(name);
        let path = format!(
            "//*[({PRESSABLE}) and (normalize-space(.)={quoted} or @aria-label={quoted} or @title={quoted}) \
             and not(@disabled) and not(@aria-disabled='true')]"
        );
        self.press_at(&path, name).await;
    }

    /// Presses what has a name that begins so ("Apply " for "Apply 12 changes").
    pub async fn press_starting(&self, start: &str) {
        let quoted = quoted(start);
        let path = format!(
            "//*[({PRESSABLE}) and (starts-with(normalize-space(.),{quoted}) or starts-with(@aria-label,{quoted})) \
             and not(@disabled) and not(@aria-disabled='true')]"
        );
        self.press_at(&path, start).await;
    }

    async fn press_at(&self, path: &str, name: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            for found in self.page.find_all(Locator::XPath(path)).await.unwrap_or_default() {
                if found.is_displayed().await.unwrap_or(false) && found.click().await.is_ok() {
                    return;
                }
            }
            assert!(
                Instant::now() < until,
                "{name:?} cannot be pressed. The page says:\n{}",
                self.said().await
            );
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// Fills the field of this label, in place of what is in it.
    pub async fn fill(&self, label: &str, text: &str) {
        let quoted = quoted(label);
        let path = format!(
            "//*[(self::input or self::textarea) and (@aria-label={quoted} or @id=//label[starts-with(normalize-space(.),{quoted})]/@for)]"
        );
        let wait = self.page.wait().at_most(PATIENCE);
        let field = match wait.for_element(Locator::XPath(&path)).await {
            Ok(field) => field,
            Err(e) => panic!("no field {label:?} ({e}). The page says:\n{}", self.said().await),
        };
        // As a person does; clearing from outside is not seen by the page.
        field.click().await.unwrap();
        field.send_keys(&format!("{}a{}", Key::Control, Key::Null)).await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: &str) {
        self.page.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Waits until the focus is in an element of this kind, and rests there: dialogs take it when they are drawn.
    pub async fn focus_in(&self, css: &str) {
        let script = "return document.activeElement?.closest(arguments[0]) !== null";
        let until = Instant::now() + PATIENCE;
        let mut times = 0;
        while times < 3 {
            let there = self.script(script, vec![json!(css)]).await == Value::Bool(true);
            times = if there { times + 1 } else { 0 };
            assert!(Instant::now() < until, "the focus is not in {css}; it is on {:?}", self.focused().await);
            tokio::time::sleep(Duration::from_millis(80)).await;
        }
    }

    /// Moves the focus with Tab until it is on what bears this name; at most `steps` times.
    pub async fn tab_to(&self, name: &str, steps: usize) {
        for _ in 0..steps {
            self.keys(&Key::Tab.to_string()).await;
            if self.focused().await.contains(name) {
                return;
            }
        }
        panic!("Tab does not reach {name:?}; it is on {:?}", self.focused().await);
    }

    /// What the focused control is called.
    pub async fn focused(&self) -> String {
        let script = "const e = document.activeElement;
            if (!e?.matches('button, a, input, select, textarea, [role=button], [role=row], [role=tab]')) return '';
            const label = e.labels && e.labels[0] ? e.labels[0].innerText : '';
            const by = (e.getAttribute('aria-labelledby') || '').split(' ')
                .map(id => document.getElementById(id)?.innerText || '').join(' ');
            return [e.getAttribute('aria-label') || '', label, by, e.innerText || ''].join(' ').trim()";
        self.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, args: Vec<Value>) -> Value {
        self.page.execute(script, args).await.unwrap_or(Value::Null)
    }

    /// Runs a script that ends by calling its last argument.
    pub async fn script_async(&self, script: &str, args: Vec<Value>) -> Value {
        let limits = TimeoutConfiguration::new(Some(Duration::from_mins(1)), None, None);
        self.page.update_timeouts(limits).await.unwrap();
        self.page.execute_async(script, args).await.unwrap_or_else(|e| json!({ "failed": e.to_string() }))
    }

    /// Goes to a place of the window by its address (`/history`).
    pub async fn go(&self, place: &str) {
        self.script("location.hash = arguments[0]", vec![json!(format!("#{place}"))]).await;
    }
}

fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
